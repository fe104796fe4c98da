/** Until when an episode can still change: a count, or a transfusion that joins it, may yet come after the data cut-off. */
import type { Day } from "../../core/calendar.ts";
import { dayOfSecond, startOfDay } from "../../core/time-span.ts";
import type { PostWindow } from "../../definition/model/episodes.ts";
import { type Closing, latestClosing } from "../finding.ts";
import { inFollowUpAtCutoff } from "../window.ts";
import { type Episode, endOf, lastTransfusion } from "./episodes.ts";
import { isAfter } from "./transfusion.ts";

/** The last day of the window, where that lies after the cut-off and nothing known has closed it; else undefined. */
export function openUntil(episode: Episode, window: PostWindow): Day | undefined {
  const { followUp } = episode.participant;
  if (episode.next !== undefined || !inFollowUpAtCutoff(followUp)) return undefined;
  const ends = endOf(episode);
  const closes = Math.max(
    ends === undefined ? Number.NEGATIVE_INFINITY : ends + window.to.seconds,
    mayBeJoinedUntil(episode),
  );
  return closes >= startOfDay(followUp.cutoff + 1) ? dayOfSecond(closes) : undefined;
}

/** As long as no count was taken after it, a transfusion started before this moment joins the episode. */
function mayBeJoinedUntil(episode: Episode): number {
  const last = lastTransfusion(episode);
  if (episode.counts.some((count) => isAfter(count, last))) return Number.NEGATIVE_INFINITY;
  return last.order + episode.definition.mergeWithin.seconds - 1;
}

/** The latest day on which a count that decides the class may come. */
export function closingOfEpisode(episode: Episode): Closing {
  const { post, refractory } = episode.definition;
  const windows = [...refractory.keys()].flatMap((at) => post.get(at) ?? []);
  return latestClosing(windows.map((window) => ({ always: openUntil(episode, window), whileUndecided: undefined })));
}
