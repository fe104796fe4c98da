import { type NotComputable, notComputable } from "../not-computable.ts";
import { checkSimonCounts, type SimonCounts } from "./simon-counts.ts";
import { checkSimonDesign, type SimonDesign } from "./simon-design.ts";
import type { SimonAssumptions } from "./simon-final-bound.ts";
import { lookAhead, type SimonOutlook } from "./simon-outlook.ts";
import { describeOverrun, type SimonNotApplicable } from "./simon-overrun.ts";

export type SimonDecisionWord =
  | "stage-1-pending"
  | "stop"
  | "continue"
  | "stage-2-pending"
  | "reject"
  | "do-not-reject";

export interface SimonDecision extends SimonOutlook {
  readonly kind: "simon-decision";
  readonly decision: SimonDecisionWord;
  readonly stage: 1 | 2;
  /** Whether the responses of stage 1 were given, follow from the totals, or had to be taken as passing. */
  readonly stage1: "known" | "inferred" | "assumed";
  readonly note: string | undefined;
}

export type SimonVerdict = SimonDecision | SimonNotApplicable | NotComputable;

/**
 * The decision of a design from counts alone. Stage 1: stop with r1 responses or fewer of n1, else continue.
 * Stage 2: reject H0 with more than r of n. Certainty before a stage is complete is reported beside the decision.
 * `assumptions` are only used to recompute the bound when more than n are counted; without them they are reconstructed.
 */
export function decideSimonDesign(
  design: SimonDesign,
  counts: SimonCounts,
  assumptions?: SimonAssumptions,
): SimonVerdict {
  const refusal = checkSimonDesign(design)?.message ?? checkSimonCounts(design, counts);
  if (refusal !== undefined) return notComputable(refusal);
  if (counts.evaluable > design.n) return describeOverrun(design, counts.evaluable, assumptions);
  if (counts.evaluable <= design.n1) return decideStage1(design, counts);
  return decideStage2(design, counts);
}

function decideStage1({ r1, n1 }: SimonDesign, counts: SimonCounts): SimonDecision {
  const outlook = lookAhead(counts, { fail: r1, of: n1 }, ["continue", "stop"]);
  const complete = counts.evaluable === n1;
  const decision = complete ? (counts.responses > r1 ? "continue" : "stop") : "stage-1-pending";
  const note =
    decision === "stop" && (counts.pending ?? 0) > 0
      ? `${counts.pending} further participants are enrolled; their outcomes do not change the stop`
      : undefined;
  return { kind: "simon-decision", decision, stage: 1, stage1: "known", note, ...outlook };
}

function decideStage2(design: SimonDesign, counts: SimonCounts): SimonDecision {
  const { stage1, passed, note } = judgeStage1(design, counts);
  if (!passed) return stoppedBefore(stage1, note);
  const outlook = lookAhead(counts, { fail: design.r, of: design.n }, ["reject", "do-not-reject"]);
  const complete = counts.evaluable === design.n;
  const decision = complete ? (counts.responses > design.r ? "reject" : "do-not-reject") : "stage-2-pending";
  const certain = stage1 === "assumed" && outlook.certain === "reject" ? undefined : outlook.certain;
  return { kind: "simon-decision", decision, stage: 2, stage1, note, ...outlook, certain };
}

/** What the counts say about stage 1 once participants beyond it are counted. */
function judgeStage1({ r1, n1 }: SimonDesign, { responses, evaluable, stage1Responses }: SimonCounts) {
  if (stage1Responses !== undefined) {
    const passed = stage1Responses > r1;
    const note = passed
      ? undefined
      : `stage 1 had ${stage1Responses} of ${n1} responses, so participants beyond it do not count`;
    return { stage1: "known", passed, note } as const;
  }
  if (responses <= r1) {
    const note = `${responses} responses in all mean at most ${r1} in stage 1, where the design stops`;
    return { stage1: "inferred", passed: false, note } as const;
  }
  if (responses - (evaluable - n1) > r1) {
    return {
      stage1: "inferred",
      passed: true,
      note: `stage 1 had more than ${r1} responses whatever their order`,
    } as const;
  }
  const note = `the responses among the first ${n1} were not given and do not follow from the totals; taken as more than ${r1} because participants beyond stage 1 are counted`;
  return { stage1: "assumed", passed: true, note } as const;
}

function stoppedBefore(stage1: "known" | "inferred" | "assumed", note: string | undefined): SimonDecision {
  const settled = {
    certain: "stop",
    responsesNeeded: undefined,
    failuresNeeded: 0,
    missing: 0,
    stillToEnrol: 0,
  } as const;
  return { kind: "simon-decision", decision: "stop", stage: 1, stage1, note, ...settled };
}
