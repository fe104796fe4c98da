/** MIMIC-III through the preset `mimic`: platelet increments against those that were computed from the same tables with R. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { ROOT } from "../cli/command.ts";
import { type ExampleRun, type Row, rowsOf, runExample } from "./run-example.ts";

const FOLDER = "examples/mimic-demo";
const read = (name: string) => readFileSync(join(ROOT, FOLDER, name), "utf8");
const expected = rowsOf(read("expected_platelet_increments.csv"));
let run: ExampleRun;
beforeAll(async () => {
  run = await runExample(`${FOLDER}/study.yaml`, `${FOLDER}/data`);
});

/** `INPUTEVENTS_CV.csv:121` by the number that the hospital's table gives its row. */
function placeOf({ source = "", source_row: row = "" }: Row): string {
  const file = source === "inputevents_cv" ? "INPUTEVENTS_CV.csv" : "INPUTEVENTS_MV.csv";
  const line = read(`data/${file}`)
    .split("\n")
    .findIndex((text) => text.startsWith(`${row},`));
  return `${file}:${line + 1}`;
}

function increments(paramcd: string): ReadonlyMap<string, string> {
  return new Map(
    run.derivations
      .filter((row) => row["PARAMCD"] === paramcd)
      .map((row) => [String(row["SRC"]).split(";")[0] ?? "", row["AVAL"] || (row["REASON"] ?? "")]),
  );
}

describe("MIMIC-III demo", () => {
  it.each([
    ["INC1H", "post_10_60min", 21],
    ["INC24H", "post_18_24h", 39],
  ])("%s of every transfusion is the expected one", (paramcd, column, count) => {
    const found = increments(paramcd);
    expect(found.size).toBe(53);
    for (const row of expected) {
      const [before, after] = [row["pre"] ?? "", row[column] ?? ""];
      const wanted = after === "" ? "NO_POST" : String(Number(after) - Number(before));
      expect(found.get(placeOf(row)), `${row["source_row"]} of ${row["participant_id"]}`).toBe(wanted);
    }
    expect([...found.values()].filter((value) => value !== "NO_POST")).toHaveLength(count);
  });

  it("accounts for every row of the six tables", () => {
    const lines = run.text.split("\n");
    const rows = lines.slice(lines.findIndex((line) => line.startsWith("rows of")) + 1).slice(0, 8);
    expect(rows.map((line) => line.trim().split(/\s{2,}/))).toEqual([
      ["PATIENTS.csv (participants)", "6", "6", "0", "0"],
      ["ADMISSIONS.csv (participants)", "20", "6", "14", "0"],
      ["CHARTEVENTS.csv (participants 1)", "150", "6", "144", "0"],
      ["CHARTEVENTS.csv (participants 2)", "150", "6", "144", "0"],
      ["INPUTEVENTS_MV.csv (interventions)", "46", "6", "40", "0"],
      ["INPUTEVENTS_CV.csv (interventions)", "168", "47", "121", "0"],
      ["PATIENTS.csv (events)", "6", "6", "0", "0"],
      ["LABEVENTS.csv (labs)", "2156", "420", "1736", "0"],
    ]);
  });
});
