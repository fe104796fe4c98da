/**
 * The counts of an episode. Before: the last count strictly before its start, at most `pre: within` old, with no transfusion between.
 * After: inside the window counted from the end of the episode, both ends included, strictly before the next transfusion; of several
 * the nearest to the time named, of two equally near the earlier.
 */
import { instantText } from "../../core/calendar.ts";
import { dayOfSecond, spanText } from "../../core/time-span.ts";
import type { PostWindow } from "../../definition/model/episodes.ts";
import type { Evidence } from "../finding.ts";
import type { Reason } from "../reason.ts";
import { type Episode, endOf, firstTransfusion, lastTransfusion } from "./episodes.ts";
import { isAfter, type TimedCount, untimedCounts } from "./transfusion.ts";

export type CountFound = { readonly status: "count"; readonly count: TimedCount; readonly detail: string } | Missing;

export interface Missing {
  readonly status: "none";
  readonly reason: Reason;
  readonly detail: string;
  readonly evidence: readonly Evidence[];
}

export function missing(reason: Reason, detail: string, evidence: readonly Evidence[] = []): Missing {
  return { status: "none", reason, detail, evidence };
}

/** Why the clock cannot be used at all: a transfusion of the episode has no time of day. */
export function withoutTime(episode: Episode): Missing | undefined {
  const untimed = episode.transfusions.find(({ start }) => start === undefined);
  if (untimed !== undefined) return missing("NO_TIME", "the transfusion has no time of day");
  const { record, end } = lastTransfusion(episode);
  return record.end !== undefined && end === undefined
    ? missing("NO_TIME", "the end of the transfusion has no time of day")
    : undefined;
}

export function countBefore(episode: Episode): CountFound {
  const { definition, previous, counts } = episode;
  const start = firstTransfusion(episode).order;
  const last = counts.findLast(({ at }) => (definition.startIsBefore ? at <= start : at < start));
  if (last === undefined || start - last.at > definition.preWithin.seconds) return noCountBefore(episode, start, last);
  const age = spanText(start - last.at);
  if (previous === undefined || isAfter(last, previous))
    return { status: "count", count: last, detail: `${age} before the start` };
  const detail = `since the last count before it, on ${instantText(last.observation)}, another was given`;
  return missing("NO_PRE", detail, [last.observation, previous.record]);
}

function noCountBefore(episode: Episode, start: number, last: TimedCount | undefined): Missing {
  const { participant, definition, day } = episode;
  const days = { first: dayOfSecond(start - definition.preWithin.seconds), last: day };
  const untimed = untimedCounts(participant, definition, days);
  if (untimed.length > 0) return missing("NO_TIME", "a count that may have been before it has no time of day", untimed);
  if (last === undefined) return missing("NO_PRE", "no count before it");
  const detail = `the last count was taken ${spanText(start - last.at)} before the start, earlier than ${definition.preWithin.text}`;
  return missing("NO_PRE", detail, [last.observation]);
}

export function countAfter(episode: Episode, window: PostWindow): CountFound {
  const end = endOf(episode);
  if (end === undefined) return missing("NO_POST", "the end of the transfusion is not written");
  const inWindow = episode.counts.filter(({ at }) => at - end >= window.from.seconds && at - end <= window.to.seconds);
  const { next } = episode;
  const usable = inWindow.filter(({ at }) => next === undefined || at < next.order);
  const [first, ...others] = usable;
  if (first === undefined) return noCountAfter(episode, window, end, inWindow);
  const distance = ({ at }: TimedCount) => Math.abs(at - end - window.nearest.seconds);
  const count = others.reduce((best, other) => (distance(other) < distance(best) ? other : best), first);
  return { status: "count", count, detail: `${spanText(count.at - end)} after the end` };
}

function noCountAfter(episode: Episode, window: PostWindow, end: number, inWindow: readonly TimedCount[]): Missing {
  const { next, participant, definition } = episode;
  const when = `${window.from.text} to ${window.to.text} after the end`;
  if (inWindow.length > 0 && next !== undefined) {
    const rows = [...inWindow.map(({ observation }) => observation), next.record];
    return missing("OVERLAP", `every count ${when} was taken after the next transfusion had started`, rows);
  }
  const days = { first: dayOfSecond(end + window.from.seconds), last: dayOfSecond(end + window.to.seconds) };
  const untimed = untimedCounts(participant, definition, days);
  return untimed.length > 0
    ? missing("NO_TIME", `a count that may have been ${when} has no time of day`, untimed)
    : missing("NO_POST", `no count ${when}`);
}
