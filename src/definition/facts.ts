/** What a registry record states, as the seed files hold it: numbers, signs, windows, each with its place. */
import { parseCondition, type WrittenCondition } from "../core/condition.ts";
import { parseExact } from "../core/exact.ts";
import type { SourceReference } from "../core/source-reference.ts";
import { type Plain, positionOf, readSourceTree, type SourceTree } from "./source-tree.ts";

export interface Fact {
  readonly id: string;
  /** The threshold with its sign and unit; undefined where the record gives none, or gives a number without a sign. */
  readonly condition: WrittenCondition | undefined;
  /** As the seed file has it: `8 weeks after transplant`; empty where there is none. */
  readonly window: string;
  /** `3 consecutive days`; empty where there is none. */
  readonly run: string;
  /** What is measured, in a few words; what the record says of it; a remark of the seed file. Empty where there is none. */
  readonly measure: string;
  readonly says: string;
  readonly note: string;
  readonly where: SourceReference;
}

/** The facts of a seed file by id; empty where the text is no seed file. */
export function readFacts(text: string, file: string): ReadonlyMap<string, Fact> {
  const { tree } = readSourceTree(text, file);
  const root = tree?.root;
  if (tree === undefined || !isObject(root) || !Array.isArray(root["facts"])) return new Map();
  const facts = (root["facts"] as readonly Plain[]).flatMap((fact, index) => readFact(tree, fact, `/facts/${index}`));
  return new Map(facts.map((fact) => [fact.id, fact]));
}

function readFact(tree: SourceTree, fact: Plain, pointer: string): readonly Fact[] {
  if (!isObject(fact) || typeof fact["id"] !== "string") return [];
  const where = { file: tree.file, ...positionOf(tree, `${pointer}/id`) };
  const text = (key: string) => textOf(fact[key]).trim();
  return [
    {
      id: fact["id"],
      condition: conditionOf(fact),
      window: text("window"),
      run: text("run"),
      measure: text("measure"),
      says: text("says"),
      note: text("note"),
      where,
    },
  ];
}

/** Either `threshold: "> 0.5 10*9/L"`, or sign, number and unit in fields of their own. */
function conditionOf(fact: { readonly [key: string]: Plain }): WrittenCondition | undefined {
  const threshold = textOf(fact["threshold"]);
  if (parseExact(threshold) === undefined) return parseCondition(threshold);
  return parseCondition(`${textOf(fact["operator"])} ${threshold} ${textOf(fact["unit"])}`);
}

function textOf(value: Plain | undefined): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

function isObject(value: Plain | undefined): value is { readonly [key: string]: Plain } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
