/** Transplant endpoints derived from dated records against R (see data/ORIGIN.md). */
import { describe, expect, test } from "vitest";
import type { Estimate } from "../../src/analysis/estimates/estimate.ts";
import type { StudyRun } from "../../src/engine.ts";
import { bmtExport, bmtExportFromColumns } from "./prepare-bmt.ts";
import { derivationsOf, outcomeOf, readText, run, Tally } from "./run-study.ts";

type Column = readonly (number | null)[];
type Limits = { readonly lower: Column; readonly upper: Column };

interface Median {
  readonly prob: readonly number[];
  readonly r: Column;
  readonly first: Column;
  readonly sas: Column;
  readonly ci_r: Readonly<Record<string, Limits>>;
}

interface Cause {
  readonly n_event: number;
  readonly at: {
    readonly time: readonly number[];
    readonly est: Column;
    readonly ci_aalen: Readonly<Record<string, Limits>>;
    readonly ci_delta: Readonly<Record<string, Limits>>;
  };
}

interface Group {
  readonly n: number;
  readonly n_event?: number;
  readonly at?: {
    readonly time: readonly number[];
    readonly surv: Column;
    readonly ci: Readonly<Record<string, Limits>>;
  };
  readonly quantile?: Median;
  readonly rmst?: readonly { readonly rmst: number }[];
  readonly causes?: Readonly<Record<string, Cause>>;
  readonly reverse_km_flip?: {
    readonly quartile_r: Column;
    readonly quartile_first: Column;
    readonly quartile_ci_r: Readonly<Record<string, Limits>>;
  };
}

interface Case {
  readonly id: string;
  readonly expected: {
    readonly groups?: Readonly<Record<string, Group>>;
    readonly gray?: readonly { readonly cause: number; readonly p: number }[];
    readonly logrank?: { readonly p: number };
  };
}

const cases: readonly Case[] = JSON.parse(readText("data/bmt/transplant.json")).cases;
const study = readText("bmt.yaml");

/** The reference's names of an endpoint, its columns of time and status, and what the study file calls it. */
const ENDPOINTS = [
  { prefix: "os", time: "os_time", status: "os", name: "overall-survival" },
  { prefix: "dfs", time: "dfs_time", status: "dfs", name: "disease-free-survival" },
  { prefix: "relapse_nrm", time: "rel_time", status: "rel", name: "relapse" },
  { prefix: "agvhd", time: "agvhd_time", status: "agvhd", name: "acute-gvhd" },
  {
    prefix: "agvhd_deathonly",
    time: "agvhd_deathonly_time",
    status: "agvhd_deathonly",
    name: "acute-gvhd-death-only",
  },
  { prefix: "cgvhd", time: "cgvhd_time", status: "cgvhd", name: "chronic-gvhd" },
  {
    prefix: "cgvhd_deathonly",
    time: "cgvhd_deathonly_time",
    status: "cgvhd_deathonly",
    name: "chronic-gvhd-death-only",
  },
  { prefix: "platelet", time: "plt_time", status: "plt", name: "platelet-recovery" },
] as const;

/** The methods that the study file is run with, by their names here and in the reference; together they cover all. */
const METHODS = [
  { survival: ["plain", "plain"], incidence: ["plain", "plain"], variance: "aalen", rule: "r" },
  { survival: ["log", "log"], incidence: ["log", "log"], variance: "aalen", rule: "r" },
  { survival: ["log-log", "loglog"], incidence: ["log-log", "loglog"], variance: "aalen", rule: "r" },
  { survival: ["logit", "logit"], incidence: ["complementary-log-log", "cloglog"], variance: "aalen", rule: "r" },
  { survival: ["arcsin", "arcsin"], incidence: ["plain", "plain"], variance: "delta", rule: "r" },
  { survival: ["log-log", "loglog"], incidence: ["log", "log"], variance: "delta", rule: "sas" },
  { survival: ["log-log", "loglog"], incidence: ["log-log", "loglog"], variance: "delta", rule: "first" },
  { survival: ["log-log", "loglog"], incidence: ["complementary-log-log", "cloglog"], variance: "delta", rule: "sas" },
] as const;
type Methods = (typeof METHODS)[number];

function studyBy({ survival, incidence, variance, rule }: Methods): string {
  const [first, second, ...none] = study.split("interval: log-log");
  expect([second, none]).toEqual([expect.any(String), [expect.any(String)]]);
  return `${first}interval: ${survival[0]}${second}interval: ${incidence[0]}${none[0]}`
    .replace("quantile-rule: sas", `quantile-rule: ${rule}`)
    .replace("variance: aalen", `variance: ${variance}`);
}

const DAYS_OF_MONTH = 30.4375;

/** The last whole day up to a time: nothing happens between two days, so a curve has the same value at both. */
function dayOf(time: number, unit: "days" | "months"): string {
  return `${Math.floor(unit === "days" ? time : time * DAYS_OF_MONTH)} d`;
}

class Answers {
  readonly run: StudyRun;
  readonly methods: Methods;

  constructor(made: StudyRun, methods: Methods) {
    this.run = made;
    this.methods = methods;
  }

  /** The one row of an endpoint, a group and a statistic. */
  row(endpoint: string, group: string, statistic: string, timepoint = "", category = ""): Estimate {
    const { paramcd } = this.run.study.endpoints.get(endpoint)!;
    const rows = this.run.analysis.estimates.filter(
      (row) =>
        row.paramcd === paramcd &&
        row.group === group &&
        row.statistic === statistic &&
        row.timepoint === timepoint &&
        row.category === category,
    );
    if (rows.length !== 1)
      throw new Error(`${rows.length} rows ${paramcd} ${group} ${statistic} ${timepoint} ${category}`);
    return rows[0]!;
  }
}

const answers = await Promise.all(
  METHODS.map(async (methods) => new Answers(await run(studyBy(methods), bmtExport()), methods)),
);

function numberAt(column: Column, index: number): number | undefined {
  return column[index] ?? undefined;
}

function groupName(name: string): string {
  return name === "(all)" ? "Total" : name;
}

function limits(
  tally: Tally,
  what: string,
  expected: Limits | undefined,
  index: number,
  row: Estimate,
  scale = 1,
): void {
  if (expected === undefined) return;
  const scaled = (value: number | undefined) => (value === undefined ? undefined : value / scale);
  tally.close(`${what} lower`, numberAt(expected.lower, index), scaled(row.lower));
  tally.close(`${what} upper`, numberAt(expected.upper, index), scaled(row.upper));
}

function compareSurvival(tally: Tally, endpoint: string, name: string, group: Group, unit: "days" | "months"): void {
  const { at, quantile, rmst } = group;
  const scale = unit === "days" ? 1 : DAYS_OF_MONTH;
  const median = quantile!.prob.indexOf(0.5);
  for (const answer of answers) {
    const { rule, survival } = answer.methods;
    const place = `${name} ${survival[0]}`;
    for (const [index, time] of at!.time.entries()) {
      const row = answer.row(endpoint, groupName(name), "survival", dayOf(time, unit));
      tally.close(`${place} ${time}`, numberAt(at!.surv, index), row.value);
      limits(tally, `${place} ${time}`, at!.ci[survival[1]], index, row);
    }
    const row = answer.row(endpoint, groupName(name), "median");
    tally.close(`${place} median ${rule}`, numberAt(quantile![rule], median), row.value && row.value / scale);
    if (rule === "r") limits(tally, `${place} median`, quantile!.ci_r[survival[1]], median, row, scale);
    const [mean, last] = [
      answer.row(endpoint, groupName(name), "restricted-mean", "730 d").value!,
      answer.row(endpoint, groupName(name), "survival", "730 d").value!,
    ];
    // The reference integrates to day 730.5; the language has whole days, and the half day left has the height of day 730.
    tally.close(`${place} restricted mean`, rmst![0]!.rmst, (mean + last / 2) / scale);
    tally.same(`${place} n`, group.n, row.n);
    tally.same(`${place} events`, group.n_event, row.events);
  }
}

function compareIncidence(tally: Tally, endpoint: string, name: string, group: Group, unit: "days" | "months"): void {
  for (const answer of answers) {
    const { incidence, variance } = answer.methods;
    const categories = ["event", competingCategory(answer, endpoint)];
    for (const [slot, cause] of Object.values(group.causes!).entries()) {
      for (const [index, time] of cause.at.time.entries()) {
        const place = `${name} cause ${slot + 1} ${incidence[0]} ${variance} ${time}`;
        const row = answer.row(endpoint, groupName(name), "cumulative-incidence", dayOf(time, unit), categories[slot]);
        tally.close(place, numberAt(cause.at.est, index), row.value);
        const expected = variance === "aalen" ? cause.at.ci_aalen : cause.at.ci_delta;
        limits(tally, place, expected[incidence[1]], index, row);
        tally.same(`${place} n`, group.n, row.n);
        tally.same(`${place} events`, cause.n_event, row.events);
      }
    }
  }
}

/** The category of the one group of competing events. */
function competingCategory(answer: Answers, endpoint: string): string {
  const found = answer.run.study.endpoints.get(endpoint)!;
  return found.kind === "time-to-event" ? found.competing.map((names) => names.join("/")).join() : "";
}

function compareFollowUp(tally: Tally, name: string, { n, reverse_km_flip: expected }: Group): void {
  for (const answer of answers) {
    const { rule, survival } = answer.methods;
    if (rule === "sas") continue;
    const row = answer.row("overall-survival", groupName(name), "median-follow-up");
    const column = rule === "r" ? expected!.quartile_r : expected!.quartile_first;
    tally.close(`${name} ${rule}`, numberAt(column, 1), row.value);
    if (rule === "r") limits(tally, `${name} ${survival[0]}`, expected!.quartile_ci_r[survival[1]], 1, row);
    tally.same(`${name} n`, n, row.n);
  }
}

test("the reference has 37 cases, and each is compared below", () => {
  const compared = ENDPOINTS.flatMap(({ prefix }) =>
    ["overall", "by_group"].flatMap((groups) => ["days", "months"].map((unit) => `${prefix}_${groups}_${unit}`)),
  );
  const others = ["participants", "logrank_os", "logrank_dfs", "followup", "followup_by_group"];
  expect(cases.map(({ id }) => id).sort()).toEqual([...compared, ...others].sort());
  expect(cases.length).toBe(37);
});

/** CNSR counts 0 as the event and 1 as censored; the reference the other way round. Competing events are 2 in both. */
function statusOf(cnsr: number): number {
  return [1, 0][cnsr] ?? cnsr;
}

describe("participants", () => {
  const expected: Readonly<Record<string, readonly number[]>> = cases.find(({ id }) => id === "participants")!
    .expected as never;

  test.each(ENDPOINTS)("time and status of $name", ({ time, status, name }) => {
    const derived = derivationsOf(answers[0]!.run, name);
    const tally = new Tally();
    for (const [index, id] of expected["id"]!.entries()) {
      const outcome = outcomeOf(derived.get(String(id)), "time");
      tally.same(`${id} time`, expected[time]![index], outcome?.days);
      tally.same(`${id} status`, expected[status]![index], outcome && statusOf(outcome.cnsr));
    }
    expect(tally.mismatches).toEqual([]);
    expect(tally.compared).toBe(274);
  });

  test("death without relapse has the times of relapse with the causes exchanged", () => {
    const derived = derivationsOf(answers[0]!.run, "non-relapse-mortality");
    const tally = new Tally();
    for (const [index, id] of expected["id"]!.entries()) {
      const outcome = outcomeOf(derived.get(String(id)), "time");
      tally.same(`${id} time`, expected["rel_time"]![index], outcome?.days);
      tally.same(`${id} status`, [0, 2, 1][expected["rel"]![index]!], outcome && statusOf(outcome.cnsr));
    }
    expect(tally.mismatches).toEqual([]);
    expect(tally.compared).toBe(274);
  });

  test("the group, and the record after death that is set aside", () => {
    const { dataset } = answers[0]!.run;
    const arms = new Map(dataset.participants.map(({ id, arm }) => [id, arm]));
    expect(expected["id"]!.map((id) => Number(arms.get(String(id))))).toEqual(expected["group"]);
    expect(expected["data_flags"]).toEqual([{ id: 127, flag: "record after death" }]);
    expect(dataset.ledger.map(({ code, raw }) => [code, raw])).toEqual([["AFTER_DEATH", "1987-09-21"]]);
  });

  test("the same dates in one row per participant give the same times", async () => {
    const columns = await run(study, bmtExportFromColumns());
    const tally = new Tally();
    for (const { name } of ENDPOINTS.filter(({ prefix }) => !prefix.startsWith("agvhd"))) {
      const derived = derivationsOf(columns, name);
      for (const [id, { outcome }] of derivationsOf(answers[0]!.run, name))
        tally.same(`${name} ${id}`, JSON.stringify(outcome), JSON.stringify(derived.get(id)?.outcome));
    }
    expect(tally.mismatches).toEqual([]);
    expect(tally.compared).toBe(822);
  });
});

/** How many numbers are compared, overall and by group. */
const COMPARED: Readonly<Record<string, readonly [overall: number, byGroup: number]>> = {
  os_days: [138, 414],
  os_months: [138, 414],
  dfs_days: [138, 414],
  dfs_months: [138, 414],
  relapse_nrm_days: [320, 962],
  relapse_nrm_months: [320, 962],
  agvhd_days: [240, 721],
  agvhd_months: [240, 721],
  agvhd_deathonly_days: [240, 721],
  agvhd_deathonly_months: [240, 721],
  cgvhd_days: [160, 481],
  cgvhd_months: [160, 481],
  cgvhd_deathonly_days: [160, 481],
  cgvhd_deathonly_months: [160, 481],
  platelet_days: [320, 961],
  platelet_months: [240, 721],
};

describe.each(["days", "months"] as const)("estimates in %s", (unit) => {
  for (const { prefix, name } of ENDPOINTS) {
    for (const [slot, groups] of ["overall", "by_group"].entries()) {
      test(`${prefix}_${groups}_${unit}`, () => {
        const { expected } = cases.find(({ id }) => id === `${prefix}_${groups}_${unit}`)!;
        const tally = new Tally();
        for (const [group, block] of Object.entries(expected.groups!)) {
          if (block.causes === undefined) compareSurvival(tally, name, group, block, unit);
          else compareIncidence(tally, name, group, block, unit);
        }
        if (expected.gray !== undefined) {
          const p = answers[0]!.row(name, "1 vs 2 vs 3", "p-value").value;
          tally.close("Gray", expected.gray.find(({ cause }) => cause === 1)!.p, p);
        }
        if (prefix === "relapse_nrm" && expected.gray !== undefined) {
          const p = answers[0]!.row("non-relapse-mortality", "1 vs 2 vs 3", "p-value").value;
          tally.close("Gray of the other cause", expected.gray.find(({ cause }) => cause === 2)!.p, p);
        }
        expect(tally.mismatches).toEqual([]);
        expect(tally.compared).toBe(COMPARED[`${prefix}_${unit}`]?.[slot]);
      });
    }
  }
});

test("log-rank tests of the groups", () => {
  const tally = new Tally();
  for (const [id, endpoint] of [
    ["logrank_os", "overall-survival"],
    ["logrank_dfs", "disease-free-survival"],
  ] as const) {
    const { p } = cases.find((one) => one.id === id)!.expected.logrank!;
    tally.close(id, p, answers[0]!.row(endpoint, "1 vs 2 vs 3", "p-value").value);
  }
  expect(tally.mismatches).toEqual([]);
  expect(tally.compared).toBe(2);
});

test.each([
  ["followup", 18],
  ["followup_by_group", 54],
])("%s: median follow-up", (id, compared) => {
  const tally = new Tally();
  const { groups } = cases.find((one) => one.id === id)!.expected;
  for (const [name, group] of Object.entries(groups!)) compareFollowUp(tally, name, group);
  expect(tally.mismatches).toEqual([]);
  expect(tally.compared).toBe(compared);
});

/**
 * Months of the language are calendar months, each participant's own; those of the reference have 30.4375 days. A curve differs
 * where somebody has the event between the two.
 */
test("calendar months differ from months of 30.4375 days in these places only", async () => {
  const months = study.replace(/at: &times \[.*\]/, "at: &times [1 mo, 2 mo, 3 mo, 6 mo, 12 mo, 24 mo]");
  const answer = new Answers(await run(months, bmtExport()), METHODS[2]);
  const tally = new Tally();
  for (const { prefix, name } of ENDPOINTS) {
    for (const groups of ["overall", "by_group"]) {
      const { expected } = cases.find(({ id }) => id === `${prefix}_${groups}_months`)!;
      for (const [group, block] of Object.entries(expected.groups!)) {
        const at = block.causes === undefined ? block.at! : Object.values(block.causes)[0]!.at;
        const curve = "surv" in at ? at.surv : at.est;
        const [statistic, category] = "surv" in at ? ["survival", ""] : ["cumulative-incidence", "event"];
        for (const [index, time] of at.time.entries()) {
          if (!Number.isInteger(time)) continue;
          const row = answer.row(name, groupName(group), statistic!, `${time} mo`, category);
          tally.close(`${prefix} ${group} ${time} mo`, numberAt(curve, index), row.value);
        }
      }
    }
  }
  expect(tally.mismatches.map((text) => text.split(":")[0])).toEqual([
    "os (all) 6 mo",
    "os 3 6 mo",
    "dfs (all) 6 mo",
    "dfs 3 6 mo",
  ]);
  expect(tally.compared).toBe(92);
});
