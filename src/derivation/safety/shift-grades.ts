/** The grade of the baseline and the worst grade afterwards, from the results of one participant. */
import type { CtcaeTerm } from "../../core/ctcae.ts";
import type { Observation } from "../../core/participant.ts";
import type { Reason } from "../reason.ts";
import { type GradeRange, gradeResult } from "./ctcae-grade.ts";

export interface Shift {
  readonly baseline: number;
  readonly worst: number;
}

/** A grade with the results it was read from, or why it is not known. */
export type GradeFound =
  | { readonly status: "grade"; readonly grade: number; readonly from: readonly Observation[] }
  | {
      readonly status: "none";
      readonly reason: Reason;
      readonly range: GradeRange;
      readonly from: readonly Observation[];
    };

/** The baseline is graded by the limits of normal: a multiple of itself would always be 1. */
export function gradeBaseline(term: CtcaeTerm, baseline: Observation): GradeFound {
  return found(gradeResult(term, baseline, undefined), [baseline]);
}

/**
 * The worst grade of at least one result. A result whose grade is not known leaves the worst open only where it could exceed
 * every grade that is known.
 */
export function worstGrade(
  term: CtcaeTerm,
  results: readonly Observation[],
  baseline: Observation | undefined,
): GradeFound {
  const graded = results.map((result) => ({ result, range: gradeResult(term, result, baseline) }));
  const least = Math.max(...graded.map(({ range }) => range.least));
  const most = Math.max(...graded.map(({ range }) => range.most));
  const open = graded.filter(({ range }) => range.most > least);
  const reason = open.map(({ range }) => range.reason).find((cause) => cause !== undefined);
  const carriers = open.length > 0 ? open : graded.filter(({ range }) => range.least === least);
  return found(
    { least, most, reason },
    carriers.map(({ result }) => result),
  );
}

function found(range: GradeRange, from: readonly Observation[]): GradeFound {
  if (range.least === range.most) return { status: "grade", grade: range.least, from };
  return { status: "none", reason: range.reason ?? "MISSING_LIMIT", range, from };
}
