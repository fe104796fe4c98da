/**
 * Small faults a study file could have: another sign, a threshold or a length of time off by one, the other of two words.
 * A case that gives another verdict under a mutant kills it; a mutant that no case kills shows what the cases do not pin down.
 */
import { parseCondition } from "../core/condition.ts";
import { parseDuration } from "../core/duration.ts";
import type { LoadedStudy } from "./load.ts";
import type { Study } from "./model/study.ts";
import { type Plain, type Pointer, type Position, positionOf, type SourceTree, scalarsOf } from "./source-tree.ts";
import { reachOf } from "./walk/reach.ts";

export interface Mutant {
  /** Several where one YAML anchor is used in several places. */
  readonly pointers: readonly Pointer[];
  readonly position: Position;
  readonly was: string;
  readonly becomes: string;
  readonly study: Study;
}

/** Every mutant that loads and that changes what some endpoint rests on. */
export function mutantsOf(loaded: LoadedStudy): readonly Mutant[] {
  const base = reaches(loaded.study);
  return placesOf(loaded.tree).flatMap(({ pointers, value, position }) =>
    changesOf(pointers[0] ?? "", value).flatMap((becomes) => {
      const study = loaded.withValue(pointers, becomes);
      if (study === undefined || reaches(study) === base) return [];
      return [{ pointers, position, was: String(value), becomes: String(becomes), study }];
    }),
  );
}

function reaches(study: Study): string {
  return [...study.endpoints.keys()].map((endpoint) => reachOf(study, endpoint)).join("\n\n");
}

interface Place {
  readonly pointers: readonly Pointer[];
  readonly value: Plain;
  readonly position: Position;
}

/** The values that decide something, those of one YAML anchor together. */
function placesOf(tree: SourceTree): readonly Place[] {
  const places = new Map<string, Place>();
  for (const { pointer, value } of scalarsOf(tree.root)) {
    if (!/^\/(anchors|populations|quantities|criteria|endpoints)\//.test(pointer) || pointer.includes("/estimate/"))
      continue;
    const own = tree.positions.get(pointer);
    const key = own === undefined ? pointer : `${own.line}:${own.column}`;
    const known = places.get(key);
    const pointers = [...(known?.pointers ?? []), pointer];
    places.set(key, { pointers, value, position: own ?? positionOf(tree, pointer) });
  }
  return [...places.values()];
}

/** What else could stand at a place; nothing where it is a name or prose. */
function changesOf(pointer: Pointer, value: Plain): readonly Plain[] {
  const keys = pointer.split("/");
  const key = keys.at(-1) ?? "";
  const parent = keys.at(-2) ?? "";
  if (typeof value === "number") return NUMBERS.includes(key) ? [value - 1, value + 1] : [];
  if (typeof value !== "string") return [];
  if (CONDITIONS.includes(key) || (parent === "is" && (key === "F" || key === "M"))) return conditionChanges(value);
  if (DURATIONS.includes(key)) return durationChanges(value);
  return (WORDS[key] ?? []).filter((word) => word !== value && (WORDS[key] ?? []).includes(value));
}

const NUMBERS: readonly string[] = ["days", "at-least", "choose", "count"];
const CONDITIONS: readonly string[] = ["is", "grade", "dose"];
const DURATIONS: readonly string[] = [
  "from",
  "to",
  "at",
  "within",
  "length",
  "span",
  "horizon",
  "for",
  "after",
  "before",
];

/** For a word, the others that would be as valid. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  consecutive: ["calendar", "measured"],
  "start-after": ["first-drop", "origin"],
  missing: ["non-response", "not-evaluable"],
  daily: ["min", "max", "mean"],
  summarize: ["mean", "min", "max"],
  choose: ["first", "last"],
  settled: ["window-end", "at-target"],
};

const OTHER_SIGN: Readonly<Record<string, string>> = { ">=": ">", ">": ">=", "<=": "<", "<": "<=" };

/** The same number with the other sign, and the number one last digit lower and higher. */
function conditionChanges(text: string): readonly string[] {
  if (parseCondition(text) === undefined) return [];
  const match = /^(>=|<=|>|<)(\s*)(\d+(?:\.(\d+))?)(.*)$/.exec(text);
  if (match === null) return rangeChanges(text);
  const [, sign = "", space = "", number = "", decimals = "", rest = ""] = match;
  return [
    `${OTHER_SIGN[sign] ?? sign}${space}${number}${rest}`,
    ...[-1, 1].map((step) => `${sign}${space}${stepped(number, decimals.length, step)}${rest}`),
  ];
}

/** `4 d to 10 d`: each end one lower and one higher. */
function rangeChanges(text: string): readonly string[] {
  const match = /^(\d+)( \S+)? to (\d+)( \S+)?$/.exec(text);
  if (match === null) return [];
  const [, low = "", lowUnit = "", high = "", highUnit = ""] = match;
  return [-1, 1].flatMap((step) => [
    `${Number(low) + step}${lowUnit} to ${high}${highUnit}`,
    `${low}${lowUnit} to ${Number(high) + step}${highUnit}`,
  ]);
}

function stepped(number: string, decimals: number, step: number): string {
  return (Number(number) + step * 10 ** -decimals).toFixed(decimals);
}

function durationChanges(text: string): readonly string[] {
  const parsed = parseDuration(text);
  if (parsed === undefined) return [];
  if (parsed.unit === "days") return [`${parsed.count - 1} d`, `${parsed.count + 1} d`];
  return [`${parsed.count - 1} mo`, `${parsed.count + 1} mo`];
}
