/** docs/sources.md: every mapping in it loads without a word, and the tables name what the language has. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { diagnosticText } from "../src/core/diagnostic.ts";
import { DATE_FORMATS } from "../src/definition/sources/date-formats.ts";
import { sourcesJsonSchema } from "../src/definition/sources/json-schema.ts";
import { loadSources } from "../src/definition/sources/load.ts";
import { PRESETS, presetText } from "../src/definition/sources/presets.ts";
import { SchemaCheck } from "./definition/json-schema-check.ts";

const TEXT = readFileSync(new URL("../docs/sources.md", import.meta.url), "utf8");
const BLOCKS = [...TEXT.matchAll(/```yaml\n(.*?)```/gs)].map((match) => {
  const block = match[1] ?? "";
  return block.startsWith("nadir-sources: 1\n") ? block : `nadir-sources: 1\n${block}`;
});
const check = new SchemaCheck(sourcesJsonSchema());

test("there are mappings to try", () => expect(BLOCKS.length).toBeGreaterThan(9));

describe.each(BLOCKS.map((block, index) => [index + 1, block] as const))("mapping %d", (_, block) => {
  test("loads without a word", () => {
    expect(loadSources(block, "sources.yaml").diagnostics.map(diagnosticText)).toEqual([]);
  });
  test("fits the published schema", () => expect(check.faults(parse(block))).toEqual([]));
});

test.each(DATE_FORMATS)("the form of dates %s is explained", (format) => {
  expect(TEXT.split("\n").some((line) => line.startsWith("| ") && line.includes(format))).toBe(true);
});

test.each(Object.keys(PRESETS))("every entry of the preset %s is named", (preset) => {
  const entries = [...(presetText(preset) ?? "").matchAll(/- name: (\w+)/g)].map(([, name]) => `\`${name}\``);
  expect(entries.filter((name) => !TEXT.includes(name))).toEqual([]);
  expect(TEXT).toContain(`\`${preset}\``);
});

/** The properties of an entry of labs and of participants, and of a cell: each is a word that the page must have. */
test("every key of the language is on the page", () => {
  const keys = new Set<string>();
  const collect = (node: unknown): void => {
    if (typeof node !== "object" || node === null) return;
    const { properties } = node as { properties?: object };
    if (properties !== undefined && !("participant_id" in properties) && !("hemoglobin" in properties))
      for (const key of Object.keys(properties)) keys.add(key);
    for (const child of Object.values(node)) collect(child);
  };
  collect(sourcesJsonSchema());
  // `properties` of a schema may itself be walked as a node: words of JSON Schema are no keys of the language.
  const missing = [...keys].filter((key) => !new RegExp(`(^|[^a-z-])${key}([^a-z-]|$)`, "m").test(TEXT));
  expect(missing).toEqual([]);
});
