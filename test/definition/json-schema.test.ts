import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { loadStudy } from "../../src/definition/load.ts";
import { studyJsonSchema } from "../../src/definition/schema/json-schema.ts";
import { SchemaCheck } from "./json-schema-check.ts";
import { edited, SMALL_STUDY } from "./small-study.ts";

const schema = studyJsonSchema();
const check = new SchemaCheck(schema);
const FOLDER = new URL("../../endpoints/", import.meta.url);
const SHIPPED = readdirSync(FOLDER).filter((name) => name.endsWith(".yaml"));

test("a schema of draft 2020-12 that survives JSON", () => {
  expect(schema["$schema"]).toBe("https://json-schema.org/draft/2020-12/schema");
  expect(JSON.parse(JSON.stringify(schema))).toEqual(schema);
});

test.each(SHIPPED)("accepts %s, readings and all", (name) => {
  expect(check.faults(parse(readFileSync(new URL(name, FOLDER), "utf8")))).toEqual([]);
});

describe("accepts and refuses what loading does", () => {
  test.each([
    ["as it is", "within: 7 d", "within: 7 d"],
    ["a reading", "within: 7 d", "within: { use: 7 d, or: [3 d], ref: A14, basis: engine, why: because }"],
    ["a reading of a criterion", "- { meets: risen }", "- { use: { meets: risen }, or: [{ meets: doubled }] }"],
    [
      "a reading of a whole quantity",
      "wait: { duration: { from: transplant, to: first-dose } }",
      "wait: { use: { duration: { from: transplant, to: first-dose } }, or: [{ duration: { from: first-dose, to: transplant } }], ref: A1 }",
    ],
    [
      "a reading of a list",
      "competing: [graft-failure, death]",
      "competing: { use: [graft-failure, death], or: [[death]], ref: A1 }",
    ],
    ["an unknown key", "within: 7 d", "withn: 7 d"],
    ["a missing key", "at: 56 d, of: transplant", "of: transplant"],
    ["a number for a length of time", "horizon: 28 d", "horizon: 28"],
    ["an unknown analyte", "{ measure: platelets,", "{ measure: platelet,"],
    ["a basis nobody knows", "within: 7 d", "within: { use: 7 d, or: [3 d], basis: guess }"],
    ["alternatives that are no list", "within: 7 d", "within: { use: 7 d, or: 3 d }"],
    ["a reading in a reading", "within: 7 d", "within: { use: { use: 7 d, or: [3 d] }, or: [14 d] }"],
    ["no kind of criterion", "{ meets: risen }", "{ meet: risen }"],
    ["another version", "nadir: 1", "nadir: 2"],
  ])("%s", (_, from, to) => {
    const text = edited(SMALL_STUDY, from, to);
    expect(check.faults(parse(text)).length === 0).toBe(loadStudy(text, "study.yaml").loaded !== undefined);
  });

  // Once a fault: `use` alone fits the schema, and is refused when loaded.
  test("a reading without alternatives", () => {
    const text = edited(SMALL_STUDY, "within: 7 d", "within: { use: 7 d }");
    expect(check.faults(parse(text)).length === 0).toBe(loadStudy(text, "study.yaml").loaded !== undefined);
  });
});
