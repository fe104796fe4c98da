/** Lengths of time that a fact gives and that a study file codes, made comparable: a calendar month is 28 to 31 days. */
import { parseDuration } from "../../core/duration.ts";
import type { Fact } from "../facts.ts";
import type { Plain } from "../source-tree.ts";
import { reachedFrom } from "../walk/reached.ts";
import type { LintContext } from "./context.ts";

/** Days, at least and at most. `run` is a number of days in a row, `range` from one day to another, `length` any other length. */
export interface TimeSpan {
  readonly kind: "length" | "run" | "range";
  readonly low: number;
  readonly high: number;
  readonly text: string;
}

const WORDS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
const UNITS: Readonly<Record<string, string>> = { day: "d", week: "wk", month: "mo", year: "a" };

/** `8 weeks after transplant`, `day +100`, `3 consecutive days`, `transplant days 4 to 10 and 25 to 31`. */
export function factTimes({ window, run }: Fact): readonly TimeSpan[] {
  const runLength = /^(\d+) consecutive days$/.exec(run)?.[1];
  const runs = runLength === undefined ? [] : [span("run", Number(runLength), Number(runLength), run)];
  return [...runs, ...rangesIn(window), ...lengthIn(window)];
}

function rangesIn(window: string): readonly TimeSpan[] {
  const days = /^transplant days (\d.*)$/.exec(window)?.[1];
  if (days === undefined) return [];
  return [...days.matchAll(/(\d+) to (\d+)/g)].map(([, from, to]) => span("range", Number(from), Number(to), window));
}

/** Only where the text starts with the length: "two counts at least 1 week apart" is not one. */
function lengthIn(window: string): readonly TimeSpan[] {
  const hundred = /^day \+(\d+)$/.exec(window)?.[1];
  if (hundred !== undefined) return [span("length", Number(hundred), Number(hundred), window)];
  const match = /^(\d+|[a-z]+) (day|week|month|year|d|wk|mo|a)s?\b(?! to\b)/.exec(window);
  if (match === null) return [];
  const [, count = "", unit = ""] = match;
  const number = WORDS.includes(count) ? WORDS.indexOf(count) + 1 : Number(count);
  const days = Number.isInteger(number) ? daysOf(`${number} ${UNITS[unit] ?? unit}`) : undefined;
  return days === undefined ? [] : [span("length", days[0], days[1], window)];
}

function span(kind: TimeSpan["kind"], low: number, high: number, text: string): TimeSpan {
  return { kind, low, high, text };
}

/** The least and the most days that a written length of time can be, its sign left out. */
function daysOf(text: string): readonly [number, number] | undefined {
  const parsed = parseDuration(text);
  if (parsed === undefined) return undefined;
  const count = Math.abs(parsed.count);
  if (parsed.unit === "days") return [count, count];
  const years = Math.floor(count / 12);
  const months = count % 12;
  return [years * 365 + months * 28, years * 366 + months * 31];
}

export function sameLength(a: Pick<TimeSpan, "low" | "high">, b: Pick<TimeSpan, "low" | "high">): boolean {
  return a.low <= b.high && b.low <= a.high;
}

/** The lengths of time that a node of the model and all it refers to contain, with the declared alternatives. */
export function coveredTimes(context: LintContext, node: object): readonly TimeSpan[] {
  const { objects, pointers } = reachedFrom(context.study, node);
  const alternatives = context.readings
    .filter((reading) => reading.pointers.some((at) => pointers.some((pointer) => at.startsWith(`${pointer}/`))))
    .flatMap((reading) => reading.alternatives.flatMap(textsOf));
  return [...objects.flatMap(timesOf), ...alternatives.flatMap((text) => lengthOf(text))];
}

function textsOf(value: Plain): readonly string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

function lengthOf(text: string): readonly TimeSpan[] {
  const days = daysOf(text);
  return days === undefined ? [] : [span("length", days[0], days[1], text), span("run", days[0], days[1], text)];
}

function timesOf(item: object): readonly TimeSpan[] {
  const found = item as { text?: unknown; unit?: unknown; length?: unknown; span?: unknown; consecutive?: unknown };
  if (typeof found.consecutive === "string" && typeof found.length === "number")
    return [found.length, Number(found.span ?? 0)].map((days) => span("run", days, days, `${days} d`));
  if (typeof found.text !== "string") return [];
  const range = /^(\d+) d to (\d+) d$/.exec(found.text);
  if (range !== null) return [span("range", Number(range[1]), Number(range[2]), found.text)];
  return found.unit === undefined ? [] : lengthOf(found.text).filter(({ kind }) => kind === "length");
}
