/** The start of the nth episode of a class as the event of a time to an event. */
import { type Day, dayText } from "../../core/calendar.ts";
import type { EpisodeEvent } from "../../definition/model/episodes.ts";
import type { Context } from "../context.ts";
import type { Evidence } from "../finding.ts";
import type { Reason } from "../reason.ts";
import { evidenceOf, firstReason, judgedEpisodes, knownThrough } from "./criterion.ts";

export type EpisodeEventFound =
  | { readonly status: "event"; readonly day: Day; readonly evidence: readonly Evidence[] }
  | { readonly status: "none" }
  /** It cannot be told: no episode has a class, or the transfusion log ends too early. */
  | {
      readonly status: "unknown";
      readonly reason: Reason;
      readonly detail: string;
      readonly evidence: readonly Evidence[];
    };

/** Episodes that start on the days from `first` to `last`; episodes without a class are not counted. */
export function findEpisodeEvent(
  context: Context,
  event: EpisodeEvent,
  { first, last }: { readonly first: Day; readonly last: Day },
): EpisodeEventFound {
  const judged = judgedEpisodes(context, event.episodes, { first, last });
  const known = judged.filter(({ found }) => found.status === "class");
  const ofClass = known.filter(({ found }) => found.status === "class" && found.class === event.class);
  const deciding = ofClass[event.choose - 1];
  if (deciding !== undefined) {
    const evidence = ofClass.slice(0, event.choose).flatMap(evidenceOf);
    return { status: "event", day: deciding.episode.day, evidence };
  }
  const evidence = judged.flatMap(evidenceOf);
  if (known.length === 0 && judged.length >= event.choose) {
    const detail = `none of ${judged.length} episodes is evaluable`;
    return { status: "unknown", reason: firstReason(judged), detail, evidence };
  }
  if (knownThrough(context, event.episodes) >= last) return { status: "none" };
  const log = context.participant.transfusionsCompleteThrough;
  const detail = log === undefined ? "nobody says how far it is complete" : `it is complete through ${dayText(log)}`;
  return { status: "unknown", reason: "TRANSFUSION_LOG_INCOMPLETE", detail, evidence };
}
