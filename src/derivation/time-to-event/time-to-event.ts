/** Endpoints that are a time: days from an origin to an event, a competing event or censoring. */
import { type Day, dayText } from "../../core/calendar.ts";
import { shift } from "../../core/duration.ts";
import type { DatedRecord } from "../../core/participant.ts";
import type { Truth } from "../../core/truth.ts";
import type { TimeToEventEndpoint, TimeToEventEvent } from "../../definition/model/endpoint.ts";
import type { EpisodeEvent } from "../../definition/model/episodes.ts";
import type { Context } from "../context.ts";
import { judgedDays } from "../criteria/judged-days.ts";
import { type JudgedDay, settle, withTruth } from "../criteria/run.ts";
import type { Derivation, Outcome } from "../derivation.ts";
import { findEpisodeEvent } from "../episodes/event.ts";
import type { Evidence } from "../finding.ts";
import type { Reason } from "../reason.ts";
import { selectRecords, ungradedRecords } from "../record-selection.ts";
import { type CompetingEvent, firstCompeting, precedenceOf } from "./event-precedence.ts";
import { findRecovery, type Recovery } from "./recovery.ts";

type Result = Pick<Derivation, "outcome" | "analysed" | "day" | "start" | "evidence" | "notes">;

/**
 * AVAL is the date of the event minus the date of the origin, in days, without adding one. Only events on or after the origin count.
 * An event beats censoring on the same day; among events of one day see `event-precedence.ts`.
 */
export function deriveTimeToEvent(context: Context, endpoint: TimeToEventEndpoint): Result {
  const origin = context.anchor(endpoint.origin);
  if (origin.status === "none") return notEvaluable(origin.reason, origin.detail, undefined);
  const competing = firstCompeting(context.participant, endpoint.competing, origin.day);
  const horizon = endpoint.horizon === undefined ? undefined : shift(origin.day, endpoint.horizon);
  const setting = { context, endpoint, origin: origin.day, horizon, competing };
  const entry = endpoint.entry === undefined ? undefined : context.anchor(endpoint.entry);
  if (entry?.status === "none") return notEvaluable(entry.reason, entry.detail, origin.day);
  return atRiskFrom(entry?.day, origin.day, resultOf(setting));
}

function resultOf(setting: Setting): Result {
  const { endpoint } = setting;
  switch (endpoint.event.kind) {
    case "record":
      return fromRecords(setting, endpoint.event);
    case "sustained":
      return fromCounts(setting, endpoint.event);
    case "episodes":
      return fromEpisodes(setting, endpoint.event);
  }
}

interface Setting {
  readonly context: Context;
  readonly endpoint: TimeToEventEndpoint;
  readonly origin: Day;
  readonly horizon: Day | undefined;
  readonly competing: CompetingEvent | undefined;
}

function fromRecords(setting: Setting, event: TimeToEventEvent & { kind: "record" }): Result {
  const { context, origin, horizon, competing } = setting;
  const own = firstRecord(selectRecords(context.participant, event.selector), origin);
  const other = competing?.record;
  const first = own !== undefined && (other === undefined || !countsBefore(other, own)) ? own : other;
  const deciding = first !== undefined && isBy(first.day, horizon) ? first : undefined;
  const ungraded = firstRecord(ungradedRecords(context.participant, event.selector), origin);
  if (
    ungraded !== undefined &&
    isBy(ungraded.day, horizon) &&
    (deciding === undefined || countsBefore(ungraded, deciding))
  ) {
    const detail = `${ungraded.name} on ${dayText(ungraded.day)} has no grade`;
    return notEvaluable("MISSING_GRADE", detail, origin, [ungraded]);
  }
  if (deciding !== undefined && deciding === own) return atTime(setting, own.day, 0, own.name, [own]);
  return deciding !== undefined && competing !== undefined
    ? competingResult(setting, competing)
    : censoredAtEnd(setting);
}

function firstRecord(records: readonly DatedRecord[], origin: Day): DatedRecord | undefined {
  return records
    .filter((record) => record.day >= origin)
    .reduce<DatedRecord | undefined>(
      (best, record) => (best === undefined || countsBefore(record, best) ? record : best),
      undefined,
    );
}

/** Earlier, or on the same day with precedence. */
function countsBefore(a: DatedRecord, b: DatedRecord): boolean {
  return a.day !== b.day ? a.day < b.day : precedenceOf(a.name) < precedenceOf(b.name);
}

function censoredAtEnd(setting: Setting): Result {
  const { origin, horizon } = setting;
  const { followUp } = setting.context.participant;
  const end = Math.min(followUp.end, horizon ?? followUp.end);
  if (end < origin)
    return notEvaluable("FOLLOW_UP_ENDED", `follow-up ended on ${dayText(followUp.end)}, before the origin`, origin);
  return atTime(
    setting,
    end,
    1,
    end === horizon ? "censored at the horizon" : `censored at ${endOfFollowUp(followUp.endedBy)}`,
    [],
  );
}

/** With delayed entry: whoever had the event, or one that competes, before being at risk is not in the analysis. */
function atRiskFrom(entry: Day | undefined, origin: Day, result: Result): Result {
  const { outcome, day } = result;
  if (entry === undefined || entry <= origin || outcome.kind !== "time" || day === undefined) return result;
  if (day >= entry) return { ...result, outcome: { ...outcome, entry: entry - origin } };
  const detail = `${outcome.description} on ${dayText(day)}, before being at risk from ${dayText(entry)}`;
  const reason = outcome.cnsr === 1 ? "FOLLOW_UP_ENDED" : "EVENT_BEFORE_ENTRY";
  return notEvaluable(reason, detail, origin, result.evidence);
}

function endOfFollowUp(endedBy: "death" | "last-contact" | "cut-off"): string {
  return endedBy === "last-contact" ? "last contact" : endedBy === "cut-off" ? "the data cut-off" : "death";
}

/** The start of an episode counts before a competing event of the same day. */
function fromEpisodes(setting: Setting, event: EpisodeEvent): Result {
  const { context, origin, horizon, competing } = setting;
  const other = competing !== undefined && isBy(competing.record.day, horizon) ? competing : undefined;
  const last = Math.min(context.participant.followUp.end, horizon ?? Number.POSITIVE_INFINITY);
  const found = findEpisodeEvent(context, event, { first: origin, last });
  if (found.status === "event" && (other === undefined || found.day <= other.record.day))
    return atTime(setting, found.day, 0, setting.endpoint.name, found.evidence);
  if (other !== undefined) return competingResult(setting, other);
  if (found.status === "unknown") return notEvaluable(found.reason, found.detail, origin, found.evidence);
  return censoredAtEnd(setting);
}

function fromCounts(setting: Setting, event: TimeToEventEvent & { kind: "sustained" }): Result {
  const { context, origin, horizon } = setting;
  const judged = judgedDays(context.participant, event.rule, { first: origin, last: undefined });
  const search = { participant: context.participant, rule: event.rule, startAfter: event.startAfter, origin, horizon };
  const results = settlements(judged).map((days) => fromRecovery(setting, event, judged, findRecovery(search, days)));
  const [first, ...others] = results;
  if (first !== undefined && others.every((other) => sameOutcome(first.outcome, other.outcome))) return first;
  const open = judged.filter((day) => day.truth === "not-evaluable");
  const detail = `a count reported only as below or above a limit decides it, on ${open.map(({ day }) => dayText(day)).join(", ")}`;
  return notEvaluable("INTERVAL", detail, origin, rowsOf(open));
}

/** More undecided days than this are not tried out: 2^10 series at most. */
const MOST_UNDECIDED = 10;

/** The series with every undecided day counted as met and as not met, in every combination: each may be what was there. */
function settlements(judged: readonly JudgedDay[]): readonly (readonly JudgedDay[])[] {
  const undecided = judged.filter((day) => day.truth === "not-evaluable").length;
  if (undecided === 0) return [judged];
  if (undecided > MOST_UNDECIDED) return [settle(judged, "not-met"), settle(judged, "met")];
  return judged.reduce<readonly (readonly JudgedDay[])[]>(
    (series, day) => series.flatMap((days) => truthsOf(day).map((truth) => [...days, withTruth(day, truth)])),
    [[]],
  );
}

function truthsOf(day: JudgedDay): readonly Truth[] {
  return day.truth === "not-evaluable" ? ["not-met", "met"] : [day.truth];
}

function sameOutcome(a: Outcome, b: Outcome): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function fromRecovery(
  setting: Setting,
  event: TimeToEventEvent & { kind: "sustained" },
  judged: readonly JudgedDay[],
  recovery: Recovery,
): Result {
  const { origin, horizon, competing } = setting;
  const runStart = recovery.kind === "not-recovered" ? undefined : recovery.run.first;
  if (
    competing !== undefined &&
    isBy(competing.record.day, horizon) &&
    (runStart === undefined || competing.record.day < runStart)
  ) {
    return competingResult(setting, competing);
  }
  const name = setting.endpoint.name;
  if (recovery.kind === "recovered") return atTime(setting, recovery.run.first, 0, name, recovery.evidence);
  if (recovery.kind === "log-incomplete") {
    const detail = `a run from ${dayText(recovery.run.first)} to ${dayText(recovery.run.last)}, but the transfusion log does not reach its end`;
    return notEvaluable("TRANSFUSION_LOG_INCOMPLETE", detail, origin, recovery.evidence);
  }
  const inReach = judged.filter((day) => isBy(day.day, horizon));
  if (inReach.length === 0)
    return notEvaluable(
      "NO_COUNTS",
      `no ${event.rule.analyte.label.toLowerCase()} count from ${dayText(origin)} to the horizon`,
      origin,
    );
  if (event.startAfter === "first-drop" && !recovery.dropped && followedToHorizon(setting)) {
    const detail = `every ${event.rule.analyte.label.toLowerCase()} count from the origin to the horizon met the condition`;
    return notEvaluable("NEVER_BELOW", detail, origin, rowsOf(inReach));
  }
  return censoredAtLastCount(setting, judged, recovery.near);
}

function rowsOf(days: readonly JudgedDay[]): readonly Evidence[] {
  return days.flatMap((day) => day.observations);
}

function followedToHorizon(setting: Setting): boolean {
  return setting.horizon !== undefined && setting.context.participant.followUp.end >= setting.horizon;
}

/** Censored at the earlier of the last day with a count and the horizon. */
function censoredAtLastCount(setting: Setting, judged: readonly JudgedDay[], near: string | undefined): Result {
  const lastDay = judged.at(-1)?.day ?? setting.origin;
  const last = judged.findLast((day) => isBy(day.day, setting.horizon));
  const atHorizon = setting.horizon !== undefined && setting.horizon <= lastDay;
  const day = atHorizon && setting.horizon !== undefined ? setting.horizon : lastDay;
  const description = atHorizon ? "censored at the horizon" : "censored at the last count";
  return atTime(setting, day, 1, description, last?.observations ?? [], near === undefined ? [] : [near]);
}

function competingResult(setting: Setting, competing: CompetingEvent): Result {
  return atTime(setting, competing.record.day, competing.cnsr, competing.record.name, [competing.record]);
}

function isBy(day: Day, horizon: Day | undefined): boolean {
  return horizon === undefined || day <= horizon;
}

function atTime(
  setting: Setting,
  day: Day,
  cnsr: number,
  description: string,
  evidence: readonly Evidence[],
  notes: readonly string[] = [],
): Result {
  const outcome: Outcome = { kind: "time", days: day - setting.origin, cnsr, description };
  return { outcome, analysed: true, day, start: setting.origin, evidence, notes };
}

function notEvaluable(
  reason: Reason,
  detail: string,
  start: Day | undefined,
  evidence: readonly Evidence[] = [],
): Result {
  return {
    outcome: { kind: "not-evaluable", reason, detail },
    analysed: false,
    day: undefined,
    start,
    evidence,
    notes: [],
  };
}
