/** The JSON Schema of sources.yaml takes what loading takes, and points at what it does not know. */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { sourcesJsonSchema } from "../../../src/definition/sources/json-schema.ts";
import { PRESETS, presetText } from "../../../src/definition/sources/presets.ts";
import { SchemaCheck } from "../json-schema-check.ts";
import { edited } from "../small-study.ts";
import { BAD_SOURCES, GOOD_SOURCES } from "./bad-sources.ts";

const schema = sourcesJsonSchema();
const check = new SchemaCheck(schema);
const FOLDER = new URL("../../../examples/", import.meta.url);
const EXAMPLES = readdirSync(FOLDER, { recursive: true, encoding: "utf8" }).filter((name) =>
  name.endsWith("sources.yaml"),
);

test("a schema of draft 2020-12 that survives JSON", () => {
  expect(schema["$schema"]).toBe("https://json-schema.org/draft/2020-12/schema");
  expect(JSON.parse(JSON.stringify(schema))).toEqual(schema);
});

test.each(EXAMPLES)("accepts %s", (name) => {
  expect(check.faults(parse(readFileSync(new URL(name, FOLDER), "utf8")))).toEqual([]);
});

test.each(Object.keys(PRESETS))("accepts the preset %s", (name) => {
  expect(check.faults(parse(presetText(name) ?? ""))).toEqual([]);
});

describe("refuses", () => {
  const ofShape = BAD_SOURCES.filter(({ code }) => code === "DEF_UNKNOWN_KEY" || code === "DEF_INVALID_VALUE");
  test.each(ofShape)("$name", ({ from, to }) => {
    expect(check.faults(parse(edited(GOOD_SOURCES, from, to.replace("¶", ""))))).not.toEqual([]);
  });
  test("an entry of its own without a file", () => {
    expect(check.faults({ "nadir-sources": 1, labs: [{ columns: {} }] })).not.toEqual([]);
  });
});
