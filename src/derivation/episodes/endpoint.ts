/** Endpoints of kind `episodes`: one row per episode of a participant; who has none keeps a single row that says so. */
import { pointValue } from "../../core/interval.ts";
import type { EpisodesEndpoint } from "../../definition/model/endpoint.ts";
import type { EpisodeReport } from "../../definition/model/episodes.ts";
import type { Context } from "../context.ts";
import type { Derivation } from "../derivation.ts";
import { productNumber } from "./body-surface.ts";
import { classOf, type JudgedTime } from "./class.ts";
import type { Episode } from "./episodes.ts";
import type { EpisodeOutcome, EpisodeRow } from "./result.ts";
import { deriveValue, type EpisodeAmount, type EpisodeMeasure, type EpisodeValue } from "./value.ts";

type Result = Pick<Derivation, "outcome" | "analysed" | "day" | "evidence">;

export function deriveEpisodes(context: Context, endpoint: EpisodesEndpoint): Result {
  const episodes = context.episodes(endpoint.episodes);
  if (episodes.length === 0) {
    const { transfusion } = context.study.episodes.get(endpoint.episodes) ?? { transfusion: endpoint.episodes };
    const detail = `no ${transfusion} is recorded`;
    return {
      outcome: { kind: "not-evaluable", reason: "NO_EPISODES", detail },
      analysed: false,
      day: undefined,
      evidence: [],
    };
  }
  const rows = episodes.map((episode) => rowOf(episode, endpoint.report));
  return {
    outcome: { kind: "episodes", rows },
    analysed: rows.some(({ outcome }) => outcome.kind !== "not-evaluable"),
    day: undefined,
    evidence: rows.flatMap(({ evidence }) => evidence),
  };
}

function rowOf(episode: Episode, report: EpisodeReport): EpisodeRow {
  return report.kind === "class" ? classRow(episode) : measureRow(episode, report);
}

function classRow(episode: Episode): EpisodeRow {
  const found = classOf(episode);
  const outcome: EpisodeOutcome =
    found.status === "class" ? { kind: "class", class: found.class } : { kind: "not-evaluable", reason: found.reason };
  return {
    ...shared(episode, found.evidence),
    outcome,
    assumed: found.status === "class" && found.assumed,
    lines: found.judged.map(judgedText),
  };
}

function judgedText({ at, limit, value, below }: JudgedTime): string {
  const verdict = { met: "below", "not-met": "not below", "not-evaluable": "undecided" }[below];
  return value.status === "none"
    ? `${at}: ${value.reason}, ${value.detail}`
    : `${at}: ${amountText(value)}; ${verdict} (${limit}); ${value.detail}`;
}

function measureRow(episode: Episode, measure: EpisodeMeasure): EpisodeRow {
  const value = deriveValue(episode, measure);
  const line = value.status === "none" ? value.detail : `${amountText(value)}; ${value.detail}`;
  return {
    ...shared(episode, value.evidence),
    outcome: outcomeOf(value),
    assumed: value.status === "value" && value.assumed,
    lines: [line],
  };
}

function outcomeOf(value: EpisodeValue): EpisodeOutcome {
  if (value.status === "none") return { kind: "not-evaluable", reason: value.reason };
  const slope = pointValue(value.slope);
  return slope === undefined
    ? { kind: "not-evaluable", reason: "INTERVAL" }
    : { kind: "amount", value: productNumber(slope, value.surface), unit: value.unit };
}

/** `(20 − 9) × 1000 × 1.5138 m² (Mosteller) ÷ 2.2 = 7569.2 m2/uL/10*11` */
function amountText({ slope, surface, formula, unit }: EpisodeAmount): string {
  const exactly = pointValue(slope);
  const bound = (value: typeof slope.lower) =>
    value === undefined ? "unbounded" : short(productNumber(value, surface));
  const result = exactly === undefined ? `between ${bound(slope.lower)} and ${bound(slope.upper)}` : bound(exactly);
  return `${formula} ${exactly === undefined ? "is" : "="} ${result} ${unit}`;
}

function short(value: number): string {
  return String(Number(value.toFixed(1)));
}

function shared(episode: Episode, evidence: EpisodeRow["evidence"]): Pick<EpisodeRow, "day" | "evidence"> {
  return { day: episode.day, evidence: [...episode.transfusions.map(({ record }) => record), ...evidence] };
}
