/** Endpoints about laboratory grades: from the grade at baseline to the worst afterwards. */
import { firstFrom } from "../../core/observation-series.ts";
import type { Observation } from "../../core/participant.ts";
import type { ShiftEndpoint } from "../../definition/model/endpoint.ts";
import type { Context } from "../context.ts";
import type { Derivation, Outcome } from "../derivation.ts";
import { rangeText } from "../display.ts";
import type { Evidence } from "../finding.ts";
import type { Reason } from "../reason.ts";
import { reasonForNothing } from "../window.ts";
import { type GradeFound, gradeBaseline, type Shift, worstGrade } from "./shift-grades.ts";
import { openAtCutoff, resolveSpan, type SpanResult } from "./span.ts";

type Body = Omit<Derivation, "participant" | "endpoint" | "reference">;

/**
 * Class `1 -> 3`: grade at baseline, worst grade afterwards. The baseline is the last result of its days; results up to and
 * including its day are not afterwards. Whoever has both has a class, even when follow-up ended early: the worst grade is the
 * worst observed. A window open at the cut-off is pending.
 */
export function deriveShift(context: Context, endpoint: ShiftEndpoint): Body {
  const [baselineDays, window] = [resolveSpan(context, endpoint.baseline), resolveSpan(context, endpoint.window)];
  if (baselineDays.status === "none") return none(baselineDays.reason, `baseline: ${baselineDays.detail}`, []);
  if (window.status === "none") return none(window.reason, window.detail, []);
  const open = openAtCutoff(context.participant.followUp, window.closing);
  if (open !== undefined) return none("WINDOW_OPEN", open, []);
  const baseline = resultsIn(context, endpoint, baselineDays).at(-1);
  if (baseline === undefined) return none("NO_VALUE", `no baseline ${textOf(endpoint, baselineDays)}`, []);
  const later = resultsIn(context, endpoint, window).filter(({ day }) => day > baseline.day);
  if (later.length > 0) return gradeShift(endpoint, baseline, later);
  const reason = reasonForNothing(context.participant.followUp, window.last);
  return none(reason, `no ${textOf(endpoint, window)}`, [baseline]);
}

type Days = Extract<SpanResult, { status: "days" }>;

function resultsIn(context: Context, { term }: ShiftEndpoint, days: Days): readonly Observation[] {
  const series = context.participant.series(term.analyte);
  const after = days.last === undefined ? series.length : firstFrom(series, days.last + 1);
  return series.slice(firstFrom(series, days.first), after);
}

function textOf({ term }: ShiftEndpoint, days: Days): string {
  return `${term.analyte} ${rangeText(days)}`;
}

function gradeShift(endpoint: ShiftEndpoint, baseline: Observation, later: readonly Observation[]): Body {
  const { term, baselineMultiples } = endpoint;
  const before = gradeBaseline(term, baseline);
  const after = worstGrade(term, later, baselineMultiples === "never" ? undefined : baseline);
  if (before.status === "none") return undecided("baseline", before);
  if (after.status === "none") return undecided("worst grade", after);
  const shift = { baseline: before.grade, worst: after.grade };
  return {
    ...body({ kind: "category", category: shiftText(shift) }, [...before.from, ...after.from]),
    analysed: true,
    day: after.from[0]?.day,
    shift,
  };
}

/** `1 -> 3` */
function shiftText({ baseline, worst }: Shift): string {
  return `${baseline} -> ${worst}`;
}

function undecided(what: string, { reason, range, from }: Extract<GradeFound, { status: "none" }>): Body {
  return none(reason, `${what}: grade ${range.least} to ${range.most}`, from);
}

function none(reason: Reason, detail: string, evidence: readonly Evidence[]): Body {
  return body({ kind: "not-evaluable", reason, detail }, evidence);
}

function body(outcome: Outcome, evidence: readonly Evidence[]): Body {
  return {
    outcome,
    analysed: false,
    day: undefined,
    start: undefined,
    change: undefined,
    evidence,
    findings: [],
    notes: [],
  };
}
