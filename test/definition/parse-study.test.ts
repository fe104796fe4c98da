import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { standardLibrary } from "../../src/cli/standard-folder.ts";
import { type ParsedStudy, parseStudy } from "../../src/definition/schema/parse-study.ts";
import { type Plain, readSourceTree, replaceAt, type SourceTree, scalarsOf } from "../../src/definition/source-tree.ts";
import { expandStandards } from "../../src/definition/standard.ts";
import { SMALL_STUDY } from "./small-study.ts";

const ROOT = new URL("../../", import.meta.url);
const SHIPPED = readdirSync(new URL("endpoints/", ROOT)).filter((name) => name.endsWith(".yaml"));

function treeOf(text: string): SourceTree {
  const { tree } = readSourceTree(text, "study.yaml");
  if (tree === undefined) throw new Error("no YAML");
  return expandStandards(tree, standardLibrary("endpoints/study.yaml")).tree;
}

function parsed(root: Plain): ParsedStudy {
  const result = parseStudy(root);
  if ("issues" in result) throw new Error(JSON.stringify(result.issues));
  return result.parsed;
}

/** What is found in part is what is found in the whole. */
function expectSame(root: Plain, like: ParsedStudy): void {
  expect(JSON.stringify(parseStudy(root, like))).toBe(JSON.stringify(parseStudy(root)));
}

test.each(SHIPPED)("each alternative of %s is parsed as in a study of its own", (name) => {
  const tree = treeOf(readFileSync(new URL(`endpoints/${name}`, ROOT), "utf8"));
  const like = parsed(tree.root);
  for (const { pointers, alternatives } of tree.readings)
    for (const alternative of alternatives) expectSame(replaceAt(tree.root, pointers, alternative), like);
});

test.each([null, "nonsense", 7, [], {}])(
  "%j in the place of any value gives the issues of the whole study",
  (value) => {
    const tree = treeOf(SMALL_STUDY);
    const like = parsed(tree.root);
    for (const { pointer } of scalarsOf(tree.root)) expectSame(replaceAt(tree.root, [pointer], value), like);
  },
);

test.each<{ name: string; pointer: string; value: Plain }>([
  { name: "a section", pointer: "/anchors", value: { transplant: { event: "death" } } },
  { name: "a section that is none", pointer: "/anchors", value: "death" },
  { name: "a section taken away", pointer: "/anchors", value: {} },
  { name: "endpoints that are none", pointer: "/endpoints", value: null },
  { name: "an entry", pointer: "/criteria/risen", value: { compare: "units", is: "<= 4" } },
  { name: "the study itself", pointer: "/study", value: {} },
  { name: "a key that nobody knows", pointer: "/quantity", value: {} },
  { name: "the whole file", pointer: "", value: "text" },
  { name: "the whole file, by another", pointer: "", value: { nadir: 1, endpoints: {} } },
])("another value for $name", ({ pointer, value }) => {
  const { root } = treeOf(SMALL_STUDY);
  expectSame(replaceAt(root, [pointer], value), parsed(root));
});

test("an entry may have the name of something that every JavaScript object has", () => {
  const { root } = treeOf(SMALL_STUDY.replaceAll("risen", "constructor").replaceAll("hb-week-8", "valueof"));
  expectSame(replaceAt(root, ["/anchors/transplant/event"], "death"), parsed(root));
});
