/** Baselines, visit windows, sustained thresholds and nadirs of serial values against R (see data/ORIGIN.md). */
import { expect, test } from "vitest";
import type { Derivation } from "../../src/derivation/derivation.ts";
import type { StudyRun } from "../../src/engine.ts";
import { ANALYTES, DAY_0, exportOf, type Rule, type SustainedRule, studyOf } from "./longitudinal-study.ts";
import { derivationsOf, outcomeOf, readText, run, Tally } from "./run-study.ts";

type Column = readonly (number | null)[];
type Summary = Readonly<Record<string, number | null>>;

interface Case {
  readonly id: string;
  readonly data: { readonly file: string };
  readonly rule: Rule;
  readonly expected: {
    readonly id: readonly (number | string)[];
    readonly achieved?: readonly boolean[];
    readonly summary?: Readonly<Record<string, Summary>> & Summary;
  } & Readonly<Record<"day" | "value" | "baseline_day" | "baseline" | "visit_day" | "visit_value" | "change", Column>> &
    Readonly<Record<"onset_day" | "confirmed_day" | "last_measured_day", Column>>;
}

const cases: readonly Case[] = JSON.parse(readText("data/longitudinal/longitudinal.json")).cases;

/** Long after the last day of the data, so that every window is closed. */
const CUTOFF = "2030-01-01";

function runCase({ data, rule }: Case): Promise<StudyRun> {
  const firstDay = rule.kind === "sustained" ? rule.from_day : 0;
  return run(studyOf(rule), exportOf(data.file, rule, firstDay), CUTOFF);
}

/** Compares a column of values, and of days where the language knows them, participant by participant. */
function compareValues(
  tally: Tally,
  made: StudyRun,
  { expected, rule }: Case,
  endpoint: string,
  columns: { readonly value: Column; readonly day?: Column },
): void {
  const derived = derivationsOf(made, endpoint);
  const { factor } = ANALYTES[rule.analyte]!;
  for (const [index, id] of expected.id.entries()) {
    const derivation = derived.get(String(id));
    const value = outcomeOf(derivation, "value")?.value;
    const got = value === undefined ? undefined : value.valueOf() / factor;
    tally.close(`${id} ${endpoint}`, columns.value[index] ?? undefined, got);
    if (columns.day !== undefined)
      tally.same(`${id} ${endpoint} day`, columns.day[index] ?? undefined, dayIn(derivation));
  }
}

function dayIn(derivation: Derivation | undefined): number | undefined {
  return derivation?.day === undefined ? undefined : derivation.day - DAY_0;
}

/** The statistics of the reference by their names in estimates.csv; the quartiles by the endpoint of their type. */
const STATISTICS = [
  ["mean", "mean", "2"],
  ["sd", "sd", "2"],
  ["median", "median", "2"],
  ["min", "min", "2"],
  ["max", "max", "2"],
  ["q1", "q1_type2_sas", "2"],
  ["q3", "q3_type2_sas", "2"],
  ["q1", "q1_type7", "7"],
  ["q3", "q3_type7", "7"],
] as const;

function compareSummary(tally: Tally, made: StudyRun, factor: number, paramcd: string, expected: Summary): void {
  for (const [statistic, name, type] of STATISTICS) {
    const row = made.analysis.estimates.find(
      (one) => one.paramcd === `${paramcd}${type}` && one.statistic === statistic && one.group === "Total",
    );
    const got = row?.value === undefined ? undefined : row.value / factor;
    tally.close(`summary ${paramcd} ${name}`, expected[name] ?? undefined, got);
    tally.same(`summary ${paramcd} n`, expected["n"], row?.n);
  }
}

function compareOnset(tally: Tally, made: StudyRun, { expected }: Case, rule: SustainedRule): void {
  const derived = derivationsOf(made, "onset");
  for (const [index, id] of expected.id.entries()) {
    const derivation = derived.get(String(id));
    const outcome = outcomeOf(derivation, "time");
    const achieved = outcome?.cnsr === 0;
    const day = outcome === undefined ? undefined : outcome.days + rule.from_day;
    tally.same(`${id} achieved`, expected.achieved![index], achieved);
    if (achieved) {
      tally.same(`${id} onset`, expected.onset_day[index] ?? undefined, day);
      const last = derivation!.evidence.at(-1)!.day - DAY_0;
      tally.same(`${id} confirmed`, expected.confirmed_day[index] ?? undefined, last);
    } else tally.same(`${id} last measured`, expected.last_measured_day[index] ?? undefined, day);
  }
  const among = made.analysis.estimates.find((row) => row.statistic === "median-among-events");
  tally.same("summary achieved", expected.summary!["n_achieved"], among?.events);
  tally.close(
    "summary median onset",
    expected.summary!["median_onset_achieved"] ?? undefined,
    among && among.value! + rule.from_day,
  );
}

async function compareCase(one: Case): Promise<Tally> {
  const tally = new Tally();
  const made = await runCase(one);
  const { expected, rule } = one;
  switch (rule.kind) {
    case "window": {
      const { factor } = ANALYTES[rule.analyte]!;
      compareValues(tally, made, one, "baseline", { value: expected.baseline, day: expected.baseline_day });
      compareValues(tally, made, one, "visit-type-2", { value: expected.visit_value, day: expected.visit_day });
      compareValues(tally, made, one, "change-type-2", { value: expected.change });
      compareSummary(tally, made, factor, "VISIT", expected.summary!["visit_value"] as Summary);
      compareSummary(tally, made, factor, "CHANGE", expected.summary!["change"] as Summary);
      break;
    }
    case "sustained":
      compareOnset(tally, made, one, rule);
      break;
    case "baseline":
      compareValues(tally, made, one, "baseline", { value: expected.value, day: expected.day });
      break;
    case "nadir":
      compareValues(tally, made, one, "nadir", { value: expected.value });
  }
  return tally;
}

/** Cases whose rule the language can say, and how many numbers of each are compared. */
const SAYABLE: Readonly<Record<string, number>> = {
  pbcseq_bili_182_pm45: 816,
  pbcseq_platelet_365_pm90: 816,
  pbcseq_platelet_lt150_2: 367,
  pbcseq_platelet_lt150_3: 344,
  pbcseq_platelet_ge200_2_post: 397,
  pbcseq_platelet_baseline: 312,
  pbcseq_platelet_nadir_0_1000: 156,
  small_d182_tie_earlier: 56,
  small_d100_dup_mean: 56,
  small_d100_dup_last: 56,
  small_gt05_3_measurements: 14,
  small_gt05_3_calendar_days: 11,
  small_ge05_3_calendar_days: 12,
  small_baseline_7d: 8,
  small_baseline_any: 8,
};

interface NotSayable {
  readonly why: string;
  /** The participants to whom the nearest rule that the language can say gives another answer; undefined where none is near. */
  readonly differs: readonly string[] | undefined;
}

/** Cases whose rule the language cannot say. */
const NOT_SAYABLE: Readonly<Record<string, NotSayable>> = {
  pbcseq_bili_365_pm60_later: { why: "of two equally near days the earlier is taken", differs: [] },
  small_d182_tie_later: { why: "of two equally near days the earlier is taken", differs: ["P4"] },
  small_d182_tie_mean: { why: "of two equally near days the earlier is taken, never their mean", differs: ["P4"] },
  pbcseq_bili_ge3_2_gap400: {
    why: "a run of measured days may have gaps of any length, a run of calendar days none",
    differs: ["4", "38", "53", "54", "62", "70", "90", "110", "125", "152"],
  },
  pbcseq_platelet_lt150_2_break: {
    why: "a row without a value is no measured day and breaks no run",
    differs: ["36", "72"],
  },
  small_gt05_3_break: {
    why: "a row without a value is no measured day and breaks no run",
    differs: ["P1", "P3", "P4"],
  },
  pbcseq_albumin_182_asym: { why: "albumin is no analyte; a window around a target is symmetric", differs: undefined },
  pbcseq_protime_730_pm180: { why: "prothrombin time is no analyte", differs: undefined },
};

test("each of the 23 cases is run or listed", () => {
  const known = [...Object.keys(SAYABLE), ...Object.keys(NOT_SAYABLE)];
  expect(cases.map(({ id }) => id).sort()).toEqual(known.sort());
  expect([cases.length, Object.keys(SAYABLE).length]).toEqual([23, 15]);
});

function caseOf(id: string): Case {
  return cases.find((one) => one.id === id)!;
}

test.each(Object.entries(SAYABLE))("%s", async (id, compared) => {
  const tally = await compareCase(caseOf(id));
  expect(tally.mismatches).toEqual([]);
  expect(tally.compared).toBe(compared);
});

const nearly = Object.entries(NOT_SAYABLE).filter(([, { differs }]) => differs !== undefined);

test.each(nearly)("%s differs only where its own rule does", async (id, { differs }) => {
  const { mismatches } = await compareCase(caseOf(id));
  const participants = new Set(mismatches.map((text) => text.split(" ")[0]!).filter((word) => word !== "summary"));
  expect([...participants]).toEqual(differs);
});
