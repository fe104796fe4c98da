/** Laboratory grades of each group: how many got worse, and the table of grades at baseline by worst grade afterwards. */
import type { ShiftEndpoint } from "../../definition/model/endpoint.ts";
import type { Shift } from "../../derivation/safety/shift-grades.ts";
import { type Estimate, NO_INTERVAL } from "./estimate.ts";
import type { Group } from "./grouping.ts";
import { type Measure, measured } from "./measure.ts";
import { riskMeasure } from "./risk-measure.ts";

const GRADES = [0, 1, 2, 3, 4];

/** Treatment-emergent is a worst grade above the baseline grade. Cells without a participant are rows of 0. */
export function shiftEstimates(endpoint: ShiftEndpoint, groups: readonly Group[]): readonly Estimate[] {
  return groups.flatMap((group) => {
    const shifts = group.derivations.flatMap(({ shift }) => (shift === undefined ? [] : [shift]));
    return [
      ...emergentRows(endpoint, group, shifts),
      ...GRADES.flatMap((baseline) => GRADES.map((worst) => cellRow(endpoint, group, shifts, { baseline, worst }))),
    ];
  });
}

function emergentRows(endpoint: ShiftEndpoint, group: Group, shifts: readonly Shift[]): readonly Estimate[] {
  const emergent = shifts.filter(({ baseline, worst }) => worst > baseline);
  const row = (category: string, events: number) => {
    const measure = riskMeasure("proportion", endpoint.estimate, events, shifts.length);
    return rowOf(endpoint, group, category, { measure, n: shifts.length, events });
  };
  const byGrade = GRADES.slice(1).map((grade) =>
    row(`treatment-emergent / grade ${grade}`, emergent.filter(({ worst }) => worst === grade).length),
  );
  return [row("treatment-emergent", emergent.length), ...byGrade];
}

function cellRow(endpoint: ShiftEndpoint, group: Group, shifts: readonly Shift[], cell: Shift): Estimate {
  const count = shifts.filter(({ baseline, worst }) => baseline === cell.baseline && worst === cell.worst).length;
  const measure: Measure = { statistic: "shift", value: count, method: "count" };
  return rowOf(endpoint, group, `${cell.baseline} -> ${cell.worst}`, { measure, n: shifts.length, events: count });
}

function rowOf(
  { paramcd, label, estimate }: ShiftEndpoint,
  group: Group,
  category: string,
  { measure, n, events }: { readonly measure: Measure; readonly n: number; readonly events: number },
): Estimate {
  const common = { paramcd, label, group: group.name, statistic: measure.statistic, timepoint: "", category };
  return { ...common, ...NO_INTERVAL, ...measured(measure, estimate.level), n, events };
}
