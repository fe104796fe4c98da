/** OMOP by concept codes and by concept numbers, against the lowest values in the file. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { inRoot, nadir, ROOT } from "../cli/command.ts";
import { type ExampleRun, rowsOf, runExample, verdicts } from "./run-example.ts";

const FOLDER = "examples/omop-synthea";
const rows = rowsOf(readFileSync(join(ROOT, FOLDER, "data/MEASUREMENT.csv"), "utf8"));
let run: ExampleRun;
beforeAll(async () => {
  run = await runExample(`${FOLDER}/study.yaml`, `${FOLDER}/data`);
});

describe("OMOP Synthea27", () => {
  it.each([
    ["HBMIN", "718-7", 10],
    ["PLTMIN", "777-3", 1],
    ["WBCMIN", "6690-2", 1],
  ])("%s is the lowest of LOINC %s", (paramcd, loinc, factor) => {
    const found = verdicts(run, paramcd);
    expect(found.size).toBe(12);
    for (const [id, row] of found) {
      const values = rows.filter((other) => other["person_id"] === id && other["measurement_source_value"] === loinc);
      const lowest = Math.min(...values.map((other) => Number(other["value_as_number"])));
      expect(Number(row["AVAL"]), id).toBeCloseTo(lowest * factor, 9);
    }
  });

  it("accounts for every measurement and concept", () => {
    expect(run.text).toMatch(/MEASUREMENT\.csv \(labs\)\s+249\s+150\s+99\s+0/);
    expect(run.text).toMatch(/CONCEPT\.csv \(.*\)\s+9\s+7\s+2\s+0/);
    expect(run.ledger).toEqual([]);
  });

  it("comes to the same by the numbers of the preset alone", async () => {
    const folder = mkdtempSync(join(tmpdir(), "nadir-omop-"));
    const [sources, out] = [join(folder, "sources.yaml"), join(folder, "out")];
    writeFileSync(sources, "nadir-sources: 1\npreset: omop\n");
    const args = ["--data", inRoot(`${FOLDER}/data`), "--sources", sources, "--out", out, "--format", "none"];
    const { status } = await nadir("run", inRoot(`${FOLDER}/study.yaml`), ...args);
    const estimates = status === 0 ? readFileSync(join(out, "estimates.csv"), "utf8") : "";
    rmSync(folder, { recursive: true });
    expect(estimates).toBe(run.estimatesText);
  });
});
