/** A row per statistic of an endpoint, a cell per group; how it was made, and why there is no number, stands in notes. */
import type { EstimateFacts } from "../../model/estimate-facts.ts";
import type { EndpointFacts } from "../../model/study-facts.ts";
import { type Cell, noted, textCell } from "../cell.ts";
import { type Row, row } from "../table.ts";
import { decimalsOfEstimates } from "./decimals.ts";
import { estimateCell } from "./estimate-cell.ts";
import { methodNote } from "./method-note.ts";
import type { Notes } from "./notes.ts";
import { statisticText } from "./statistic-text.ts";
import type { TableContext } from "./table-context.ts";

interface Asked {
  readonly endpoint: EndpointFacts;
  /** Of single groups, in the order in which their statistics are to stand. */
  readonly estimates: readonly EstimateFacts[];
  readonly groups: readonly string[];
  readonly notes: Notes;
}

export function statisticRows(context: TableContext, { endpoint, estimates, groups, notes }: Asked): readonly Row[] {
  const decimals = decimalsOfEstimates(estimates);
  return byStatistic(estimates).map((own) => {
    const found = groups.map((group) => own.find((estimate) => estimate.group === group));
    const methods = new Set(own.map(({ method, level }) => `${level} ${method}`));
    const cell = (estimate: EstimateFacts | undefined): Cell => {
      const plain = nothingTips(estimate) ? textCell(context.words.none) : estimateCell(estimate, decimals);
      return methods.size === 1 || estimate === undefined
        ? plain
        : noted(plain, ...methodNote(context, [estimate], notes));
    };
    const [first] = own;
    const label = first === undefined ? "" : statisticText(context, endpoint, first);
    return row(label, found.map(cell), { indent: 1, notes: methods.size === 1 ? methodNote(context, own, notes) : [] });
  });
}

/** No number of missing turns the conclusion: that is known, and not the same as not estimable. */
function nothingTips(estimate: EstimateFacts | undefined): boolean {
  return estimate?.statistic === "tipping-count" && estimate.value === null;
}

/** Estimates of the same statistic, time and category together, in order of first appearance. */
function byStatistic(estimates: readonly EstimateFacts[]): readonly (readonly EstimateFacts[])[] {
  const found = new Map<string, EstimateFacts[]>();
  for (const estimate of estimates) {
    const key = JSON.stringify([estimate.statistic, estimate.timepoint, estimate.category]);
    const own = found.get(key);
    if (own === undefined) found.set(key, [estimate]);
    else own.push(estimate);
  }
  return [...found.values()];
}
