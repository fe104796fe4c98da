import { at, type Column } from "../numeric/column.ts";
import { type EventTable, tabulateEvents } from "../survival/event-table.ts";
import { distinctValues, filterRows, type OrderedRows } from "../survival/time-to-event-data.ts";

/** What Gray's test is asked. */
export interface GrayProblem {
  readonly groups: number;
  readonly cause: number;
  readonly rho: number;
}

/** One group at one failure time: S and F are the group's own event-free probability and cumulative incidence. */
export interface GroupMoment {
  readonly atRisk: number;
  readonly own: number;
  readonly other: number;
  readonly survivalBefore: number;
  readonly survival: number;
  readonly incidenceBefore: number;
}

/** One failure time; F is the pooled subdistribution estimate. */
export interface GrayMoment {
  readonly weight: number;
  /** Events of the cause in all groups together. */
  readonly events: number;
  readonly incidenceBefore: number;
  readonly incidence: number;
  readonly groups: readonly GroupMoment[];
  /** h_k = Y_k/S_k(t−), 0 once nobody of the group is at risk. */
  readonly exposure: Column;
  readonly totalExposure: number;
}

/** The failure times of any cause in order, with each group's risk set and estimates. */
export function grayMoments(rows: OrderedRows, problem: GrayProblem): readonly GrayMoment[] {
  const kindOf = (status: number) => (status === 0 ? -1 : status === problem.cause ? 0 : 1);
  const times = distinctValues(rows.time.filter((_, row) => at(rows.status, row) > 0));
  const perGroup = Array.from({ length: problem.groups }, (_, k) => {
    const own = filterRows(rows, (row) => at(rows.group ?? rows.time, row) === k);
    return groupMoments(tabulateEvents(own, 2, kindOf), times);
  });
  let incidence = 0;
  return times.map((_, index) => {
    const groups = perGroup.map((moments) => moments[index] as GroupMoment);
    const exposure = Float64Array.from(groups, (g) => (g.atRisk === 0 ? 0 : g.atRisk / g.survivalBefore));
    const totalExposure = exposure.reduce((sum, h) => sum + h, 0);
    const events = groups.reduce((sum, g) => sum + g.own, 0);
    const incidenceBefore = incidence;
    incidence += events / totalExposure;
    const weight = (1 - incidenceBefore) ** problem.rho;
    return { weight, events, incidenceBefore, incidence, groups, exposure, totalExposure };
  });
}

function groupMoments(table: EventTable, times: readonly number[]): readonly GroupMoment[] {
  const [ownEvents, otherEvents] = table.events as [Column, Column];
  let slot = 0;
  let survival = 1;
  let incidence = 0;
  return times.map((time) => {
    while (slot < table.time.length && at(table.time, slot) < time) slot++;
    const happens = slot < table.time.length && at(table.time, slot) === time;
    const atRisk = slot < table.time.length ? at(table.atRisk, slot) : 0;
    const own = happens ? at(ownEvents, slot) : 0;
    const other = happens ? at(otherEvents, slot) : 0;
    const moment = { atRisk, own, other, survivalBefore: survival, incidenceBefore: incidence };
    if (atRisk > 0) {
      incidence += (survival * own) / atRisk;
      survival *= (atRisk - own - other) / atRisk;
    }
    return { ...moment, survival };
  });
}
