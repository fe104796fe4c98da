/**
 * Description of transfusion episodes: over all episodes, and over participants by each one's own mean or proportion.
 * Episodes of one participant are not independent, so no interval is given over episodes.
 */
import type { EpisodesEndpoint } from "../../definition/model/endpoint.ts";
import { type EpisodeRow, isEvaluable } from "../../derivation/episodes/result.ts";
import { describe } from "../../statistics/description/describe.ts";
import { isNotComputable, type NotComputable, notComputable } from "../../statistics/not-computable.ts";
import { countBy } from "./count-by.ts";
import { type Estimate, NO_INTERVAL } from "./estimate.ts";
import type { Group } from "./grouping.ts";

const DEPENDENT = "over episodes, which are not independent within a participant, so no interval";

export function episodeEstimates(endpoint: EpisodesEndpoint, groups: readonly Group[]): readonly Estimate[] {
  return groups.flatMap((group) => {
    const byParticipant = group.derivations.flatMap(({ outcome }) =>
      outcome.kind === "episodes" ? [outcome.rows] : [],
    );
    const row = rowFor(endpoint, group);
    const described =
      endpoint.report.kind === "class"
        ? proportions(row, byParticipant)
        : descriptions(row, endpoint.estimate.quantile, byParticipant);
    return [...described, ...countsOfStates(row, byParticipant.flat())];
  });
}

type Answer = number | NotComputable;
type MakeRow = (
  statistic: string,
  value: Answer,
  about: { readonly category: string; readonly method: string; readonly n: number; readonly events?: number },
) => Estimate;

function rowFor({ paramcd, label }: EpisodesEndpoint, { name }: Group): MakeRow {
  return (statistic, value, { category, method, n, events }) => ({
    paramcd,
    label,
    group: name,
    statistic,
    timepoint: "",
    category,
    value: isNotComputable(value) ? undefined : value,
    ...NO_INTERVAL,
    method: isNotComputable(value) ? `${method}; ${value.why}` : method,
    n,
    events,
  });
}

type Rows = readonly (readonly EpisodeRow[])[];

function descriptions(
  row: MakeRow,
  quantileType: Description["quantileType"],
  byParticipant: Rows,
): readonly Estimate[] {
  const values = byParticipant.map(amountsOf).filter(({ length }) => length > 0);
  const means = values.map((own) => own.reduce((sum, value) => sum + value, 0) / own.length);
  const over = (category: string, sample: readonly number[], method: string) => {
    const found = describe({ values: sample, quantileType, level: 0.95 });
    const about = { category, method, n: sample.length };
    const quartile = { ...about, method: `${method}; quantile ${quantileType}` };
    return [
      row("mean", found.mean, about),
      row("sd", found.standardDeviation, about),
      row("median", found.median, quartile),
      row("q1", found.lowerQuartile, quartile),
      row("q3", found.upperQuartile, quartile),
      row("min", found.minimum, about),
      row("max", found.maximum, about),
    ];
  };
  return [
    ...over("episodes", values.flat(), DEPENDENT),
    ...over("participants", means, "over participants, each by the mean of their episodes"),
  ];
}

type Description = Parameters<typeof describe>[0];

function amountsOf(rows: readonly EpisodeRow[]): readonly number[] {
  return rows.flatMap(({ outcome }) => (outcome.kind === "amount" ? [outcome.value] : []));
}

function proportions(row: MakeRow, byParticipant: Rows): readonly Estimate[] {
  const judged = byParticipant.map((rows) => rows.filter(isEvaluable)).filter(({ length }) => length > 0);
  const shares = judged.map((rows) => rows.filter(isRefractory).length / rows.length);
  const all = judged.flat();
  const refractory = all.filter(isRefractory).length;
  const share = (count: number, total: number): Answer =>
    total === 0 ? notComputable("no evaluable episode") : count / total;
  const mean = share(
    shares.reduce((sum, value) => sum + value, 0),
    shares.length,
  );
  return [
    row("proportion-refractory", share(refractory, all.length), {
      category: "episodes",
      method: DEPENDENT,
      n: all.length,
      events: refractory,
    }),
    row("proportion-refractory", mean, {
      category: "participants",
      method: "mean over participants of each one's proportion",
      n: shares.length,
    }),
  ];
}

function isRefractory({ outcome }: EpisodeRow): boolean {
  return outcome.kind === "class" && outcome.class === "refractory";
}

/** One row per state of an episode; N is all episodes. */
function countsOfStates(row: MakeRow, rows: readonly EpisodeRow[]): readonly Estimate[] {
  return countBy(rows.map(stateOfRow)).map(([state, episodes]) =>
    row("episodes", episodes, { category: state, method: "count", n: rows.length }),
  );
}

function stateOfRow({ outcome }: EpisodeRow): string {
  if (outcome.kind === "amount") return "evaluable";
  return outcome.kind === "class" ? outcome.class : outcome.reason;
}
