import { readFileSync } from "node:fs";
import Ajv2019 from "ajv/dist/2019.js";
import addFormats from "ajv-formats";
import { beforeAll, describe, expect, test } from "vitest";
import type { StudyRun } from "../../../src/engine.ts";
import { datasetJson, datasetNdjson } from "../../../src/reporting/datasets/dataset-json.ts";
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
    const rows = datasets.filter(({ name }) => name !== "ADSL").flatMap((dataset) => dataset.rows);
    const expected = run.derivations.map(({ outcome }) => (outcome.kind === "episodes" ? outcome.rows.length : 1));
    expect(rows).toHaveLength(expected.reduce((sum, count) => sum + count, 0));
    expect(datasets[0]?.rows.map((row) => row[1])).toEqual(run.dataset.participants.map(({ id }) => id));
  });

  // ADaM: CHG is AVAL less BASE. AVAL of ADEFF is a verdict or the change itself, so neither may stand beside it.
  test("no data set has BASE or CHG beside an AVAL that they do not belong to", () => {
    for (const { name, variables } of datasetsOf(run))
      expect(
        variables.filter((variable) => ["BASE", "CHG"].includes(variable.name)),
        name,
      ).toEqual([]);
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

test("ADSL says who is in which population, how follow-up ended and who died", async () => {
  const [adsl] = datasetsOf(await runFixture("NCT07362095"));
  const names = adsl?.variables.map(({ name }) => name) ?? [];
  const column = (name: string) => adsl?.rows.map((row) => row[names.indexOf(name)]);
  expect(names.slice(-1)).toEqual(["POP01FL"]);
  expect(column("POP01FL")?.filter((flag) => flag === "Y")).toHaveLength(44);
  expect(new Set(column("EOSRSN"))).toEqual(new Set(["death", "last-contact", "cut-off"]));
  expect(column("DTHFL")?.map((flag) => flag === "Y")).toEqual(column("DTHDT")?.map((date) => date !== ""));
});
