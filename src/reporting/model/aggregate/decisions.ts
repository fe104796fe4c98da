/** Stage decisions without the order of the participants, and without small cells. */
import type { DecisionFacts } from "../decision-facts.ts";
import { isSafe } from "./small-cells.ts";

export function safeDecisions(decisions: readonly DecisionFacts[], smallCell: number): readonly DecisionFacts[] {
  return decisions
    .filter((decision) => isSafe(cellsOf(decision), smallCell))
    .map((decision) => ({
      ...decision,
      // Place by place they are single participants' answers, and the day of the last of them.
      path: [],
      certain: decision.certain === null ? null : { ...decision.certain, since: null },
    }));
}

/** Of each stage and of what the second adds to the first. */
function cellsOf({ stage1, final, replaced }: DecisionFacts): readonly number[] {
  const counts = [stage1, final].map(({ responders, evaluable, pending }) => [
    responders,
    evaluable - responders,
    pending,
  ]);
  const [first = [], both = []] = counts;
  return [...counts.flat(), ...both.map((count, index) => Math.abs(count - (first[index] ?? 0))), replaced];
}
