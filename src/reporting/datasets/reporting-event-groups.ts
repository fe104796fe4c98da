/** What results are grouped by: the arms, which are known beforehand; and categories, times and pairs of arms, which the results bring. */
import type { Estimate } from "../../analysis/estimates/estimate.ts";

const ARM_GROUPING = "AG.ARM";
const CATEGORY_GROUPING = "AG.CATEGORY";
const TIMEPOINT_GROUPING = "AG.TIMEPOINT";
const COMPARISON_GROUPING = "AG.COMPARISON";

export interface ResultGroup {
  readonly groupingId: string;
  readonly groupId?: string;
  readonly groupValue?: string;
}

export interface Groupings {
  readonly factors: readonly object[];
  readonly groupsOf: (estimate: Estimate) => readonly ResultGroup[];
}

export function groupingsOf(estimates: readonly Estimate[]): Groupings {
  const arms = [...new Set(estimates.filter(({ comparison }) => comparison === undefined).map(({ group }) => group))];
  const idOf = new Map(arms.map((arm, index) => [arm, `${ARM_GROUPING}.${index + 1}`]));
  const has = (test: (estimate: Estimate) => boolean) => estimates.some(test);
  return {
    factors: [
      {
        id: ARM_GROUPING,
        name: "Arm",
        dataDriven: false,
        groupingDataset: "ADSL",
        groupingVariable: "ARM",
        groups: arms.map((arm, index) => ({
          id: idOf.get(arm),
          name: arm,
          level: 1,
          order: index + 1,
          ...(index === 0 ? {} : { condition: { dataset: "ADSL", variable: "ARM", comparator: "EQ", value: [arm] } }),
        })),
      },
      ...(has(({ category }) => category !== "") ? [dataDriven(CATEGORY_GROUPING, "Category, state or event")] : []),
      ...(has(({ timepoint }) => timepoint !== "") ? [dataDriven(TIMEPOINT_GROUPING, "Time")] : []),
      ...(has(({ comparison }) => comparison !== undefined) ? [dataDriven(COMPARISON_GROUPING, "Arms compared")] : []),
    ],
    groupsOf: (estimate) => [
      estimate.comparison === undefined
        ? { groupingId: ARM_GROUPING, groupId: idOf.get(estimate.group) ?? "" }
        : { groupingId: COMPARISON_GROUPING, groupValue: estimate.group },
      ...(estimate.category === "" ? [] : [{ groupingId: CATEGORY_GROUPING, groupValue: estimate.category }]),
      ...(estimate.timepoint === "" ? [] : [{ groupingId: TIMEPOINT_GROUPING, groupValue: estimate.timepoint }]),
    ],
  };
}

function dataDriven(id: string, name: string) {
  return { id, name, dataDriven: true };
}
