/**
 * A Simon two-stage design in the notation of clinfun: `r1/n1, r/n`, each r the most responses on the failing side.
 * After n1 participants the trial stops with r1 responses or fewer; after n, H0 is not rejected with r or fewer.
 * Simon R. Optimal two-stage designs for phase II clinical trials. Control Clin Trials 1989;10:1-10.
 */
export interface SimonDesign {
  /** The most responses among the first n1 at which the trial still stops; -1 when stage 1 never stops. */
  readonly r1: number;
  /** Participants of stage 1. */
  readonly n1: number;
  /** The most responses among all n at which H0 is still not rejected. */
  readonly r: number;
  /** Participants of both stages together. */
  readonly n: number;
}

export type SimonDesignProblemCode =
  | "not-a-whole-number"
  | "stage-1-empty"
  | "stage-1-not-smaller"
  | "stage-1-bound-too-low"
  | "stage-1-always-stops"
  | "never-rejects"
  | "always-rejects"
  | "unreadable-text";

/** Why four numbers, or a text, are not a two-stage design. */
export interface SimonDesignProblem {
  readonly kind: "simon-design-problem";
  readonly code: SimonDesignProblemCode;
  readonly message: string;
}

export function simonDesignProblem(code: SimonDesignProblemCode, message: string): SimonDesignProblem {
  return { kind: "simon-design-problem", code, message };
}

export function isSimonDesignProblem(value: unknown): value is SimonDesignProblem {
  return typeof value === "object" && value !== null && (value as { kind?: unknown }).kind === "simon-design-problem";
}

/**
 * The first reason why the bounds are no two-stage design, or undefined when they are one.
 * A final bound at or below r1 is allowed: whoever continues then rejects, and clinfun reports such designs too.
 */
export function checkSimonDesign({ r1, n1, r, n }: SimonDesign): SimonDesignProblem | undefined {
  if (![r1, n1, r, n].every(Number.isSafeInteger)) {
    return simonDesignProblem("not-a-whole-number", `r1/n1,r/n must be whole numbers, found ${r1}/${n1},${r}/${n}`);
  }
  return checkStage1(r1, n1, n) ?? checkFinal(r, n);
}

function checkStage1(r1: number, n1: number, n: number): SimonDesignProblem | undefined {
  if (n1 < 1) return simonDesignProblem("stage-1-empty", `stage 1 needs at least one participant, found n1 = ${n1}`);
  if (n1 >= n) {
    return simonDesignProblem(
      "stage-1-not-smaller",
      `n counts both stages together, so n1 = ${n1} must be below n = ${n}; if ${n} is the size of stage 2 alone, write ${n1 + n}`,
    );
  }
  if (r1 < -1)
    return simonDesignProblem(
      "stage-1-bound-too-low",
      `r1 = ${r1} is below -1, which already means that stage 1 never stops`,
    );
  if (r1 >= n1) {
    return simonDesignProblem(
      "stage-1-always-stops",
      `with r1 = ${r1} of n1 = ${n1} every trial stops after stage 1; r1 is the most responses that still stop and must be below n1`,
    );
  }
  return undefined;
}

function checkFinal(r: number, n: number): SimonDesignProblem | undefined {
  if (r >= n) {
    return simonDesignProblem(
      "never-rejects",
      `with r = ${r} of n = ${n} H0 can never be rejected; r is the most responses that do not reject and must be below n`,
    );
  }
  if (r < 0)
    return simonDesignProblem(
      "always-rejects",
      `with r = ${r} every trial that continues rejects H0; r must be 0 or more`,
    );
  return undefined;
}
