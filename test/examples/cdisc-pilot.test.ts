/** The CDISC pilot through the preset `sdtm`, against the analysis dataset that admiral makes of the same data. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { ROOT } from "../cli/command.ts";
import { type ExampleRun, rowsOf, runExample, verdicts } from "./run-example.ts";

const published = rowsOf(
  readFileSync(join(ROOT, "test/validation/data/cdisc-pilot/expected_by_subject.csv"), "utf8"),
).filter((row) => row["PARAMCD"] === "HGB");
const byParticipant = new Map(published.map((row) => [String(row["USUBJID"]), row]));
let run: ExampleRun;
beforeAll(async () => {
  run = await runExample("examples/cdisc-pilot/study.yaml", "examples/cdisc-pilot/data");
});

describe("the CDISC pilot", () => {
  // The published haemoglobin is in mmol/L, made from g/dL by the factor 0.6206.
  it("has the published change to the nadir, and none where none is published", () => {
    const found = verdicts(run, "HBNADC");
    const compared = [...found].filter(([id]) => byParticipant.has(id));
    expect(compared).toHaveLength(9);
    for (const [id, row] of compared) {
      const change = byParticipant.get(id)?.["NADIRCHG"] ?? "";
      if (change === "") expect(row["AVAL"], id).toBe("");
      else expect((Number(row["AVAL"]) / 10) * 0.6206, id).toBeCloseTo(Number(change), 9);
    }
    expect(compared.filter(([, row]) => row["AVAL"] !== "")).toHaveLength(8);
  });

  it("leaves the screen failure out of the treated", () => {
    const row = verdicts(run, "HBNADC").get("01-701-1057");
    expect([row?.["ARM"], row?.["REASON"]]).toEqual(["Screen Failure", "NOT_IN_POPULATION"]);
  });

  it("accounts for every row of the five data sets", () => {
    const lines = run.text.split("\n").slice(run.text.split("\n").findIndex((line) => line.startsWith("rows of")));
    expect(lines.slice(1, 7).map((line) => line.trim().split(/\s{2,}/))).toEqual([
      ["dm.csv (participants)", "10", "10", "0", "0"],
      ["ex.csv (interventions)", "21", "21", "0", "0"],
      ["ae.csv (events)", "25", "21", "0", "4", "2 DATA_BAD_DATE, 2 DUPLICATE"],
      ["dm.csv (events)", "10", "1", "9", "0"],
      ["ds.csv (events)", "30", "1", "29", "0"],
      ["lb.csv (labs)", "566", "126", "440", "0"],
    ]);
  });

  it("says what became of the dates of which only a part is known, and of events written twice", () => {
    const said = run.ledger.map((row) => [row["line"], row["column"], row["code"], row["raw"]].join(" "));
    expect(said).toEqual([
      "9 AESTDTC DUPLICATE adverse-event",
      "14 AESTDTC DUPLICATE adverse-event",
      "21 AESTDTC DATE_IMPUTED 2011-11",
      "24 AESTDTC DATA_BAD_DATE 1977",
      "25 AESTDTC DATA_BAD_DATE 1977",
    ]);
  });
});
