/** Reads the phase-2 reference cases and compares every expected value of a case with what the engine computes. */
import { readFileSync } from "node:fs";
import type { Interval } from "../../src/statistics/interval.ts";
import { isNotComputable } from "../../src/statistics/not-computable.ts";

export interface OracleCase<Input> {
  readonly id: string;
  readonly input: Input;
  readonly expected: Readonly<Record<string, unknown>>;
}

export function loadCases<Input>(name: string): readonly OracleCase<Input>[] {
  const file = new URL(`./data/phase2/${name}.public.json`, import.meta.url);
  return JSON.parse(readFileSync(file, "utf8")) as OracleCase<Input>[];
}

/** How to compute one expected value, and how far it may be off: absolute below 1, relative above. */
export interface Check<Input> {
  readonly tolerance: number;
  readonly compute: (input: Input, expected: unknown) => unknown;
}

export interface Comparison {
  readonly compared: number;
  readonly failures: readonly string[];
  /** Keys of the reference file for which there is no check. */
  readonly unchecked: readonly string[];
}

export function compareAll<Input>(
  cases: readonly OracleCase<Input>[],
  checks: Readonly<Record<string, Check<Input>>>,
): Comparison {
  const failures: string[] = [];
  const unchecked = new Set<string>();
  let compared = 0;
  for (const { id, input, expected } of cases) {
    for (const [key, value] of Object.entries(expected)) {
      const check = checks[key];
      if (check === undefined) {
        unchecked.add(key);
        continue;
      }
      compared++;
      const actual = check.compute(input, value);
      if (!(distance(actual, value) <= check.tolerance)) {
        failures.push(`${id} ${key}: ${JSON.stringify(plain(actual))} instead of ${JSON.stringify(value)}`);
      }
    }
  }
  return { compared, failures, unchecked: [...unchecked].sort() };
}

/** The largest difference between two numbers, or two lists of numbers, divided by the expected size if above 1. */
export function distance(actual: unknown, expected: unknown): number {
  const found = plain(actual);
  const wanted = plain(expected);
  if (Array.isArray(found) && Array.isArray(wanted) && found.length === wanted.length) {
    return Math.max(...found.map((value, index) => distance(value, wanted[index])));
  }
  if (isRecord(found) && isRecord(wanted)) {
    const keys = new Set([...Object.keys(found), ...Object.keys(wanted)]);
    return Math.max(...[...keys].map((key) => distance(found[key], wanted[key])));
  }
  if (typeof found !== "number" || typeof wanted !== "number") return found === wanted ? 0 : Number.POSITIVE_INFINITY;
  if (found === wanted) return 0;
  return Math.abs(found - wanted) / Math.max(1, Math.abs(wanted));
}

function plain(value: unknown): unknown {
  if (value === "Inf") return Number.POSITIVE_INFINITY;
  if (isNotComputable(value)) return null;
  if (isInterval(value)) return [value.lower, value.upper];
  return value;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isInterval(value: unknown): value is Interval {
  return typeof value === "object" && value !== null && "lower" in value && "upper" in value;
}
