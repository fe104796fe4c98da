/**
 * The class of an episode. Refractory: the corrected increment at any of the times named lies below its limit. Effective: at least one
 * of them can be held against its limit, and none of those lies below. A time without a count, or with a bound that leaves the
 * comparison open, is passed over: "or" joins the times, so the class rests on those that can be judged.
 */
import type { Truth } from "../../core/truth.ts";
import type { EpisodeClass } from "../../definition/model/episodes.ts";
import type { Evidence } from "../finding.ts";
import type { Reason } from "../reason.ts";
import { productWithin } from "./body-surface.ts";
import type { Episode } from "./episodes.ts";
import { deriveValue, type EpisodeValue } from "./value.ts";

export type ClassFound =
  | {
      readonly status: "class";
      readonly class: EpisodeClass;
      readonly judged: readonly JudgedTime[];
      readonly evidence: readonly Evidence[];
      readonly assumed: boolean;
    }
  | {
      readonly status: "none";
      readonly reason: Reason;
      readonly judged: readonly JudgedTime[];
      readonly evidence: readonly Evidence[];
    };

/** A time after the transfusion, its corrected increment, and whether that is refractory. */
export interface JudgedTime {
  readonly at: string;
  readonly limit: string;
  readonly value: EpisodeValue;
  readonly below: Truth;
}

export function classOf(episode: Episode): ClassFound {
  const judged = [...episode.definition.refractory].map(([at, { range, text }]): JudgedTime => {
    const value = deriveValue(episode, { kind: "cci", at });
    const below = value.status === "none" ? "not-evaluable" : productWithin(value.slope, value.surface, range);
    return { at, limit: text, value, below };
  });
  const known = judged.filter(({ below }) => below !== "not-evaluable");
  const open = judged.some(({ value }) => value.status === "none" && value.reason === "WINDOW_OPEN");
  if (open || known.length === 0) return withoutClass(judged, open);
  const refractory = known.filter(({ below }) => below === "met");
  const deciding = refractory.length > 0 ? refractory : known;
  return {
    status: "class",
    class: refractory.length > 0 ? "refractory" : "effective",
    judged,
    evidence: evidenceOf(deciding),
    assumed: deciding.some(({ value }) => value.status === "value" && value.assumed),
  };
}

/** The reason of the first time that gives one other than that nothing was counted; a bound that decides nothing is INTERVAL. */
function withoutClass(judged: readonly JudgedTime[], open: boolean): ClassFound {
  const reasons = judged.map(({ value }): Reason => (value.status === "none" ? value.reason : "INTERVAL"));
  const reason = open ? "WINDOW_OPEN" : (reasons.find((other) => other !== "NO_POST") ?? "NO_POST");
  return { status: "none", reason, judged, evidence: evidenceOf(judged) };
}

/** The count before is the same at every time. */
function evidenceOf(judged: readonly JudgedTime[]): readonly Evidence[] {
  return [...new Set(judged.flatMap(({ value }) => value.evidence))];
}
