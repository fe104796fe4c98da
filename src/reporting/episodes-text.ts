/** Transfusion episodes for a person: a line per episode with its formula, and the line of a summary. */
import type { Estimate } from "../analysis/estimates/estimate.ts";
import { dayText } from "../core/calendar.ts";
import type { EpisodesEndpoint } from "../definition/model/endpoint.ts";
import { type EpisodeRow, isEvaluable, rowText } from "../derivation/episodes/result.ts";

/** `12 episodes, 10 of them evaluable: 4 refractory, 6 effective` */
export function episodesText(rows: readonly EpisodeRow[]): string {
  const evaluable = rows.filter(isEvaluable);
  const classes = ["refractory", "effective"].map(
    (name) => [name, evaluable.filter((row) => rowText(row) === name).length] as const,
  );
  const shown = classes.filter(([, count]) => count > 0).map(([name, count]) => `${count} ${name}`);
  const counted = `${rows.length} episode${rows.length === 1 ? "" : "s"}, ${evaluable.length} evaluable`;
  return shown.length === 0 ? counted : `${counted}: ${shown.join(", ")}`;
}

export function episodeLines(row: EpisodeRow): readonly string[] {
  const assumed = row.assumed ? " (a dose was assumed)" : "";
  return [`  ${dayText(row.day)}: ${rowText(row)}${assumed}`, ...row.lines.map((line) => `    ${line}`)];
}

/** How many participants have an evaluable episode. */
export function participantsWithEpisodes(own: readonly Estimate[]): number {
  return own.find(({ category }) => category === "participants")?.n ?? 0;
}

export function episodesSummary(endpoint: EpisodesEndpoint, own: readonly Estimate[]): string {
  const ofEpisodes = own.filter(({ category }) => category === "episodes");
  const all = own.find(({ statistic }) => statistic === "episodes")?.n ?? 0;
  const of = (statistic: string) => ofEpisodes.find((estimate) => estimate.statistic === statistic);
  if (endpoint.report.kind === "class") {
    const { value, events = 0, n = 0 } = of("proportion-refractory") ?? {};
    return value === undefined
      ? `none of ${all} episodes evaluable`
      : `${events}/${n} episodes refractory (${(value * 100).toFixed(1)}%), ${all} in all`;
  }
  const [mean, median] = [of("mean"), of("median")];
  if (mean?.value === undefined) return `none of ${all} episodes evaluable`;
  return `mean ${short(mean.value)}, median ${short(median?.value)} over ${mean.n} episodes, ${all} in all`;
}

function short(value: number | undefined): string {
  return value === undefined ? "NE" : String(Number(value.toFixed(1)));
}
