/** Weekly values without small cells, and without the extremes, which are single participants'. */
import type { WeekSummaryFacts } from "../week-summary-facts.ts";
import { partOf, protectedItems } from "./small-cells.ts";

/** `sizes`: participants by group; who has no value is counted too. */
export function safeWeeks(
  weeks: readonly WeekSummaryFacts[],
  sizes: ReadonlyMap<string, number>,
  smallCell: number,
): readonly WeekSummaryFacts[] {
  const shown = protectedItems(weeks, {
    smallCell,
    questionOf: ({ analyte, week }) => JSON.stringify([analyte, week]),
    groupOf: ({ group }) => group,
    cellsOf: ({ n, change, group }) => [...partOf(sizes.get(group) ?? n, n), ...partOf(n, change.n)],
  });
  return shown.map((week) => ({ ...week, min: null, max: null }));
}
