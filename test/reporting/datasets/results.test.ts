import { readFileSync } from "node:fs";
import Ajv from "ajv";
import { parse } from "csv-parse/sync";
import { beforeAll, describe, expect, test } from "vitest";
import type { StudyRun } from "../../../src/engine.ts";
import { ardCsv } from "../../../src/reporting/datasets/ard.ts";
import { reportingEventJson } from "../../../src/reporting/datasets/reporting-event.ts";
import { runFixture } from "../../derivation/fixture-run.ts";
import { datasetsOf } from "./datasets-of.ts";

const TRIALS = ["NCT07362095", "NCT06964971", "NCT06075238", "NCT05660785", "NCT05832216"];
const schema = JSON.parse(readFileSync(new URL("schema/ars_ldm.schema.json", import.meta.url), "utf8")) as object;
const isReportingEvent = new Ajv.default({ strict: false }).compile(schema);

interface Identified {
  readonly id: string;
}

describe.each(TRIALS)("the results of %s", (trial) => {
  let run: StudyRun;
  let text: string;
  beforeAll(async () => {
    run = await runFixture(trial);
    const { study, analysis } = run;
    text = reportingEventJson({
      study,
      estimates: analysis.estimates,
      decisions: analysis.decisions,
      datasets: datasetsOf(run),
    });
  });

  test("are a reporting event that is valid against ARS 1.0", () => {
    expect(isReportingEvent(JSON.parse(text)), JSON.stringify(isReportingEvent.errors?.slice(0, 3))).toBe(true);
  });

  test("every reference in it leads somewhere, and no identifier stands twice", () => {
    const [ids, references] = [collect(text, "id"), REFERENCES.flatMap((key) => collect(text, key))];
    expect(new Set(ids).size).toBe(ids.length);
    expect(references.length).toBeGreaterThan(0);
    expect(references.filter((reference) => !ids.includes(reference))).toEqual([]);
  });

  test("every estimate stands in it with the very number of estimates.csv", () => {
    const event = JSON.parse(text) as { analyses: { results: { rawValue?: string }[] }[] };
    const raw = new Set(event.analyses.flatMap(({ results }) => results.map(({ rawValue }) => rawValue)));
    const values = run.analysis.estimates.flatMap(({ value }) => (value === undefined ? [] : [value]));
    expect(values.filter((value) => !raw.has(String(value)))).toEqual([]);
  });

  test("the rows that an analysis is of are those analysed, or all where everybody counts", () => {
    interface Analysis {
      readonly id: string;
      readonly dataSubsetId: string;
    }
    const { analyses } = JSON.parse(text) as { analyses: readonly Analysis[] };
    const kinds = new Map([...run.study.endpoints.values()].map(({ paramcd, kind }) => [paramcd, kind]));
    expect(analyses.length).toBeGreaterThan(0);
    for (const { id, dataSubsetId } of analyses) {
      const [, paramcd = "", statistic = ""] = id.split(".");
      const ofAll =
        kinds.get(paramcd) === "adverse-events" || ["participants", "best-case", "worst-case"].includes(statistic);
      expect(dataSubsetId, id).toBe(ofAll ? `DS.${paramcd}.ALL` : `DS.${paramcd}`);
    }
  });

  test("the ARD has one statistic a row, and its numbers read back to the estimates", () => {
    const rows = parse(ardCsv(run.study.id, run.analysis.estimates), { columns: true }) as Record<string, string>[];
    const names = rows.map((row) => row["stat_name"]);
    expect(names.filter((name) => name === "N")).toHaveLength(run.analysis.estimates.length);
    for (const row of rows) expect(row["stat"] === "" ? row["stat_fmt"] : "NE").toBe("NE");
  });
});

const REFERENCES = [
  "analysisId",
  "methodId",
  "analysisSetId",
  "dataSubsetId",
  "groupingId",
  "groupId",
  "operationId",
  "referencedOperationRelationshipId",
];

/** All texts that stand under a key, anywhere. */
function collect(json: string, wanted: string): readonly string[] {
  const found: string[] = [];
  JSON.parse(json, (key, value: unknown) => {
    if (key === wanted) found.push(String(value));
    return value as Identified;
  });
  return found;
}
