/** The criterion "stayed on one side of a threshold": a run of days inside a window. */
import { dayText } from "../core/calendar.ts";
import type { DayRange } from "../core/day-range.ts";
import { within } from "../core/interval.ts";
import type { Participant } from "../core/participant.ts";
import type { Criterion, SustainedRule } from "../definition/model.ts";
import type { Context } from "./context.ts";
import { dailyValues } from "./daily.ts";
import { rangeText } from "./display.ts";
import { type Finding, latestClosing } from "./finding.ts";
import { type JudgedDay, runsFrom, settle } from "./run.ts";
import { reasonForNothing, resolveWindow } from "./window.ts";

/** The measured days of a range, each judged against the rule's condition. */
export function judgedDays(participant: Participant, rule: SustainedRule, range: DayRange): readonly JudgedDay[] {
  const series = dailyValues(participant.observations(rule.analyte.name), range, rule.daily);
  return series.map((day) => ({ ...day, truth: within(day.value, rule.condition.range) }));
}

/**
 * Met with a run in the window. Not evaluable when the measured days could not show one either way (fewer or closer together
 * than the run asks for), or when only undecided values prevent it.
 */
export function deriveSustained(context: Context, criterion: Criterion & { kind: "sustained" }): Finding {
  const { rule } = criterion;
  const window = resolveWindow(context, criterion.window);
  const base = { criterion, parts: [], change: undefined, day: undefined, nearMiss: undefined };
  if (window.status === "none") {
    return {
      ...base,
      truth: "not-evaluable",
      reason: window.reason,
      detail: window.detail,
      evidence: [],
      closing: window.closing,
    };
  }
  const { range } = window;
  const days = judgedDays(context.participant, rule, range);
  const closing = latestClosing([window.closing, { always: range.last, whileUndecided: undefined }]);
  const evidence = days.flatMap((day) => day.observations);
  const found = { ...base, evidence, closing };
  const [run] = runsFrom(settle(days, "not-met"), rule);
  if (run !== undefined) {
    const rows = run.days.flatMap((day) => day.observations);
    return {
      ...found,
      truth: "met",
      reason: undefined,
      evidence: rows,
      detail: `from ${dayText(run.first)} to ${dayText(run.last)}`,
    };
  }
  const what = rule.analyte.label.toLowerCase();
  if (!couldShow(days, rule)) {
    const reason = days.length === 0 ? reasonForNothing(context.participant.followUp, range.last) : "TOO_FEW_DAYS";
    return {
      ...found,
      truth: "not-evaluable",
      reason,
      detail: `${days.length} measured days of ${what} ${rangeText(range)} cannot show it`,
    };
  }
  if (runsFrom(settle(days, "met"), rule).length > 0) {
    return {
      ...found,
      truth: "not-evaluable",
      reason: "INTERVAL",
      detail: `${what} reported only as below or above a limit`,
    };
  }
  return { ...found, truth: "not-met", reason: undefined, detail: `no such run of ${what} ${rangeText(range)}` };
}

/** Whether the measured days, had they all met the condition, would have made a run. */
function couldShow(days: readonly JudgedDay[], rule: SustainedRule): boolean {
  return (
    runsFrom(
      days.map((day) => ({ ...day, truth: "met" as const })),
      rule,
    ).length > 0
  );
}
