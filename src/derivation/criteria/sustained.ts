/** The criterion "stayed on one side of a threshold": a run of days inside a window. */
import { type Day, dayText } from "../../core/calendar.ts";
import type { DayRange } from "../../core/day-range.ts";
import type { Participant } from "../../core/participant.ts";
import type { Criterion } from "../../definition/model/criterion.ts";
import type { SustainedRule } from "../../definition/model/sustained.ts";
import type { Context } from "../context.ts";
import { dayCount, rangeText } from "../display.ts";
import { type Finding, findingOf, latestClosing, notEvaluableFinding } from "../finding.ts";
import type { Reason } from "../reason.ts";
import { reasonForNothing, resolveWindow } from "../window.ts";
import { judgedDays } from "./judged-days.ts";
import { type JudgedDay, type Run, runsFrom, settle, withTruth } from "./run.ts";
import { checkWithout } from "./without.ts";

/**
 * Met with a run in the window. Not evaluable when the transfusion log, an undecided value or missing days alone stand in the way
 * of one, or when the measured days are too few to show one either way.
 */
export function deriveSustained(context: Context, criterion: Criterion & { kind: "sustained" }): Finding {
  const { rule } = criterion;
  const window = resolveWindow(context, criterion.window);
  if (window.status === "none") return notEvaluableFinding(criterion, window);
  const { range } = window;
  const days = judgedDays(context.participant, rule, range);
  const closing = latestClosing([window.closing, { always: range.last, whileUndecided: undefined }]);
  const { truth, reason, detail, run } = searchRun(context.participant, rule, range, days);
  const evidence = (run?.days ?? days).flatMap((day) => day.observations);
  return findingOf(criterion, { truth, reason, detail, evidence, closing });
}

interface Answer extends Pick<Finding, "truth" | "reason" | "detail"> {
  readonly run?: Run;
}

function searchRun(participant: Participant, rule: SustainedRule, range: DayRange, days: readonly JudgedDay[]): Answer {
  const judged = runsFrom(settle(days, "not-met"), rule).map((run) => ({
    run,
    without: checkWithout(participant, rule.without, run),
  }));
  const clear = judged.find(({ without }) => without === "clear")?.run;
  if (clear !== undefined)
    return {
      truth: "met",
      reason: undefined,
      detail: `from ${dayText(clear.first)} to ${dayText(clear.last)}`,
      run: clear,
    };
  const what = rule.analyte.label.toLowerCase();
  const open = (reason: Reason, detail: string): Answer => ({ truth: "not-evaluable", reason, detail });
  if (judged.some(({ without }) => without === "unknown"))
    return open("TRANSFUSION_LOG_INCOMPLETE", `a run of ${what}, but the transfusion log does not reach its end`);
  if (days.length === 0)
    return open(reasonForNothing(participant.followUp, range.last), `no ${what} ${rangeText(range)}`);
  if (!couldShow(days, rule))
    return open("TOO_FEW_DAYS", `${dayCount(days.length)} of ${what} ${rangeText(range)} cannot show it`);
  if (possibleRun(participant, rule, settle(days, "met")) !== undefined)
    return open("INTERVAL", `${what} reported only as below or above a limit`);
  const filled = rule.consecutive === "calendar" ? fillGaps(days, range, participant.followUp.end) : [];
  const prevented = possibleRun(participant, rule, filled);
  if (prevented !== undefined) return { ...open("GAP", gapText(what, prevented)), run: prevented };
  const { followUp } = participant;
  if (followUp.endedBy === "last-contact" && followUp.end < (range.last ?? followUp.end))
    return open("FOLLOW_UP_ENDED", `followed only to ${dayText(followUp.end)}`);
  return { truth: "not-met", reason: undefined, detail: `no such run of ${what} ${rangeText(range)}` };
}

/**
 * Of the runs in which at least one measured day takes part and before which nothing is known to have been given, the one with the
 * most measured days, the first of these.
 */
function possibleRun(participant: Participant, rule: SustainedRule, days: readonly JudgedDay[]): Run | undefined {
  const measured = (run: Run) => run.days.filter((day) => day.observations.length > 0).length;
  return runsFrom(days, rule)
    .filter((run) => measured(run) > 0 && checkWithout(participant, rule.without, run) !== "given")
    .reduce<Run | undefined>(
      (best, run) => (best === undefined || measured(run) > measured(best) ? run : best),
      undefined,
    );
}

function gapText(what: string, run: Run): string {
  const missing = run.days.filter((day) => day.observations.length === 0).map(({ day }) => dayText(day));
  const nearest = `${dayText(run.first)} to ${dayText(run.last)}`;
  return `only missing days prevent the run of ${what}; nearest to one, ${nearest} lacks ${missing.join(", ")}`;
}

/** Missing days counted as if they met the condition; measured days as they are, undecided ones as not met. */
function fillGaps(days: readonly JudgedDay[], range: DayRange, followedTo: Day): readonly JudgedDay[] {
  const first = range.first ?? days[0]?.day ?? followedTo;
  const last = Math.min(range.last ?? followedTo, followedTo);
  const byDay = new Map(settle(days, "not-met").map((day) => [day.day, day]));
  const anything = { lower: undefined, lowerOpen: true, upper: undefined, upperOpen: true };
  const length = Math.max(0, last - first + 1);
  return Array.from(
    { length },
    (_, index) => byDay.get(first + index) ?? { day: first + index, value: anything, observations: [], truth: "met" },
  );
}

/** Whether the measured days, had they all met the condition, would have made a run; missing days are judged as gaps. */
function couldShow(days: readonly JudgedDay[], rule: SustainedRule): boolean {
  if (rule.consecutive === "calendar") return true;
  const met = days.map((day) => withTruth(day, "met"));
  return runsFrom(met, rule).length > 0;
}
