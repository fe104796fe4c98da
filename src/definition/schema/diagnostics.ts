/** Turns what zod finds wrong into diagnostics with the line and column of the study file, one per fault, with "did you mean". */
import type * as z from "zod";
import type { Diagnostic } from "../../core/diagnostic.ts";
import type { SourceReference } from "../../core/source-reference.ts";
import { nearest, suggestion } from "../../core/suggest.ts";
import { messages } from "../messages.ts";
import { type Plain, type Pointer, positionOf, type SourceTree, valueAt } from "../source-tree.ts";
import { type AllowedKeys, allowedKeys } from "./allowed-keys.ts";
import { KEYED_UNIONS, type KeyedUnion } from "./values.ts";

/** The parts of a zod issue used here. */
export interface SchemaIssue {
  readonly code: string;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly keys?: readonly string[];
  readonly errors?: readonly (readonly SchemaIssue[])[];
  readonly values?: readonly unknown[];
  readonly expected?: string;
  readonly note?: string;
  readonly options?: readonly unknown[];
}

/** `schema` is the one that the issues come from: a word that nobody knows may have meant one of its keys. */
export function schemaDiagnostics(
  issues: readonly SchemaIssue[],
  tree: SourceTree,
  schema: z.ZodType,
): readonly Diagnostic[] {
  const flat = issues.flatMap((issue) => flatten(issue, [], tree));
  return foldMisspelledKeys(flat, tree, allowedKeys(schema));
}

/** An issue with its whole path; unions are resolved to the branch that the keys present choose. */
interface FlatIssue {
  readonly issue: SchemaIssue;
  readonly pointer: Pointer;
}

function flatten(issue: SchemaIssue, prefix: readonly PropertyKey[], tree: SourceTree): readonly FlatIssue[] {
  const path = [...prefix, ...issue.path];
  const pointer = path.map((key) => `/${String(key)}`).join("");
  if (issue.code !== "invalid_union" || issue.errors === undefined) return [{ issue, pointer }];
  const value = valueAt(tree.root, pointer);
  const branch =
    issue.message in KEYED_UNIONS
      ? chosenBranch(issue.message as KeyedUnion, issue.errors, value)
      : branchOfType(issue.errors, value);
  return branch === undefined ? [{ issue, pointer }] : branch.flatMap((inner) => flatten(inner, path, tree));
}

/** The branch for texts, for lists or for maps, where only one takes what stands there at all. */
function branchOfType(
  errors: readonly (readonly SchemaIssue[])[],
  value: Plain | undefined,
): readonly SchemaIssue[] | undefined {
  const isPlain = typeof value !== "object" || value === null;
  const fitting = errors.filter((branch) => !branch.some((issue) => isOfOtherType(issue, isPlain)));
  return fitting.length === 1 ? fitting[0] : undefined;
}

/** A union inside the branch fits when one of its own branches does. */
function isOfOtherType({ code, path, errors = [] }: SchemaIssue, isPlain: boolean): boolean {
  if (path.length > 0) return false;
  if (code === "invalid_union") return errors.every((branch) => branch.some((issue) => isOfOtherType(issue, isPlain)));
  // A word that is none of those allowed is still a word.
  return code === "invalid_type" || (code === "invalid_value" && !isPlain);
}

/** The branch whose own key stands in the value; where two could (both branches have `change`), the one with fewer complaints. */
function chosenBranch(
  union: KeyedUnion,
  errors: readonly (readonly SchemaIssue[])[],
  value: Plain | undefined,
): readonly SchemaIssue[] | undefined {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return undefined;
  const verb = KEYED_UNIONS[union].find((key) => key in value);
  if (verb === undefined) return undefined;
  const misses = (branch: readonly SchemaIssue[]) =>
    branch.some(
      (issue) => issue.code === "unrecognized_keys" && issue.path.length === 0 && issue.keys?.includes(verb) === true,
    );
  const candidates = errors.filter((branch) => !misses(branch));
  return [...candidates].sort((a, b) => a.length - b.length)[0];
}

/** A missing required key beside an unknown key of nearly the same name is one fault, not two. */
function foldMisspelledKeys(flat: readonly FlatIssue[], tree: SourceTree, keys: AllowedKeys): readonly Diagnostic[] {
  const missing = new Set(flat.filter((item) => isMissing(item, tree)).map((item) => item.pointer));
  const explained = new Set<Pointer>();
  const result: Diagnostic[] = [];
  for (const { issue, pointer } of flat) {
    if (issue.code !== "unrecognized_keys") continue;
    for (const key of issue.keys ?? []) {
      const wanted = [...missing].filter((other) => parentOf(other) === pointer).map(lastKey);
      const near = nearest(key, wanted) ?? nearest(key, keys.at(pointer)) ?? nearest(key, keys.anywhere);
      if (near !== undefined) explained.add(`${pointer}/${near}`);
      result.push(messages.unknownKey(placeOfKey(tree, `${pointer}/${key}`), key, near && `did you mean "${near}"?`));
    }
  }
  for (const item of flat) {
    if (item.issue.code === "unrecognized_keys" || explained.has(item.pointer)) continue;
    result.push(describe(item, tree));
  }
  return result;
}

function describe(item: FlatIssue, tree: SourceTree): Diagnostic {
  const { issue, pointer } = item;
  const where = placeOf(tree, pointer);
  if (isMissing(item, tree)) return messages.missingKey(placeOf(tree, parentOf(pointer)), lastKey(pointer), "");
  const value = valueAt(tree.root, pointer);
  if (issue.code === "invalid_key") {
    return messages.invalidValue(
      placeOfKey(tree, pointer),
      `"${lastKey(pointer)}" is no name`,
      "a name is lower-case letters, digits and hyphens, and starts with a letter",
    );
  }
  if (issue.code === "invalid_union" && issue.message in KEYED_UNIONS) {
    const union = issue.message as KeyedUnion;
    return messages.unknownForm(where, union, KEYED_UNIONS[union], formHint(value, KEYED_UNIONS[union]));
  }
  if (issue.code === "invalid_value" && issue.values !== undefined) {
    const allowed = issue.values.map(String);
    return messages.invalidValue(
      where,
      `${shown(value)} is not allowed here`,
      suggestion(String(value), allowed) ?? `one of ${allowed.join(", ")}`,
    );
  }
  if (issue.code === "invalid_union" && issue.note === "No matching discriminator") {
    return messages.invalidValue(
      where,
      `${shown(value)} is no kind of endpoint`,
      "kind is response, category, change, time-to-event, adverse-events, shift or episodes",
    );
  }
  const kind = issue.code === "invalid_type" ? KINDS[issue.expected ?? ""] : undefined;
  if (kind !== undefined) {
    const problem = value === null ? "nothing stands here" : `${shown(value)} stands here`;
    return messages.invalidValue(where, problem, `${kind} is expected`);
  }
  const problem = issue.message.startsWith("Invalid input: ") ? issue.message.slice(15) : issue.message;
  return messages.invalidValue(where, `${shown(value)}: ${problem}`);
}

/** What may stand in a YAML file, in words. */
const KINDS: Readonly<Record<string, string>> = {
  object: "a mapping of keys to values (key: value)",
  record: "a mapping of keys to values (key: value)",
  array: "a list",
  string: "a text",
  number: "a number",
  boolean: "true or false",
};

function formHint(value: Plain | undefined, allowed: readonly string[]): string | undefined {
  if (value === null || value === undefined || typeof value !== "object") return undefined;
  for (const key of Object.keys(value)) {
    const hint = suggestion(key, allowed);
    if (hint?.startsWith("did you mean") === true) return `"${key}": ${hint}`;
  }
  return undefined;
}

function isMissing(item: FlatIssue, tree: SourceTree): boolean {
  return item.pointer !== "" && valueAt(tree.root, item.pointer) === undefined;
}

function shown(value: Plain | undefined): string {
  if (value === undefined) return "nothing";
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

function parentOf(pointer: Pointer): Pointer {
  return pointer.slice(0, pointer.lastIndexOf("/"));
}

function lastKey(pointer: Pointer): string {
  return pointer.slice(pointer.lastIndexOf("/") + 1);
}

function placeOf(tree: SourceTree, pointer: Pointer): SourceReference {
  return { file: tree.file, ...positionOf(tree, pointer) };
}

function placeOfKey(tree: SourceTree, pointer: Pointer): SourceReference {
  return { file: tree.file, ...(tree.keyPositions.get(pointer) ?? positionOf(tree, pointer)) };
}
