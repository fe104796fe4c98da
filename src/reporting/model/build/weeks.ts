/** Laboratory values by week from the study's reference day. */
import { type ValueSummary, weekSummaries } from "../../../analysis/estimates/week-summaries.ts";
import type { AnalyteName } from "../../../core/analyte.ts";
import type { Context } from "../../../derivation/context.ts";
import type { WeekSummaryFacts } from "../week-summary-facts.ts";
import { referenceDay } from "./origin.ts";

export function weekFacts(contexts: readonly Context[], analytes: readonly AnalyteName[]): readonly WeekSummaryFacts[] {
  const days = new Map(contexts.map((context) => [context.participant.id, referenceDay(context)]));
  const summaries = weekSummaries({
    participants: contexts.map(({ participant }) => participant),
    referenceOf: ({ id }) => days.get(id),
    analytes,
  });
  return summaries.map(({ analyte, group, week, values, changes }) => {
    const { min: _, max: __, ...change } = plain(changes);
    return { analyte, group, week, ...plain(values), change };
  });
}

function plain({ n, mean, sd, median, q1, q3, min, max }: ValueSummary) {
  return {
    n,
    mean: mean ?? null,
    sd: sd ?? null,
    median: median ?? null,
    q1: q1 ?? null,
    q3: q3 ?? null,
    min: min ?? null,
    max: max ?? null,
  };
}
