/** Everything that may be wrong with a sources.yaml, each with its place and what to write instead. */
import { expect, test } from "vitest";
import { loadSources } from "../../../src/definition/sources/load.ts";
import { edited, shortly, unmarked } from "../small-study.ts";
import { BAD_SOURCES, GOOD_SOURCES } from "./bad-sources.ts";

test("the good twin of all of them loads without a word", () => {
  expect(loadSources(GOOD_SOURCES, "sources.yaml").diagnostics).toEqual([]);
});

test.each(BAD_SOURCES)("$name: $code", ({ code, from, to, hint }) => {
  const { text, at } = unmarked(edited(GOOD_SOURCES, from, to));
  const { sources, diagnostics } = loadSources(text, "sources.yaml");
  expect(sources).toBeUndefined();
  expect(shortly(diagnostics)).toEqual([`${at} ${code}`]);
  expect(diagnostics[0]?.hint ?? "").toContain(hint ?? "");
});
