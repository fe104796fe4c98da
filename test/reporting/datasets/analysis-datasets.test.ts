import { readFileSync } from "node:fs";
import Ajv2019 from "ajv/dist/2019.js";
import addFormats from "ajv-formats";
import { beforeAll, describe, expect, test } from "vitest";
import type { StudyRun } from "../../../src/engine.ts";
import { analysisDatasets } from "../../../src/reporting/datasets/analysis-datasets.ts";
import type { AnalysisDataset } from "../../../src/reporting/datasets/dataset.ts";
import { datasetJson, datasetNdjson } from "../../../src/reporting/datasets/dataset-json.ts";
import { derivationRows } from "../../../src/reporting/derivations-csv.ts";
import { runFixture } from "../../derivation/fixture-run.ts";
import { contextOf, datasetsOf } from "./datasets-of.ts";

const TRIALS = ["NCT07362095", "NCT06964971", "NCT06075238", "NCT05660785", "NCT05832216"];
const schema = JSON.parse(readFileSync(new URL("schema/dataset.schema.json", import.meta.url), "utf8")) as object;
const ajv = new Ajv2019.default({ strict: false });
addFormats.default(ajv);
const isDataset = ajv.compile(schema);

describe.each(TRIALS)("the data sets of %s", (trial) => {
  let run: StudyRun;
  beforeAll(async () => {
    run = await runFixture(trial);
  });

  test("are valid Dataset-JSON 1.1", () => {
    for (const dataset of datasetsOf(run)) {
      const content: unknown = JSON.parse(datasetJson(dataset, contextOf(run)));
      expect(isDataset(content), JSON.stringify(isDataset.errors)).toBe(true);
      expect(content).toMatchObject({ records: dataset.rows.length, name: dataset.name });
    }
  });

  test("hold the same metadata and rows as NDJSON", () => {
    for (const dataset of datasetsOf(run)) {
      const [first = "", ...rows] = datasetNdjson(dataset, contextOf(run)).trimEnd().split("\n");
      const { rows: expected, ...metadata } = JSON.parse(datasetJson(dataset, contextOf(run))) as { rows: unknown[] };
      expect(JSON.parse(first)).toEqual(metadata);
      expect(rows.map((row): unknown => JSON.parse(row))).toEqual(expected);
    }
  });

  test("every derivation stands in exactly one of them, and every participant once in ADSL", () => {
    const datasets = datasetsOf(run);
    const rows = datasets.filter(({ name }) => name !== "ADSL" && name !== "ADCHG").flatMap((dataset) => dataset.rows);
    const expected = run.derivations.map(({ outcome }) => (outcome.kind === "episodes" ? outcome.rows.length : 1));
    expect(rows).toHaveLength(expected.reduce((sum, count) => sum + count, 0));
    expect(datasets[0]?.rows.map((row) => row[1])).toEqual(run.dataset.participants.map(({ id }) => id));
  });

  // ADaM: CHG is AVAL less BASE, and BASE the AVAL of the baseline record. AVAL of ADEFF is a verdict or the change itself.
  test("BASE and CHG stand beside the AVAL that they belong to, and nowhere else", () => {
    for (const dataset of datasetsOf(run)) {
      const named = dataset.variables.some(({ name }) => name === "BASE" || name === "CHG");
      expect(named, dataset.name).toBe(dataset.name === "ADCHG");
      if (named) expectBaselines(recordsOf(dataset));
    }
  });

  test("ADCHG has the values that derivations.csv has, under codes that no endpoint has", () => {
    const known = derivationRows(run.study.id, run.derivations).filter(({ BASE, CHG }) => BASE !== "" && CHG !== "");
    const text = (...cells: readonly unknown[]) => JSON.stringify(cells);
    const wanted = new Set(known.map(({ USUBJID, ASEQ, BASE, CHG }) => text(USUBJID, ASEQ, BASE, CHG)));
    const codes = new Set([...run.study.endpoints.values()].map(({ paramcd }) => paramcd));
    const adchg = datasetsOf(run).find(({ name }) => name === "ADCHG");
    const assessed = adchg === undefined ? [] : recordsOf(adchg).filter(({ AVISITN }) => AVISITN === 1);
    for (const { USUBJID, SRCSEQ, BASE, CHG, PARAMCD } of assessed) {
      expect(wanted).toContain(text(USUBJID, SRCSEQ, BASE, CHG));
      expect(codes).not.toContain(PARAMCD);
    }
    expect(assessed.length > 0).toBe(["NCT07362095", "NCT06964971", "NCT05660785"].includes(trial));
  });

  test("names and labels are within the limits of ADaM, and keys tell the rows apart", () => {
    for (const { variables, rows } of datasetsOf(run)) {
      for (const { name, label } of variables) {
        expect(name).toMatch(/^[A-Z][A-Z0-9]{0,7}$/);
        expect(label.length, label).toBeLessThanOrEqual(40);
      }
      const keys = variables.flatMap(({ key }, column) => (key === undefined ? [] : [column]));
      const texts = rows.map((row) => JSON.stringify(keys.map((column) => row[column])));
      expect(new Set(texts).size).toBe(rows.length);
    }
  });
});

type Recorded = Readonly<Record<string, unknown>>;

function recordsOf({ variables, rows }: AnalysisDataset): readonly Recorded[] {
  return rows.map((row) => Object.fromEntries(variables.map(({ name }, column) => [name, row[column]])));
}

function expectBaselines(records: readonly Recorded[]): void {
  for (const { AVISIT, AVAL, BASE, CHG, ABLFL, ANL01FL } of records) {
    if (AVISIT === "Baseline") expect([AVAL, CHG, ABLFL, ANL01FL]).toEqual([BASE, undefined, "Y", undefined]);
    else {
      expect(ABLFL).toBeUndefined();
      expect(Number(AVAL) - Number(BASE)).toBeCloseTo(Number(CHG), 9);
    }
  }
  const baselines = records
    .filter(({ ABLFL }) => ABLFL === "Y")
    .map(({ USUBJID, PARAMCD, BASE }) => [USUBJID, PARAMCD, BASE]);
  const others = records
    .filter(({ ABLFL }) => ABLFL !== "Y")
    .map(({ USUBJID, PARAMCD, BASE }) => [USUBJID, PARAMCD, BASE]);
  expect(others).toEqual(baselines);
}

describe("codes of the values behind an endpoint", () => {
  const codesOf = async (rename: Readonly<Record<string, string>>) => {
    const run = await runFixture("NCT06964971");
    const name = (paramcd: string) => rename[paramcd] ?? paramcd;
    const endpoints = new Map(
      [...run.study.endpoints].map(([key, one]) => [key, { ...one, paramcd: name(one.paramcd) }]),
    );
    const derivations = run.derivations.map((one) => ({
      ...one,
      endpoint: { ...one.endpoint, paramcd: name(one.endpoint.paramcd) },
    }));
    const study = { ...run.study, endpoints };
    const datasets = analysisDatasets({ study, participants: run.dataset.participants, derivations });
    const adchg = datasets.find(({ name: own }) => own === "ADCHG");
    return [...new Set(adchg === undefined ? [] : recordsOf(adchg).map(({ PARAMCD }) => PARAMCD))].sort();
  };
  test.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
    ["end in V", {}, ["FERRCHGV", "HBCHG24V", "HBRESPV", "TBRED50V"]],
    ["of eight characters lose the last", { FERRCHG: "FERRCHGX" }, ["FERRCHGV", "HBCHG24V", "HBRESPV", "TBRED50V"]],
    ["are no endpoint's", { RBCTI8: "HBRESPV" }, ["FERRCHGV", "HBCHG24V", "HBRESPV2", "TBRED50V"]],
    [
      "are not given twice",
      { FERRCHG: "HBCHG24A", HBCHG24: "HBCHG24B" },
      ["HBCHG2V2", "HBCHG24V", "HBRESPV", "TBRED50V"],
    ],
  ])("%s", async (_, rename, wanted) => {
    expect(await codesOf(rename)).toEqual([...wanted].sort());
  });
});

test("ADSL says who is in which population, how follow-up ended and who died", async () => {
  const [adsl] = datasetsOf(await runFixture("NCT07362095"));
  const names = adsl?.variables.map(({ name }) => name) ?? [];
  const column = (name: string) => adsl?.rows.map((row) => row[names.indexOf(name)]);
  expect(names.slice(-1)).toEqual(["POP01FL"]);
  expect(column("POP01FL")?.filter((flag) => flag === "Y")).toHaveLength(44);
  expect(new Set(column("EOSRSN"))).toEqual(new Set(["death", "last-contact", "cut-off"]));
  expect(column("DTHFL")?.map((flag) => flag === "Y")).toEqual(column("DTHDT")?.map((date) => date !== ""));
});
