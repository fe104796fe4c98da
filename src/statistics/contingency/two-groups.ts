/** Events and totals of two independent groups: the input of every comparison of two proportions. */
import { checkCounts } from "../interval.ts";
import { type NotComputable, notComputable } from "../not-computable.ts";

export interface TwoGroups {
  readonly events1: number;
  readonly total1: number;
  readonly events2: number;
  readonly total2: number;
}

export type TwoGroupsAtLevel = TwoGroups & {
  /** Two-sided confidence level, between 0 and 1. */
  readonly level: number;
};

/** Throws RangeError for impossible counts; answers NotComputable when one of the groups is empty. */
export function emptyGroup({ events1, total1, events2, total2 }: TwoGroups): NotComputable | undefined {
  checkCounts(events1, total1);
  checkCounts(events2, total2);
  if (total1 > 0 && total2 > 0) return undefined;
  return notComputable(total1 === 0 ? "nobody was counted in group 1" : "nobody was counted in group 2");
}
