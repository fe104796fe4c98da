/**
 * What a transfusion did to the count, for one episode and one time after it.
 * Increment: after − before, in 10*9/L; a fall stays negative. Corrected count increment: increment per microlitre (× 1000) × body
 * surface in m² ÷ dose in 10*11. Recovery in percent: increment × blood volume in litres ÷ dose in 10*11 (the powers of ten cancel).
 * Each is a slope known exactly times a body surface, so that holding it against a limit is exact; see `body-surface.ts`.
 */
import { dayText } from "../../core/calendar.ts";
import { divide, type Exact, exact, exactText, multiply } from "../../core/exact.ts";
import { type Interval, scaleInterval, subtractIntervals } from "../../core/interval.ts";
import type { Observation } from "../../core/participant.ts";
import { CCI_UNIT, type EpisodeReport } from "../../definition/model/episodes.ts";
import { valueText } from "../display.ts";
import type { Evidence } from "../finding.ts";
import { bodySurface, FORMULA_NAMES, NO_SURFACE, positiveAttribute, type Surface } from "./body-surface.ts";
import { type CountFound, countAfter, countBefore, type Missing, missing, withoutTime } from "./count.ts";
import { doseOf } from "./dose.ts";
import type { Episode } from "./episodes.ts";
import { openUntil } from "./open.ts";

export type EpisodeMeasure = Exclude<EpisodeReport, { kind: "class" }>;

export interface EpisodeAmount {
  readonly status: "value";
  /** The value is slope × surface. */
  readonly slope: Interval;
  readonly surface: Surface;
  readonly unit: string;
  /** With the numbers: `(20 − 9) × 1000 × 1.5138 m² (Mosteller) ÷ 2.2`. */
  readonly formula: string;
  readonly detail: string;
  readonly evidence: readonly Evidence[];
  /** A dose was not given and taken as the definition says. */
  readonly assumed: boolean;
}

export type EpisodeValue = EpisodeAmount | Missing;

export function deriveValue(episode: Episode, measure: EpisodeMeasure): EpisodeValue {
  const counts = countsOf(episode, measure.at);
  if (counts.status === "none") return counts;
  switch (measure.kind) {
    case "increment":
      return incrementOf(episode, counts);
    case "cci":
      return correctedIncrement(episode, counts);
    case "recovery":
      return recoveryOf(episode, counts);
  }
}

interface Counts {
  readonly status: "counts";
  readonly increment: Interval;
  readonly formula: string;
  readonly detail: string;
  readonly evidence: readonly Evidence[];
}

/** The counts before and after; what can never be had is said before what has not come yet. */
function countsOf(episode: Episode, at: string): Counts | Missing {
  const window = episode.definition.post.get(at);
  if (window === undefined) throw new Error(`the time ${at} was not checked when the study was loaded`);
  const before = withoutTime(episode) ?? countBefore(episode);
  if (before.status === "none") return before;
  const open = openUntil(episode, window);
  if (open !== undefined) return missing("WINDOW_OPEN", `counts may come until ${dayText(open)}`);
  const after = countAfter(episode, window);
  return after.status === "none" ? after : countsFrom(before, after);
}

type Found = Extract<CountFound, { status: "count" }>;

function countsFrom(before: Found, after: Found): Counts {
  const [pre, post] = [before.count.observation, after.count.observation];
  return {
    status: "counts",
    increment: subtractIntervals(post.value, pre.value),
    formula: `(${countText(post)} − ${countText(pre)})`,
    detail: `${countText(pre)}, ${before.detail}; ${countText(post)}, ${after.detail}`,
    evidence: [pre, post],
  };
}

function countText({ value }: Observation): string {
  return valueText(value, "");
}

function incrementOf(episode: Episode, counts: Counts): EpisodeAmount {
  return {
    ...counts,
    status: "value",
    slope: counts.increment,
    surface: NO_SURFACE,
    unit: episode.definition.analyte.unit.code,
    assumed: false,
  };
}

function correctedIncrement(episode: Episode, counts: Counts): EpisodeValue {
  const dose = doseOf(episode);
  if (dose.status === "none") return dose;
  const { bodySurface: formula } = episode.definition;
  const surface = bodySurface(episode.participant, formula);
  if (surface === undefined) return missing("NO_BSA", surfaceProblem(episode));
  return {
    ...counts,
    status: "value",
    slope: scaleInterval(counts.increment, divide(THOUSAND, dose.dose)),
    surface,
    unit: CCI_UNIT.code,
    formula: `${counts.formula} × 1000 × ${surface.number.toFixed(4)} m² (${FORMULA_NAMES[formula]}) ÷ ${dose.detail}`,
    assumed: dose.assumed,
  };
}

const THOUSAND = exact(1000);

function surfaceProblem({ participant }: Episode): string {
  const blank = ["height_cm", "weight_kg"].filter((name) => positiveAttribute(participant, name) === undefined);
  return blank.length === 0 ? "the formula gives no body surface above zero" : `${blank.join(" and ")} not given`;
}

function recoveryOf(episode: Episode, counts: Counts): EpisodeValue {
  const dose = doseOf(episode);
  if (dose.status === "none") return dose;
  const litres = bloodVolume(episode);
  if (litres === undefined) return missing("ATTRIBUTE_MISSING", "weight_kg not given");
  return {
    ...counts,
    status: "value",
    slope: scaleInterval(counts.increment, divide(litres, dose.dose)),
    surface: NO_SURFACE,
    unit: "%",
    formula: `${counts.formula} × ${exactText(litres)} L ÷ ${dose.detail}`,
    assumed: dose.assumed,
  };
}

function bloodVolume({ definition, participant }: Episode): Exact | undefined {
  const weight = positiveAttribute(participant, "weight_kg");
  if (definition.bloodVolume === undefined)
    throw new Error("the blood volume was not checked when the study was loaded");
  return weight === undefined ? undefined : divide(multiply(definition.bloodVolume, weight), THOUSAND);
}
