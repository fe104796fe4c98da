/** Reverse Kaplan–Meier follow-up against R survival (see data/tte/ORIGIN.md). */
import { describe, expect, test } from "vitest";
import type { KaplanMeierCurve } from "../../src/statistics/survival/kaplan-meier.ts";
import type { SurvivalIntervalType } from "../../src/statistics/survival/km-interval.ts";
import { survivalQuantiles } from "../../src/statistics/survival/km-quantile.ts";
import { medianFollowUp, reverseKaplanMeier } from "../../src/statistics/survival/reverse-kaplan-meier.ts";
import {
  codes,
  compareWith,
  filterColumns,
  loadCases,
  loadRows,
  numbers,
  type OracleData,
} from "./time-to-event-oracle.ts";

interface Expected {
  readonly groups: Readonly<Record<string, object>>;
}

const TYPES: Readonly<Record<string, SurvivalIntervalType>> = { plain: "plain", log: "log", loglog: "log-log" };
const QUARTILES = [0.25, 0.5, 0.75];

/** Cases that cannot be met, with the reason. */
const NOT_MET: Readonly<Record<string, string>> = {};

const cases = loadCases<Expected>("followup");

function armsOf(data: OracleData) {
  const rows = loadRows(data.file, data.filter);
  const group = data.group ? codes(rows, data.group) : { labels: ["(all)"], code: new Float64Array(rows.length) };
  const columns = { time: numbers(rows, data.time), status: numbers(rows, data.status) };
  return group.labels.map((label, code) => ({
    label,
    columns: filterColumns(columns, (row) => group.code[row] === code),
  }));
}

function quartiles(curve: KaplanMeierCurve, rule: "r" | "first") {
  return survivalQuantiles(curve, QUARTILES, { rule }).map((answer) => answer.time);
}

function armBlock(columns: { time: Float64Array; status: Float64Array }, level: number) {
  const curve = reverseKaplanMeier(columns);
  if ("kind" in curve) return curve;
  const limits = Object.entries(TYPES).map(([name, type]) => {
    const answers = survivalQuantiles(curve, QUARTILES, { rule: "r", type, level });
    return [name, { lower: answers.map((answer) => answer.lower), upper: answers.map((answer) => answer.upper) }];
  });
  return {
    n: curve.n,
    n_censored: curve.eventTotal,
    reverse_km_flip: {
      time: Array.from(curve.time),
      n_risk: Array.from(curve.atRisk),
      n_censoring: Array.from(curve.events),
      G: Array.from(curve.survival),
      quartile_r: quartiles(curve, "r"),
      quartile_first: quartiles(curve, "first"),
      quartile_ci_r: Object.fromEntries(limits),
    },
  };
}

describe("potential follow-up against R", () => {
  test("all 7 cases are here and the list of cases not met is empty", () => {
    expect(cases).toHaveLength(7);
    expect(Object.keys(NOT_MET)).toEqual([]);
  });

  test.each(cases.map((c) => [c.id, c] as const))("%s", (_, oracle) => {
    const arms = armsOf(oracle.data);
    const actual = Object.fromEntries(
      arms.map(({ label, columns }) => [label, armBlock(columns, oracle.level ?? 0.95)]),
    );
    const skip = ["reverse_km_events_before_censorings", "simple"];
    const { compared, mismatches } = compareWith(oracle.expected.groups, actual, { relative: 1e-9, skip });
    expect(mismatches).toEqual([]);
    expect(compared).toBeGreaterThan(40);
  });

  test("the median follow-up is the median of the reverse curve", () => {
    const { columns } = armsOf(cases.find((oracle) => oracle.id === "bmt_os_overall")!.data)[0]!;
    expect(medianFollowUp(columns)).toMatchObject({ time: 1499, lower: 1363, upper: 1674 });
  });
});
