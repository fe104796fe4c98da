import type { SimonDesign } from "./simon-design.ts";

/** Counts in the order that decides: the first n1, then the first n evaluable participants. */
export interface SimonCounts {
  readonly responses: number;
  /** Evaluable participants counted so far. */
  readonly evaluable: number;
  /** Responses among the first n1; needed as soon as more than n1 are counted. */
  readonly stage1Responses?: number;
  /** Enrolled and not yet evaluable. */
  readonly pending?: number;
}

/** Why counts cannot have happened, or undefined. */
export function checkSimonCounts({ n1 }: SimonDesign, counts: SimonCounts): string | undefined {
  const { responses, evaluable, stage1Responses, pending = 0 } = counts;
  if (
    ![responses, evaluable, pending, stage1Responses ?? 0].every((count) => Number.isSafeInteger(count) && count >= 0)
  ) {
    return "counts must be whole numbers of 0 or more";
  }
  if (responses > evaluable) return `${responses} responses cannot come from ${evaluable} evaluable participants`;
  if (stage1Responses === undefined) return undefined;
  const later = Math.max(0, evaluable - n1);
  if (stage1Responses > Math.min(n1, evaluable))
    return `${stage1Responses} responses cannot come from ${Math.min(n1, evaluable)} participants of stage 1`;
  if (stage1Responses > responses || responses - stage1Responses > later) {
    return `${stage1Responses} responses in stage 1 do not fit ${responses} responses of ${evaluable} in all`;
  }
  return undefined;
}
