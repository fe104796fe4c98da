/**
 * Laboratory values by week, over participants. Several values of a day count as the analyte's usual daily value (the lowest for
 * counts, the mean for concentrations); a day whose value is known only between bounds has none.
 */
import { op, table } from "arquero";
import { type AnalyteName, analyteOf } from "../../core/analyte.ts";
import type { Day } from "../../core/calendar.ts";
import { type Exact, subtract, toNumber } from "../../core/exact.ts";
import { pointValue } from "../../core/interval.ts";
import type { Participant } from "../../core/participant.ts";
import { dailyValues } from "../../derivation/quantities/daily.ts";
import { mean, standardDeviation } from "../../statistics/description/moments.ts";
import { quantile } from "../../statistics/description/quantile.ts";
import { isNotComputable, type NotComputable } from "../../statistics/not-computable.ts";
import { groupedByArm } from "./grouping.ts";

const DAYS_PER_WEEK = 7;
/** The oldest baseline, in days before the reference day. */
const BASELINE_DAYS = 7;
/** As SAS describes values by default. */
const QUANTILE = "type-2";

export interface ValueSummary {
  readonly n: number;
  readonly mean: number | undefined;
  readonly sd: number | undefined;
  readonly median: number | undefined;
  readonly q1: number | undefined;
  readonly q3: number | undefined;
  readonly min: number | undefined;
  readonly max: number | undefined;
}

export interface WeekSummary {
  readonly analyte: AnalyteName;
  readonly group: string;
  /** 0 is the baseline. */
  readonly week: number;
  readonly values: ValueSummary;
  /** From the baseline, among those with both values. */
  readonly changes: ValueSummary;
}

/** Participants without a reference day are in no week; a week in which nobody has a value is left out. */
export function weekSummaries(input: {
  readonly participants: readonly Participant[];
  readonly referenceOf: (participant: Participant) => Day | undefined;
  readonly analytes: readonly AnalyteName[];
}): readonly WeekSummary[] {
  const { participants, referenceOf, analytes } = input;
  return analytes.flatMap((analyte) => {
    const courses = participants.map((participant) => ({
      arm: participant.arm,
      weeks: weeklyValues(participant, analyte, referenceOf(participant)),
    }));
    return groupedByArm(courses, ({ arm }) => arm).flatMap(({ name, members }) =>
      summariesOf(
        analyte,
        name,
        members.map(({ weeks }) => weeks),
      ),
    );
  });
}

function summariesOf(
  analyte: AnalyteName,
  group: string,
  courses: readonly ReadonlyMap<number, Exact>[],
): readonly WeekSummary[] {
  const results = courses.flatMap((course) =>
    [...course].map(([week, value]) => ({ week, value: toNumber(value), change: changeOf(course, week) })),
  );
  const byWeek = table({
    week: results.map(({ week }) => week),
    value: results.map(({ value }) => value),
    change: results.map(({ change }) => change),
  })
    .groupby("week")
    .rollup({ values: op.array_agg("value"), changes: op.array_agg("change") })
    .orderby("week")
    .objects() as WeekOfResults[];
  return byWeek.map(({ week, values, changes }) => ({
    analyte,
    group,
    week,
    values: summaryOf(values),
    changes: summaryOf(changes.filter((change) => change !== null)),
  }));
}

interface WeekOfResults {
  readonly week: number;
  readonly values: readonly number[];
  /** Null where there is no baseline. */
  readonly changes: readonly (number | null)[];
}

function changeOf(course: ReadonlyMap<number, Exact>, week: number): number | null {
  const [value, baseline] = [course.get(week), course.get(0)];
  return value === undefined || baseline === undefined || week === 0 ? null : toNumber(subtract(value, baseline));
}

function summaryOf(values: readonly number[]): ValueSummary {
  const at = (probability: number) => known(quantile({ values, probability, type: QUANTILE }));
  return {
    n: values.length,
    mean: known(mean(values)),
    sd: known(standardDeviation(values)),
    median: at(0.5),
    q1: at(0.25),
    q3: at(0.75),
    min: at(0),
    max: at(1),
  };
}

function known(value: number | NotComputable): number | undefined {
  return isNotComputable(value) ? undefined : value;
}

/** Week → the daily value of the measured day nearest to day 7 × week, at most three days away; of two equally near, the earlier. */
function weeklyValues(
  participant: Participant,
  analyte: AnalyteName,
  reference: Day | undefined,
): ReadonlyMap<number, Exact> {
  if (reference === undefined) return new Map();
  const weeks = new Map<number, { readonly value: Exact; readonly distance: number }>();
  const everyDay = { first: undefined, last: undefined };
  for (const { day, value } of dailyValues(participant.series(analyte), everyDay, analyteOf(analyte).daily)) {
    const exactly = pointValue(value);
    const week = weekOf(day - reference);
    if (exactly === undefined || week === undefined) continue;
    const distance = Math.abs(day - reference - week * DAYS_PER_WEEK);
    const before = weeks.get(week);
    if (before === undefined || distance < before.distance) weeks.set(week, { value: exactly, distance });
  }
  return new Map([...weeks].map(([week, { value }]) => [week, value]));
}

/** Days 4 to 10 after the reference day are week 1; days 1 to 3 are neither baseline nor week 1. */
function weekOf(since: number): number | undefined {
  if (since <= 0) return -since <= BASELINE_DAYS ? 0 : undefined;
  const week = Math.round(since / DAYS_PER_WEEK);
  return week === 0 ? undefined : week;
}
