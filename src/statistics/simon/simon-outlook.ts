import type { SimonCounts } from "./simon-counts.ts";

/** What is certain before the stage is complete, and what would make it so: counts of further participants. */
export interface SimonOutlook {
  readonly certain: "stop" | "continue" | "reject" | "do-not-reject" | undefined;
  /** Further responses that settle the stage favourably; undefined when no longer reachable. */
  readonly responsesNeeded: number | undefined;
  /** Further failures that settle it unfavourably; undefined when no longer reachable. */
  readonly failuresNeeded: number | undefined;
  /** Evaluable participants the stage still lacks, and how many of them are not even enrolled. */
  readonly missing: number;
  readonly stillToEnrol: number;
}

/** Certainty about passing a bound: more than `fail` responses of `of`. */
export function lookAhead(
  { responses, evaluable, pending = 0 }: SimonCounts,
  bound: { readonly fail: number; readonly of: number },
  [pass, fail]: readonly ["continue", "stop"] | readonly ["reject", "do-not-reject"],
): SimonOutlook {
  const missing = bound.of - evaluable;
  const toPass = Math.max(0, bound.fail + 1 - responses);
  const toFail = Math.max(0, bound.of - bound.fail - (evaluable - responses));
  return {
    certain: toPass === 0 ? pass : toFail === 0 ? fail : undefined,
    responsesNeeded: toPass <= missing ? toPass : undefined,
    failuresNeeded: toFail <= missing ? toFail : undefined,
    missing,
    stillToEnrol: Math.max(0, missing - pending),
  };
}
