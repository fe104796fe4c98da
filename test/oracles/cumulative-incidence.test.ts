/** Cumulative incidence, its two variances and intervals, and Gray's test against R (see data/tte/ORIGIN.md). */
import { describe, expect, test } from "vitest";
import {
  aalenJohansen,
  aalenJohansenByGroup,
  type CauseIncidence,
  type IncidenceCurves,
} from "../../src/statistics/competing-risks/aalen-johansen.ts";
import { grayTest } from "../../src/statistics/competing-risks/gray-test.ts";
import { type IncidenceIntervalType, incidenceAt } from "../../src/statistics/competing-risks/incidence-at.ts";
import type { IncidenceVariance } from "../../src/statistics/competing-risks/incidence-variance.ts";
import { type NotComputable, notComputable } from "../../src/statistics/not-computable.ts";
import { codes, compareWith, loadCases, loadRows, numbers, type OracleData } from "./time-to-event-oracle.ts";

interface ExpectedCause {
  readonly at: { readonly time: readonly number[] };
}

interface ExpectedGroup {
  readonly event_free_at: { readonly time: readonly number[] };
  readonly causes: Readonly<Record<string, ExpectedCause>>;
}

interface Expected {
  readonly groups?: Readonly<Record<string, ExpectedGroup>>;
  readonly gray?: readonly { readonly cause: number }[];
  readonly gray_rho1?: readonly { readonly cause: number }[];
}

interface IncidenceData extends OracleData {
  readonly causes: readonly number[];
}

const TYPES: readonly IncidenceIntervalType[] = ["plain", "log", "loglog", "cloglog"];

/** Cases that cannot be met, with the reason. */
const NOT_MET: Readonly<Record<string, string>> = {};

const cases = loadCases<Expected, IncidenceData>("cif");
const tabular = cases.filter((oracle) => oracle.expected.groups);

function columnsOf(data: IncidenceData) {
  const rows = loadRows(data.file, data.filter);
  const group = data.group ? codes(rows, data.group) : { labels: ["(all)"], code: new Float64Array(rows.length) };
  const stratum = data.strata ? numbers(rows, data.strata) : undefined;
  const entry = data.entry ? numbers(rows, data.entry) : undefined;
  const columns = {
    time: numbers(rows, data.time),
    status: numbers(rows, data.status),
    group: group.code,
    stratum,
    entry,
  };
  return { labels: group.labels, columns };
}

function limits(intervals: readonly ({ lower: number; upper: number } | NotComputable)[]) {
  return {
    lower: intervals.map((interval) => ("kind" in interval ? interval : interval.lower)),
    upper: intervals.map((interval) => ("kind" in interval ? interval : interval.upper)),
  };
}

function intervalBlock(curves: IncidenceCurves, cause: CauseIncidence, times: readonly number[], level: number) {
  const missing = notComputable("not reached by follow-up");
  const block = (type: IncidenceIntervalType) =>
    limits(incidenceAt(curves, cause, times, { level, type }).map((v) => ("interval" in v ? v.interval : missing)));
  return Object.fromEntries(TYPES.map((type) => [type, block(type)]));
}

/** One cause from the two fits, which differ in the variance alone. */
function causeBlock(
  fits: Record<IncidenceVariance, IncidenceCurves>,
  index: number,
  times: readonly number[],
  level: number,
) {
  const [aalen, delta] = [fits.aalen.causes[index]!, fits.delta.causes[index]!];
  const slots = [...aalen.events.keys()].filter((slot) => aalen.events[slot]! > 0);
  const column = (values: Float64Array) => slots.map((slot) => values[slot]!);
  const missing = notComputable("not reached by follow-up");
  const [atAalen, atDelta] = [incidenceAt(fits.aalen, aalen, times), incidenceAt(fits.delta, delta, times)];
  return {
    cause: aalen.cause,
    n_event: aalen.eventTotal,
    step: {
      time: column(fits.aalen.time),
      n_risk: column(fits.aalen.atRisk),
      n_event: column(aalen.events),
      est: column(aalen.incidence),
      var_aalen: column(aalen.variance),
      var_delta: column(delta.variance),
    },
    at: {
      time: times,
      estimable: atAalen.map((value) => typeof value.incidence === "number"),
      est: atAalen.map((value) => value.incidence),
      se_aalen: atAalen.map((value) => ("standardError" in value ? value.standardError : missing)),
      ci_aalen: intervalBlock(fits.aalen, aalen, times, level),
      se_delta: atDelta.map((value) => ("standardError" in value ? value.standardError : missing)),
      ci_delta: intervalBlock(fits.delta, delta, times, level),
    },
  };
}

function groupBlock(fits: Record<IncidenceVariance, IncidenceCurves>, expected: ExpectedGroup, level: number) {
  const { aalen } = fits;
  const last = aalen.time.length - 1;
  const eventFree = (time: number) => {
    if (time > aalen.time[last]! && aalen.eventFree[last]! > 0) return notComputable("not reached by follow-up");
    const slot = aalen.time.findLastIndex((known) => known <= time);
    return slot < 0 ? 1 : aalen.eventFree[slot]!;
  };
  return {
    n: aalen.n,
    max_time: aalen.time[last],
    n_censored: aalen.censoredTotal,
    event_free_at: { time: expected.event_free_at.time, surv: expected.event_free_at.time.map(eventFree) },
    causes: Object.fromEntries(
      Object.entries(expected.causes).map(([name, cause], index) => [
        name,
        causeBlock(fits, index, cause.at.time, level),
      ]),
    ),
  };
}

function groupsBlock(data: IncidenceData, expected: Readonly<Record<string, ExpectedGroup>>, level: number) {
  const { labels, columns } = columnsOf(data);
  const fitted = (variance: IncidenceVariance) =>
    aalenJohansenByGroup(columns, { causes: data.causes, variance }).groups;
  const [aalen, delta] = [fitted("aalen"), fitted("delta")];
  return Object.fromEntries(
    labels.map((label, index) => {
      const [a, d] = [aalen[index]!.curves, delta[index]!.curves];
      if ("kind" in a || "kind" in d) return [label, a];
      return [label, groupBlock({ aalen: a, delta: d }, expected[label]!, level)];
    }),
  );
}

function grayBlock(data: IncidenceData, expected: readonly { readonly cause: number }[], rho: number) {
  const { columns } = columnsOf(data);
  return expected.map(({ cause }) => {
    const answer = grayTest(columns, { cause, rho });
    if ("kind" in answer) return answer;
    return { cause, chisq: answer.chiSquare, df: answer.df, p: answer.pValue, p_full: answer.pValue };
  });
}

describe("cumulative incidence against R", () => {
  test("all 18 cases are here, 15 of them tables, and the list of cases not met is empty", () => {
    expect(cases).toHaveLength(18);
    expect(tabular).toHaveLength(15);
    expect(Object.keys(NOT_MET)).toEqual([]);
  });

  test.each(tabular.map((c) => [c.id, c] as const))("%s", (_, oracle) => {
    const groups = oracle.expected.groups!;
    const actual = groupsBlock(oracle.data, groups, oracle.level ?? 0.95);
    const skip = Object.values(groups).some(({ causes }) => Object.values(causes).some((c) => !("step" in c && c.step)))
      ? ["step"]
      : [];
    const { compared, mismatches } = compareWith(groups, actual, { relative: 1e-9, skip });
    expect(mismatches).toEqual([]);
    expect(compared).toBeGreaterThan(50);
  });

  const gray = cases.filter((oracle) => oracle.expected.gray);
  test("Gray's test is asked for in 9 cases", () => {
    expect(gray).toHaveLength(9);
  });

  test.each(gray.map((c) => [c.id, c] as const))("Gray's test: %s", (_, oracle) => {
    const { gray: plain = [], gray_rho1: weighted = [] } = oracle.expected;
    const actual = { plain: grayBlock(oracle.data, plain, 0), weighted: grayBlock(oracle.data, weighted, 1) };
    const { compared, mismatches } = compareWith({ plain, weighted }, actual, { relative: 1e-9 });
    expect(mismatches).toEqual([]);
    expect(compared).toBe(5 * plain.length + 4 * weighted.length);
  });

  test("edge_cr_all_censored: incidence 0 with standard error 0 and no interval", () => {
    const oracle = cases.find((c) => c.id === "edge_cr_all_censored")!;
    const curves = aalenJohansen(columnsOf(oracle.data).columns, { causes: [1] }) as IncidenceCurves;
    const values = incidenceAt(curves, curves.causes[0]!, [3, 4, 5]);
    const expected = (oracle.expected as { est_at_3_4_5: readonly number[] }).est_at_3_4_5;
    expect(values.map((value) => value.incidence)).toEqual(expected);
    expect(values).toMatchObject(expected.map(() => ({ standardError: 0, interval: { kind: "not-computable" } })));
  });

  test("edge_cr_single: incidence jumps to 1, where no interval exists", () => {
    const oracle = cases.find((c) => c.id === "edge_cr_single")!;
    const curves = aalenJohansen(columnsOf(oracle.data).columns) as IncidenceCurves;
    const [value] = incidenceAt(curves, curves.causes[0]!, [9]);
    expect(value).toMatchObject({ incidence: 1, interval: { kind: "not-computable" } });
  });

  test("edge_left_trunc_cr: delayed entry with the delta variance", () => {
    const oracle = cases.find((c) => c.id === "edge_left_trunc_cr")!;
    const curves = aalenJohansen(columnsOf(oracle.data).columns) as IncidenceCurves;
    const slots = [...curves.time.keys()].filter((slot) => curves.causes.some((c) => c.events[slot]! > 0));
    const column = (values: Float64Array) => slots.map((slot) => values[slot]!);
    const actual = curves.causes.map((cause) => [
      `cause_${cause.cause}`,
      {
        cause: cause.cause,
        time: column(curves.time),
        n_risk: column(curves.atRisk),
        est: column(cause.incidence),
        var_delta: column(cause.variance),
        at: { time: [3, 5, 8], est: incidenceAt(curves, cause, [3, 5, 8]).map((value) => value.incidence) },
      },
    ]);
    const expected = (oracle.expected as unknown as { causes: object }).causes;
    const skip = ["var_survfit_infinitesimal_jackknife"];
    const { compared, mismatches } = compareWith(expected, Object.fromEntries(actual), { relative: 1e-9, skip });
    expect(mismatches).toEqual([]);
    expect(compared).toBe(54);
  });
});
