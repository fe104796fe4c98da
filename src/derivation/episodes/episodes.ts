/**
 * Transfusion episodes: transfusions that no count tells apart are judged together.
 * A transfusion joins the episode of the one before when it started less than `merge-within` after that one started and no count
 * was taken between the end of that one and its own start. At exactly `merge-within` it is an episode of its own.
 * Chinese transfusion evaluation counts units given less than 24 hours apart as one; a count between them separates them.
 */
import type { Day } from "../../core/calendar.ts";
import type { Participant } from "../../core/participant.ts";
import type { EpisodeDefinition } from "../../definition/model/episodes.ts";
import { isAfter, type TimedCount, type Transfusion, timedCounts, transfusionsOf } from "./transfusion.ts";

export interface Episode {
  readonly definition: EpisodeDefinition;
  readonly participant: Participant;
  readonly transfusions: readonly [Transfusion, ...Transfusion[]];
  /** The date on which its first transfusion started. */
  readonly day: Day;
  /** The last transfusion before the episode, and the first after it; undefined too where the definition ignores others. */
  readonly previous: Transfusion | undefined;
  readonly next: Transfusion | undefined;
  readonly counts: readonly TimedCount[];
}

export function findEpisodes(participant: Participant, definition: EpisodeDefinition): readonly Episode[] {
  const counts = timedCounts(participant, definition);
  const groups = group(transfusionsOf(participant, definition), definition, counts);
  return groups.map((transfusions, index) => ({
    definition,
    participant,
    transfusions,
    day: transfusions[0].record.day,
    previous: definition.othersIgnored ? undefined : groups[index - 1]?.at(-1),
    next: definition.othersIgnored ? undefined : groups[index + 1]?.[0],
    counts,
  }));
}

type Group = [Transfusion, ...Transfusion[]];

function group(
  transfusions: readonly Transfusion[],
  definition: EpisodeDefinition,
  counts: readonly TimedCount[],
): readonly Group[] {
  const groups: Group[] = [];
  for (const transfusion of transfusions) {
    const current = groups.at(-1);
    const previous = current?.at(-1);
    const joins = previous !== undefined && belongTogether(previous, transfusion, definition, counts);
    if (current !== undefined && joins) current.push(transfusion);
    else groups.push([transfusion]);
  }
  return groups;
}

function belongTogether(
  previous: Transfusion,
  next: Transfusion,
  definition: EpisodeDefinition,
  counts: readonly TimedCount[],
): boolean {
  if (next.order - previous.order >= definition.mergeWithin.seconds) return false;
  return !counts.some((count) => isAfter(count, previous) && count.at < next.order);
}

export function firstTransfusion(episode: Episode): Transfusion {
  return episode.transfusions[0];
}

export function lastTransfusion(episode: Episode): Transfusion {
  return episode.transfusions.at(-1) ?? episode.transfusions[0];
}

/** The end of the transfusion that started last, or of another that ended later; undefined where the last one's is not known. */
export function endOf(episode: Episode): number | undefined {
  const { end } = lastTransfusion(episode);
  return end === undefined ? undefined : Math.max(...episode.transfusions.map((one) => one.end ?? end));
}
