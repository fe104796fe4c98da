/** Reads the reference cases of two-stage designs; each case carries its own tolerances. */
import { isNotComputable } from "../../src/statistics/not-computable.ts";
import { loadCases, type OracleCase } from "./phase2-oracle.ts";

export type SimonCase<Input, Expected> = Omit<OracleCase<Input>, "expected"> & {
  readonly expected: Expected;
  readonly tol: Readonly<Record<string, number>>;
};

export function loadSimonCases<Input, Expected>(name: string): readonly SimonCase<Input, Expected>[] {
  return loadCases<Input>(name) as unknown as SimonCase<Input, Expected>[];
}

/** Collects differences, and counts the comparisons so that none can silently go missing. */
export function startComparison() {
  const failures: string[] = [];
  let compared = 0;
  const expectClose = (label: string, found: unknown, wanted: number | null, tolerance: number) => {
    compared++;
    const value = isNotComputable(found) ? null : found;
    const close =
      value === wanted ||
      (typeof value === "number" && typeof wanted === "number" && Math.abs(value - wanted) <= tolerance);
    if (!close) failures.push(`${label}: ${JSON.stringify(value)} instead of ${wanted}`);
  };
  const expectSame = (label: string, found: unknown, wanted: unknown) => {
    compared++;
    if (JSON.stringify(found) !== JSON.stringify(wanted)) {
      failures.push(`${label}: ${JSON.stringify(found)} instead of ${JSON.stringify(wanted)}`);
    }
  };
  return { failures, expectClose, expectSame, count: () => compared };
}

/** The value, where a case is known to have one. */
export function present<T>(value: T): Exclude<T, { readonly kind: "not-computable" }> {
  if (isNotComputable(value)) throw new Error(`not computable: ${value.why}`);
  return value as Exclude<T, { readonly kind: "not-computable" }>;
}
