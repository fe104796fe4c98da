/** The two copies of the Tongji export against each other, and against counts that this test makes of the file by itself. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { ROOT } from "../cli/command.ts";
import { type ExampleRun, type Row, rowsOf, runExample, verdicts } from "./run-example.ts";

const FOLDER = "examples/tongji-wuhan";
let english: ExampleRun;
let chinese: ExampleRun;
beforeAll(async () => {
  english = await runExample(`${FOLDER}/study.yaml`, `${FOLDER}/english`);
  chinese = await runExample(`${FOLDER}/study.yaml`, `${FOLDER}/chinese`);
});

/** The rows of the Chinese copy with the patient's number on each, decoded without nadir. */
function printedRows(): readonly Row[] {
  const bytes = readFileSync(join(ROOT, FOLDER, "chinese/blood_count_zh_gb18030.csv"));
  let patient = "";
  return rowsOf(new TextDecoder("gb18030").decode(bytes)).map((row) => {
    patient = row["PATIENT_ID"] || patient;
    return { ...row, PATIENT_ID: patient };
  });
}

function lowest(rows: readonly Row[], column: string): ReadonlyMap<string, number> {
  const lows = new Map<string, number>();
  for (const row of rows) {
    const patient = String(row["PATIENT_ID"]);
    if (row[column] !== "" && row["RE_DATE"] !== "")
      lows.set(patient, Math.min(lows.get(patient) ?? Number.POSITIVE_INFINITY, Number(row[column])));
  }
  return lows;
}

describe("Tongji, Wuhan", () => {
  it("gives the same verdicts in both encodings, but for the lines they come from", () => {
    const withoutSource = ({ derivations }: ExampleRun) => derivations.map(({ SRC: _, ...rest }) => rest);
    expect(withoutSource(chinese)).toEqual(withoutSource(english));
    expect(chinese.estimatesText).toBe(english.estimatesText);
  });

  it("gives every verdict as many rows of evidence in both", () => {
    const sizes = ({ derivations }: ExampleRun) => derivations.map(({ SRC = "" }) => SRC.split(";").length);
    expect(sizes(chinese)).toEqual(sizes(english));
  });

  it.each([
    ["LYMNADIR", "淋巴细胞(#)"],
    ["ANCNADIR", "中性粒细胞(#)"],
  ])("%s is the lowest of the column %s", (paramcd, column) => {
    const expected = lowest(printedRows(), column);
    const found = verdicts(english, paramcd);
    expect(found.size).toBe(46);
    expect(expected.size).toBe(40);
    for (const [patient, verdict] of found) {
      const low = expected.get(patient);
      if (low === undefined) expect(verdict["REASON"], patient).toBe("NO_VALUE");
      else expect(Number(verdict["AVAL"]), patient).toBe(low);
    }
  });

  it("platelets below 100 as the file has them", () => {
    const expected = [...lowest(printedRows(), "血小板计数").values()].filter((low) => low < 100).length;
    expect(expected).toBe(8);
    expect([...verdicts(english, "PLTLT100").values()].filter((row) => row["AVALC"] === "Y")).toHaveLength(8);
  });

  it("days from admission to death as the dates of the file give them", () => {
    const found = verdicts(chinese, "DEATH");
    for (const row of printedRows().filter((printed) => printed["出院方式"] !== "")) {
      const day = (text: string | undefined) => Date.parse(String(text).split(" ")[0]?.replaceAll("/", "-") ?? "");
      const dates = [row["出院时间"], row["入院时间"]].map((text) => new Date(day(text)).setUTCHours(0, 0, 0, 0));
      const verdict = found.get(String(row["PATIENT_ID"]));
      expect(verdict?.["EVNTDESC"]).toBe(row["出院方式"] === "1" ? "death" : "discharge");
      expect(Number(verdict?.["AVAL"])).toBe(Math.round(((dates[0] ?? 0) - (dates[1] ?? 0)) / 86_400_000));
    }
  });

  it("sets the five haemoglobins below 20 g/L aside, with their text", () => {
    const aside = (run: ExampleRun) =>
      run.ledger.filter((row) => row["severity"] !== "note").map((row) => [row["code"], row["raw"]]);
    expect(aside(english)).toEqual(
      ["11.6 g/L", "12.9 g/L", "12.5 g/L", "10.9 g/L", "16 g/L"].map((raw) => ["IMPLAUSIBLE", raw]),
    );
    expect(aside(chinese)).toEqual(aside(english));
  });

  it("leaves out the leukocytes of urine, which stand in the same column", () => {
    const peaks = [...verdicts(english, "WBCPEAK").values()].map((row) => Number(row["AVAL"]));
    expect(Math.max(...peaks)).toBeLessThan(36);
    expect(Math.max(...printedRows().map((row) => Number(row["白细胞计数"])))).toBe(231.4);
  });
});
