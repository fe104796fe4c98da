import { describe, expect, test } from "vitest";
import { fineGray } from "../../src/statistics/regression/fine-gray.ts";
import { loadCases, loadRows, type OracleData } from "../oracles/time-to-event-oracle.ts";
import { type Member, rows, studyText, time } from "./sample-endpoints.ts";

function membersOf(data: OracleData): readonly Member[] {
  return loadRows(data.file, data.filter).map((row) => ({
    arm: row[data.group!]!,
    attributes: { ...(data.strata ? { stratum: row[data.strata]! } : {}) },
    outcome: time(Number(row[data.time]), Number(row[data.status])),
  }));
}

const ESTIMATE = "estimate: { cumulative-incidence: { at: [365 d] } }";

function compared(asked: string, members: readonly Member[], competing = false) {
  const lines = [...(competing ? ["competing: [death]"] : []), ESTIMATE, `compare: { randomised: true, ${asked} }`];
  return rows(studyText("time-to-event", ...lines), members).filter(({ comparison }) => comparison !== undefined);
}

interface RankAnswer {
  readonly p: number;
}

const rankCases = loadCases<Record<string, RankAnswer>>("logrank");
const caseOf = <Expected>(cases: readonly { id: string; data: OracleData; expected: Expected }[], id: string) =>
  cases.find((oracle) => oracle.id === id)!;

describe.each([
  ["log-rank", "logrank"],
  ["gehan-wilcoxon", "gehan"],
  ["tarone-ware", "tarone_ware"],
  ["peto-peto", "peto_peto"],
  ["modified-peto-peto", "modified_peto_peto"],
])("%s", (method, key) => {
  test.each(["bmt_dfs_by_group", "leukemia", "lung_sex"])("%s, all arms at once", (id) => {
    const { data, expected } = caseOf(rankCases, id);
    const members = membersOf(data).filter(({ outcome }) => outcome.kind === "time" && Number.isFinite(outcome.days));
    const [row] = compared(`between: all-arms, methods: [${method}]`, members);
    expect(row).toMatchObject({ statistic: "p-value", method, value: expect.closeTo(expected[key]!.p, 9) });
  });

  test.each(["bmt_os_by_mtx_strat_group", "veteran_trt_strat_celltype"])("%s, stratified", (id) => {
    const { data, expected } = caseOf(rankCases, id);
    const [row] = compared(`stratify-by: stratum, methods: [${method}]`, membersOf(data));
    expect(row).toMatchObject({
      method: `${method}; stratified by stratum`,
      value: expect.closeTo(expected[key]!.p, 9),
    });
  });
});

test("pairs by default, the trend in the order named", () => {
  const { data, expected } = caseOf(rankCases, "larynx_stage_trend");
  const members = membersOf(data);
  expect(compared("methods: [log-rank]", members)).toHaveLength(6);
  const [row] = compared("between: [['1', '2', '3', '4']], methods: [log-rank-trend]", members);
  expect(row).toMatchObject({ group: "1 vs 2 vs 3 vs 4", value: expect.closeTo(expected["trend_logrank"]!.p, 9) });
});

interface CoxAnswer {
  readonly hr: readonly number[];
  readonly hr_lower: readonly number[];
  readonly hr_upper: readonly number[];
  readonly p: readonly number[];
}

describe.each([
  ["cox", "efron"],
  ["cox-breslow", "breslow"],
  ["cox-exact", "exact"],
])("%s", (method, ties) => {
  const { expected } = loadCases<Record<string, CoxAnswer>>("cox").find(({ id }) => id === "leukemia_arm")!;
  const data = { file: "leukemia.csv", time: "time", status: "status", group: "arm" };

  test("the hazard of the first arm over the second", () => {
    const [ratio, p] = compared(`between: [[Nonmaintained, Maintained]], methods: [${method}]`, membersOf(data));
    const answer = expected[ties]!;
    expect(ratio).toMatchObject({ statistic: "hazard-ratio", method, level: 0.95, events: 18, n: 23 });
    expect([ratio?.value, ratio?.lower, ratio?.upper]).toEqual(
      [answer.hr[0]!, answer.hr_lower[0]!, answer.hr_upper[0]!].map((number) => expect.closeTo(number, 7)),
    );
    expect(p).toMatchObject({ statistic: "p-value", value: expect.closeTo(answer.p[0]!, 8) });
  });
});

describe("with competing events", () => {
  const { data, expected } = loadCases<{ gray: readonly { cause: number; p: number }[] }>("cif").find(
    ({ id }) => id === "bmt_relapse_nrm_by_group",
  )!;
  const members = membersOf(data);

  test("gray compares the incidences of the event", () => {
    const [row] = compared("between: all-arms, methods: [gray]", members, true);
    expect(row).toMatchObject({ method: "gray", value: expect.closeTo(expected.gray[0]!.p, 9) });
  });

  test("gray, stratified", () => {
    const stratified = loadCases<{ gray: readonly { p: number }[] }>("cif").find(
      ({ id }) => id === "bmt_relapse_nrm_by_group_strat_sex",
    )!;
    const [row] = compared(
      "between: all-arms, stratify-by: stratum, methods: [gray]",
      membersOf(stratified.data),
      true,
    );
    expect(row?.value).toBeCloseTo(stratified.expected.gray[0]!.p, 9);
  });

  test.each(["log-rank", "cox"])("%s is cause-specific and says so", (method) => {
    const censored = members.map((member) =>
      member.outcome.kind === "time" && member.outcome.cnsr > 1
        ? { ...member, outcome: time(member.outcome.days, 0) }
        : member,
    );
    const [plain] = compared(`between: [['1', '2']], methods: [${method}]`, censored);
    const [specific] = compared(`between: [['1', '2']], methods: [${method}]`, members, true);
    expect(specific?.value).toBe(plain?.value);
    expect(specific?.method).toBe(`${method}; cause-specific, competing events censored`);
    expect(plain?.method).toBe(method);
  });

  test("fine-gray gives the subdistribution hazard ratio, not stratified", () => {
    const two = members.filter(({ arm }) => arm !== "3");
    const times = two.flatMap(({ outcome }) => (outcome.kind === "time" ? [outcome] : []));
    const status = times.map(({ cnsr }) => (cnsr === 0 ? 1 : cnsr === 1 ? 0 : cnsr));
    const values = two.map(({ arm }) => (arm === "1" ? 1 : 0));
    const fit = fineGray({ time: times.map(({ days }) => days), status }, [{ name: "arm", values }], { cause: 1 });
    if ("kind" in fit) throw new Error(fit.why);
    const [ratio, p] = compared(
      "between: [['1', '2']], stratify-by: stratum, methods: [fine-gray]",
      two.map((member) => ({ ...member, attributes: { stratum: "x" } })),
      true,
    );
    expect(ratio).toMatchObject({
      statistic: "subdistribution-hazard-ratio",
      value: fit.terms[0]?.hazardRatio,
      method: "fine-gray; not stratified",
    });
    expect(p?.value).toBe(fit.terms[0]?.pValue);
  });
});

describe("what cannot be computed", () => {
  const late = (arm: string): Member => ({ arm, outcome: { ...time(20, 1), entry: 3 } as Member["outcome"] });

  test.each(["gray", "fine-gray"])("%s with delayed entry", (method) => {
    const [row] = compared(`methods: [${method}]`, [late("a"), late("a"), late("b")], true);
    expect(row?.value).toBeUndefined();
    expect(row?.method).toContain("delayed entry");
  });

  test("a hazard ratio where one arm has no event", () => {
    const members = [time(5, 1), time(6, 1)]
      .map((outcome) => ({ arm: "a", outcome }))
      .concat([{ arm: "b", outcome: time(9, 0) }]);
    const [ratio, p] = compared("methods: [cox]", members);
    expect([ratio?.value, p?.value]).toEqual([undefined, undefined]);
    expect(ratio?.method).toMatch(/^cox; /);
  });
});
