/** Transfusion episodes in English. */
import { exactText } from "../../core/exact.ts";
import type {
  BodySurfaceFormula,
  EpisodeCountRule,
  EpisodeDefinition,
  EpisodeEvent,
  EpisodesRule,
} from "../model/episodes.ts";
import { ordinal } from "./length.ts";

const FORMULAS: Readonly<Record<BodySurfaceFormula, string>> = {
  mosteller: "Mosteller: the square root of height × weight ÷ 3600",
  dubois: "DuBois: 0.007184 × height^0.725 × weight^0.425",
  haycock: "Haycock: 0.024265 × height^0.3964 × weight^0.5378",
  stevenson: "Stevenson: 0.0061 × height + 0.0128 × weight − 0.1529",
};

/** Each sentence one line. */
export function episodesText(definition: EpisodeDefinition): readonly string[] {
  const { transfusion, analyte, mergeWithin, preWithin, post, bodySurface, refractory } = definition;
  const { startIsBefore, othersIgnored } = definition;
  const what = transfusion.replaceAll("-", " ");
  const counted = analyte.label.toLowerCase();
  return [
    `each ${what}, together with those started less than ${mergeWithin.text} after the one before with no count of ${counted} between; doses are added.`,
    `Before: the last count of ${counted} ${startIsBefore ? "up to" : "before"} the start, at most ${preWithin.text} old${othersIgnored ? "" : `, with no ${what} between`}.`,
    ...[...post].map(
      ([name, { from, to, nearest }]) =>
        `${name}: the count nearest to ${nearest.text} among those ${from.text} to ${to.text} after the end${othersIgnored ? "" : ` and before the next ${what}`}; of two equally near, the earlier.`,
    ),
    `Corrected count increment: (after − before) × 1000 × body surface in m² ÷ dose in 10*11; body surface by ${FORMULAS[bodySurface]} (cm, kg). A fall stays negative.`,
    ...assumptions(definition),
    ...(refractory.size === 0
      ? []
      : [
          `Refractory: the corrected count increment at ${limitsText(refractory)}, whichever can be judged; effective: at least one can be judged and none is so.`,
        ]),
  ];
}

function limitsText(refractory: EpisodeDefinition["refractory"]): string {
  return [...refractory].map(([at, { text }]) => `${at} ${text}`).join(" or at ");
}

function assumptions({ doseWhenEmpty, bloodVolume }: EpisodeDefinition): readonly string[] {
  const volume = bloodVolume === undefined ? [] : [`Blood volume: ${exactText(bloodVolume)} mL per kg of body weight.`];
  const dose =
    doseWhenEmpty === undefined
      ? "An episode with an empty dose has no corrected count increment."
      : `An empty dose counts as ${exactText(doseWhenEmpty)} 10*11, which is marked.`;
  return [dose, ...volume];
}

const REPORTS = { increment: "increment", cci: "corrected count increment", recovery: "percent platelet recovery" };

export function episodesRuleText({ episodes, report }: EpisodesRule): string {
  const what = report.kind === "class" ? "class (refractory or effective)" : `${REPORTS[report.kind]} at ${report.at}`;
  return `The ${what} of each of the ${episodes}, one row each. Episodes of one participant are not independent, so no interval is given over them.`;
}

/** `window` is the text of the rule's window. */
export function episodeCountText(rule: EpisodeCountRule, window: string): string {
  const row = rule.counted === "in-a-row" ? ", in a row," : "";
  const others =
    rule.notEvaluable === "left-out"
      ? "those that cannot be judged are left out"
      : "those that cannot be judged may be so";
  const where = window === "" ? "" : ` starting ${window}`;
  return `the number of ${rule.class} ${rule.episodes}${row}${where} is ${rule.is.text}; ${others}`;
}

export function episodeEventText(event: EpisodeEvent): string {
  return `the start of the ${ordinal(event.choose)} ${event.class} one of the ${event.episodes}`;
}
