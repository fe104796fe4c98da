/** Kaplan–Meier step tables, intervals, quantiles and restricted means against R survival (see data/tte/ORIGIN.md). */
import { describe, expect, test } from "vitest";
import { type NotComputable, notComputable } from "../../src/statistics/not-computable.ts";
import {
  type KaplanMeierCurve,
  kaplanMeierByGroup,
  kaplanMeierSteps,
} from "../../src/statistics/survival/kaplan-meier.ts";
import { type SurvivalIntervalType, survivalInterval } from "../../src/statistics/survival/km-interval.ts";
import { survivalQuantiles } from "../../src/statistics/survival/km-quantile.ts";
import { restrictedMean } from "../../src/statistics/survival/restricted-mean.ts";
import { survivalAt } from "../../src/statistics/survival/survival-at.ts";
import { codes, compareWith, loadCases, loadRows, numbers, type OracleData } from "./time-to-event-oracle.ts";

interface ExpectedGroup {
  readonly at: { readonly time: readonly number[] };
  readonly quantile: { readonly prob: readonly number[] };
  readonly rmst: readonly { readonly tau: number }[] | null;
}

interface Expected {
  readonly groups: Readonly<Record<string, ExpectedGroup>>;
}

const TYPES: Readonly<Record<string, SurvivalIntervalType>> = {
  plain: "plain",
  log: "log",
  loglog: "log-log",
  logit: "logit",
  arcsin: "arcsin",
};

/** Cases that cannot be met, with the reason. */
const NOT_MET: Readonly<Record<string, string>> = {};

const cases = loadCases<Expected>("km");

function curvesOf(data: OracleData) {
  const rows = loadRows(data.file, data.filter);
  const group = data.group ? codes(rows, data.group) : { labels: ["(all)"], code: new Float64Array(rows.length) };
  const entry = data.entry ? numbers(rows, data.entry) : undefined;
  const columns = { time: numbers(rows, data.time), status: numbers(rows, data.status), entry, group: group.code };
  const { excluded, curves } = kaplanMeierByGroup(columns);
  return { excluded, curves: curves.map(({ group: code, curve }) => ({ label: group.labels[code]!, curve })) };
}

function perType<T>(compute: (type: SurvivalIntervalType) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(TYPES).map(([name, type]) => [name, compute(type)]));
}

function limits(intervals: readonly ({ lower: number; upper: number } | NotComputable)[]) {
  return {
    lower: intervals.map((interval) => ("kind" in interval ? interval : interval.lower)),
    upper: intervals.map((interval) => ("kind" in interval ? interval : interval.upper)),
  };
}

function stepBlock(curve: KaplanMeierCurve, level: number) {
  const steps = kaplanMeierSteps(curve);
  return {
    time: steps.map((step) => step.time),
    n_risk: steps.map((step) => step.atRisk),
    n_event: steps.map((step) => step.events),
    n_censor: steps.map((step) => step.censored),
    surv: steps.map((step) => step.survival),
    se: steps.map((step) => step.standardError),
    ci: perType((type) =>
      limits(steps.map((step, slot) => survivalInterval(step.survival, curve.greenwood[slot]!, { level, type }))),
    ),
  };
}

function atBlock(curve: KaplanMeierCurve, times: readonly number[], level: number) {
  const values = survivalAt(curve, times);
  const missing = notComputable("not reached by follow-up");
  return {
    time: values.map((value) => value.time),
    estimable: values.map((value) => typeof value.survival === "number"),
    n_risk: values.map((value) => value.atRisk),
    cum_event: values.map((value) => value.events),
    surv: values.map((value) => value.survival),
    se: values.map((value) => ("standardError" in value ? value.standardError : missing)),
    ci: perType((type) =>
      limits(survivalAt(curve, times, { level, type }).map((v) => ("interval" in v ? v.interval : missing))),
    ),
  };
}

function quantileBlock(curve: KaplanMeierCurve, prob: readonly number[], level: number) {
  const times = (rule: "r" | "first" | "sas") => survivalQuantiles(curve, prob, { rule }).map((answer) => answer.time);
  return {
    prob,
    r: times("r"),
    first: times("first"),
    sas: times("sas"),
    ci_r: perType((type) => {
      const answers = survivalQuantiles(curve, prob, { rule: "r", level, type });
      return { lower: answers.map((answer) => answer.lower), upper: answers.map((answer) => answer.upper) };
    }),
  };
}

function meanBlock(curve: KaplanMeierCurve, tau: number, level: number) {
  const answer = restrictedMean(curve, tau, { level });
  if ("kind" in answer) return answer;
  const { lower, upper } = answer.interval;
  return {
    tau,
    rmst: answer.mean,
    se: answer.standardError,
    ci_plain: [lower, upper],
    tau_within_followup: true,
  };
}

function groupBlock(curve: KaplanMeierCurve | NotComputable, expected: ExpectedGroup, level: number) {
  if ("kind" in curve) return curve;
  return {
    n: curve.n,
    n_event: curve.eventTotal,
    n_censor: curve.censoredTotal,
    max_time: curve.time.at(-1),
    step: stepBlock(curve, level),
    at: atBlock(curve, expected.at.time, level),
    quantile: quantileBlock(curve, expected.quantile.prob, level),
    rmst: expected.rmst?.map(({ tau }) => meanBlock(curve, tau, level)),
  };
}

describe("Kaplan–Meier against R", () => {
  test("all 23 cases are here and the list of cases not met is empty", () => {
    expect(cases).toHaveLength(23);
    expect(Object.keys(NOT_MET)).toEqual([]);
  });

  test.each(cases.map((c) => [c.id, c] as const))("%s", (_, oracle) => {
    const level = oracle.level ?? 0.95;
    const { excluded, curves } = curvesOf(oracle.data);
    const actual = Object.fromEntries(
      curves.map(({ label, curve }) => [label, groupBlock(curve, oracle.expected.groups[label]!, level)]),
    );
    const skip = ["carried_forward_surv_beyond_last", ...withoutMeans(oracle.expected)];
    const { compared, mismatches } = compareWith(oracle.expected.groups, actual, { relative: 1e-9, skip });
    expect(mismatches).toEqual([]);
    expect(compared).toBeGreaterThan(100);
    const dropped = (oracle as unknown as { n_dropped_missing_or_zero_length: number })
      .n_dropped_missing_or_zero_length;
    expect(excluded.missing + excluded.emptyInterval).toBe(dropped);
  });
});

/** R gives no restricted mean with delayed entry. */
function withoutMeans({ groups }: Expected): readonly string[] {
  return Object.values(groups).some(({ rmst }) => rmst === null) ? ["rmst"] : [];
}
