/** thiomon: neutrophils = leukocytes × share / 100, against the product in hundredths of thousandths, which is exact in whole numbers. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { ROOT } from "../cli/command.ts";
import { type ExampleRun, rowsOf, runExample, verdicts } from "./run-example.ts";

const rows = rowsOf(readFileSync(join(ROOT, "examples/thiomon/data/thiomon_cbc.csv"), "utf8"));
let run: ExampleRun;
beforeAll(async () => {
  run = await runExample("examples/thiomon/study.yaml", "examples/thiomon/data");
});

/** Both factors have one decimal, so the product has two, and a hundredth of it four. */
const tenths = (text: string | undefined) => Math.round(Number(text) * 10);

describe("thiomon", () => {
  it("gives every count with a day the exact product", () => {
    const found = verdicts(run, "ANC");
    const dated = rows.filter((row) => row["days_of_life"] !== "");
    expect(dated).toHaveLength(401);
    for (const { sample_row: id = "", wbc, neut_percent: share } of dated) {
      const value = Number(found.get(id)?.["AVAL"]);
      expect(Math.round(value * 10_000), `sample ${id}`).toBe(tenths(wbc) * tenths(share));
    }
  });

  it("grades them as the same limits on whole numbers do", () => {
    const grade = (product: number) =>
      product < 5000 ? "G4" : product < 10_000 ? "G3" : product < 15_000 ? "G2" : "NONE";
    const found = verdicts(run, "ANCGR");
    const counts = new Map<string, number>();
    for (const { sample_row: id = "", wbc, neut_percent: share, days_of_life: day } of rows) {
      const expected = day === "" ? "" : grade(tenths(wbc) * tenths(share));
      expect(found.get(id)?.["AVALC"], `sample ${id}`).toBe(expected);
      counts.set(expected, (counts.get(expected) ?? 0) + 1);
    }
    expect(Object.fromEntries(counts)).toEqual({ G4: 3, G3: 12, G2: 23, NONE: 363, "": 1 });
  });

  it("sets aside the seven results of the row without a day, and nothing else", () => {
    expect(run.ledger.map((row) => row["code"])).toEqual(Array.from({ length: 7 }, () => "DATA_BAD_DATE"));
    expect(new Set(run.ledger.map((row) => row["line"]))).toEqual(new Set(["403"]));
  });
});
