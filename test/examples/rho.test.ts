/** The Rho data library, against the same counted from its files in a few lines. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { ROOT } from "../cli/command.ts";
import { type ExampleRun, estimateOf, type Row, rowsOf, runExample, verdicts } from "./run-example.ts";

const FOLDER = "examples/rho";
const read = (name: string) => rowsOf(readFileSync(join(ROOT, FOLDER, "data", name), "utf8"));
const treated = read("dm.csv").filter((row) => row["SAFFL"] === "Y");
const [labs, events] = [read("lb.csv"), read("ae.csv")];
const key = (row: Row) => [row["USUBJID"], row["LBTEST"], row["LBDT"]].join();
const perDay = countsOf(labs.map(key));

function countsOf(texts: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}

/** Results with a value, but for days with two values. */
function results(id: string | undefined, test: string): readonly { day: string; value: number }[] {
  return labs
    .filter((row) => row["USUBJID"] === id && row["LBTEST"] === test && row["LBSTRESN"] !== "")
    .filter((row) => perDay.get(key(row)) === 1)
    .map((row) => ({ day: row["LBDT"] ?? "", value: Number(row["LBSTRESN"]) }))
    .sort((a, b) => (a.day < b.day ? -1 : 1));
}

let run: ExampleRun;
beforeAll(async () => {
  run = await runExample(`${FOLDER}/study.yaml`, `${FOLDER}/data`);
});

describe("the Rho data library", () => {
  it("has the change from baseline to the nadir of the platelets of everybody treated", () => {
    const found = verdicts(run, "PLTNADC");
    let compared = 0;
    for (const { USUBJID: id = "", RFSTDTC: start = "" } of treated) {
      const counts = results(id, "Platelet count");
      const before = counts.findLast(({ day }) => day <= start);
      const after = counts.filter(({ day }) => day > start).map(({ value }) => value);
      if (before === undefined || after.length === 0) expect(found.get(id)?.["AVAL"], id).toBe("");
      else {
        expect(Number(found.get(id)?.["AVAL"]), id).toBeCloseTo(Math.min(...after) - before.value, 9);
        compared += 1;
      }
    }
    expect([treated.length, compared]).toEqual([63, 57]);
  });

  it("has a leukocyte count below 4 in 20 of 58", () => {
    const low = treated.filter(({ USUBJID: id, RFSTDTC: start = "" }) =>
      results(id, "WBC count").some(({ day, value }) => day > start && value < 4),
    );
    expect(low).toHaveLength(20);
    const { VALUE: value, N: n } =
      estimateOf(run, { PARAMCD: "LEUKOPEN", GROUP: "Total", STATISTIC: "proportion" }) ?? {};
    expect([Number(value), n]).toEqual([20 / 58, "58"]);
  });

  it("has the participants with a related event within 182 days", () => {
    const related = new Set(["POSSIBLY RELATED", "PROBABLY RELATED", "DEFINITELY RELATED"]);
    const days = (a = "", b = "") => (Date.parse(b) - Date.parse(a)) / 86_400_000;
    const ids = treated.filter(({ USUBJID: id, RFSTDTC: start }) =>
      events.some((row) => {
        const since = days(start, row["AESTDT"]);
        return row["USUBJID"] === id && related.has(row["AEREL"] ?? "") && since >= 0 && since <= 182;
      }),
    );
    const found = [...verdicts(run, "AEREL")].filter(([, row]) => row["AVALC"] === "Y").map(([id]) => id);
    expect(found.sort()).toEqual(ids.map((row) => row["USUBJID"]).sort());
    expect(found).toHaveLength(32);
  });

  it("sets aside what is blank and what is in conflict, and nothing else", () => {
    const codes = countsOf(run.ledger.map((row) => row["code"] ?? ""));
    expect([...codes].map(([code, count]) => `${code} ${count}`).sort()).toEqual(["CONFLICT 4", "VALUE_BLANK 117"]);
    expect(labs.filter((row) => row["LBTEST"] !== "RBC count" && row["LBSTRESN"] === "")).toHaveLength(117);
    expect(run.text).toMatch(/lb\.csv \(labs\)\s+906\s+483\s+302\s+121/);
  });
});
