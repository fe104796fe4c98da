/**
 * How many episodes of a class start in a window, or how many in a row. An episode without a class is left out (so that its neighbours
 * stand next to each other) or may be of the class, as the definition says; where none has a class, all of them may be.
 * Fewer than asked for is also a claim that nothing more was given: it needs the transfusion log and the follow-up to reach the end
 * of the window, or the participant's death.
 */
import { type Day, dayText } from "../../core/calendar.ts";
import { type DayRange, inRange } from "../../core/day-range.ts";
import { exact } from "../../core/exact.ts";
import { interval, within } from "../../core/interval.ts";
import type { Truth } from "../../core/truth.ts";
import type { Criterion } from "../../definition/model/criterion.ts";
import type { EpisodeCountRule } from "../../definition/model/episodes.ts";
import type { Context } from "../context.ts";
import { absenceKnownThrough } from "../criteria/presence.ts";
import { rangeText } from "../display.ts";
import { CLOSED, type Evidence, type Finding, latestClosing } from "../finding.ts";
import type { Reason } from "../reason.ts";
import { resolveWindow } from "../window.ts";
import { type ClassFound, classOf } from "./class.ts";
import type { Episode } from "./episodes.ts";
import { closingOfEpisode } from "./open.ts";

export interface JudgedEpisode {
  readonly episode: Episode;
  readonly found: ClassFound;
}

/** The episodes that start on the days of a range, each with its class, in order. */
export function judgedEpisodes(context: Context, name: string, range: DayRange): readonly JudgedEpisode[] {
  return context
    .episodes(name)
    .filter(({ day }) => inRange(day, range))
    .map((episode) => ({ episode, found: classOf(episode) }));
}

export function evidenceOf({ episode, found }: JudgedEpisode): readonly Evidence[] {
  return [...episode.transfusions.map(({ record }) => record), ...found.evidence];
}

export function deriveEpisodeCount(context: Context, criterion: Criterion & { kind: "episodes" }): Finding {
  const { rule } = criterion;
  const window = rule.window === undefined ? undefined : resolveWindow(context, rule.window);
  const base = { criterion, parts: [], change: undefined, day: undefined, nearMiss: undefined };
  if (window?.status === "none")
    return { ...base, ...window, truth: "not-evaluable", evidence: [], closing: window.closing };
  const range = window?.range ?? { first: undefined, last: undefined };
  const judged = judgedEpisodes(context, rule.episodes, range);
  const closings = judged.map(({ episode }) => closingOfEpisode(episode));
  const found = {
    ...base,
    detail: countText(judged, rule, range),
    closing: latestClosing([window?.closing ?? CLOSED, { always: range.last, whileUndecided: undefined }, ...closings]),
  };
  const truth = truthOf(judged, rule);
  const unlogged = truth === "not-met" ? logEndsBefore(context, rule, range) : undefined;
  if (unlogged !== undefined && truthOf(judged, rule, true) !== "not-met")
    return { ...found, truth: "not-evaluable", reason: unlogged, evidence: judged.flatMap(evidenceOf) };
  return { ...found, ...verdictOf(truth, judged, rule) };
}

type Verdict = Pick<Finding, "truth" | "reason" | "evidence" | "day" | "nearMiss">;

function verdictOf(truth: Truth, judged: readonly JudgedEpisode[], rule: EpisodeCountRule): Verdict {
  const base = { truth, reason: undefined, day: undefined, nearMiss: undefined };
  if (truth === "met") {
    const deciding = decidingEpisodes(judged, rule);
    return { ...base, day: deciding.at(-1)?.episode.day, evidence: deciding.flatMap(evidenceOf) };
  }
  if (truth === "not-evaluable") {
    const open = judged.filter(({ found }) => found.status === "none");
    return { ...base, reason: firstReason(open), evidence: open.flatMap(evidenceOf) };
  }
  const [least] = bounds(judged, rule);
  const oneMore = within(interval(exact(least + 1), false, exact(least + 1), false), rule.is.range) === "met";
  return {
    ...base,
    evidence: judged.flatMap(evidenceOf),
    nearMiss: oneMore ? `one ${rule.class} episode short` : undefined,
  };
}

/** The reason of the first episode without a class. */
export function firstReason(judged: readonly JudgedEpisode[]): Reason {
  const reasons = judged.flatMap(({ found }) => (found.status === "none" ? [found.reason] : []));
  return reasons[0] ?? "NO_EPISODES";
}

/** With `orMore`, whatever else may have been given and not logged. */
function truthOf(judged: readonly JudgedEpisode[], rule: EpisodeCountRule, orMore = false): Truth {
  const [least, most] = bounds(judged, rule);
  return within(interval(exact(least), false, orMore ? undefined : exact(most), false), rule.is.range);
}

/** The least and the most that the count can be. */
function bounds(judged: readonly JudgedEpisode[], rule: EpisodeCountRule): readonly [least: number, most: number] {
  const used = usedBy(rule, judged);
  const count = (marks: readonly boolean[]) =>
    rule.counted === "in-all" ? marks.filter(Boolean).length : longestRow(marks);
  return [
    count(used.map((one) => isOfClass(one, rule))),
    count(used.map((one) => one.found.status === "none" || isOfClass(one, rule))),
  ];
}

function usedBy(rule: EpisodeCountRule, judged: readonly JudgedEpisode[]): readonly JudgedEpisode[] {
  const known = judged.filter(({ found }) => found.status === "class");
  return rule.notEvaluable === "left-out" && known.length > 0 ? known : judged;
}

function isOfClass({ found }: JudgedEpisode, rule: EpisodeCountRule): boolean {
  return found.status === "class" && found.class === rule.class;
}

function longestRow(marks: readonly boolean[]): number {
  let [row, longest] = [0, 0];
  for (const mark of marks) {
    row = mark ? row + 1 : 0;
    longest = Math.max(longest, row);
  }
  return longest;
}

/** Those of the class among the first episodes that suffice; of a row, the row. */
function decidingEpisodes(judged: readonly JudgedEpisode[], rule: EpisodeCountRule): readonly JudgedEpisode[] {
  const needed = judged.findIndex((_, index) => truthOf(judged.slice(0, index + 1), rule) === "met");
  const used = usedBy(rule, judged.slice(0, needed + 1));
  if (rule.counted === "in-all") return used.filter((one) => isOfClass(one, rule));
  return used.slice(used.findLastIndex((one) => !isOfClass(one, rule)) + 1);
}

function logEndsBefore(context: Context, rule: EpisodeCountRule, { last }: DayRange): Reason | undefined {
  const { followUp } = context.participant;
  const needed = Math.min(last ?? followUp.end, followUp.death?.day ?? Number.POSITIVE_INFINITY);
  if (followUp.end < needed) return "FOLLOW_UP_ENDED";
  return knownThrough(context, rule.episodes) < needed ? "TRANSFUSION_LOG_INCOMPLETE" : undefined;
}

/** The last day up to which no record means that nothing was given. */
export function knownThrough(context: Context, episodes: string): Day {
  const names = [context.study.episodes.get(episodes)?.transfusion ?? episodes];
  return absenceKnownThrough(context.participant, {
    table: "interventions",
    names,
    where: new Map(),
    grade: undefined,
  });
}

/** `2 effective of 5 evaluable episodes, 8 in all, from … to …: 2024-01-06 effective, 2024-01-12 NO_POST, …` */
function countText(judged: readonly JudgedEpisode[], rule: EpisodeCountRule, range: DayRange): string {
  if (judged.length === 0) return `no episode ${rangeText(range)}`;
  const known = judged.filter(({ found }) => found.status === "class").length;
  const [least] = bounds(judged, rule);
  const row = rule.counted === "in-a-row" ? " in a row" : "";
  const each = judged.map(
    ({ episode, found }) => `${dayText(episode.day)} ${found.status === "class" ? found.class : found.reason}`,
  );
  return `${least} ${rule.class}${row} of ${known} evaluable episodes, ${judged.length} in all, ${rangeText(range)}: ${each.join(", ")}`;
}
