/** Unit cases of admiral that concern derivations of this language (see data/ORIGIN.md). */

import { expect, test } from "vitest";
import { CASE_NAMES, type Cell, caseOf, type Rows, type Runner, rowsGiven } from "./admiral-case.ts";
import { dateAndTime, dates, daysBetween, studyDays } from "./admiral-dates.ts";
import { NOT_RUN } from "./admiral-not-run.ts";
import {
  allMeet,
  confirmed,
  consecutive,
  deaths,
  existence,
  flagged,
  kept,
  lastEvaluable,
  onTreatment,
  progression,
  visitWindows,
  worstProblem,
} from "./admiral-records.ts";
import { surface, surfaceOfMissing } from "./admiral-surface.ts";
import {
  baseline,
  criterion,
  extreme,
  gradeBefore,
  meanOfVisits,
  meanOfWeeks,
  nadirSoFar,
  nextValue,
} from "./admiral-values.ts";
import { Tally } from "./run-study.ts";

const RUN: Readonly<Record<string, readonly [compared: number, Runner]>> = {
  "compute_bsa#0": [2, surfaceOfMissing],
  "compute_bsa#1": [2, surfaceOfMissing],
  "derive_param_bsa#0": [2, surface],
  "derive_param_bsa#1": [2, surface],
  "derive_var_base#0": [12, baseline],
  "derive_var_base#1": [6, baseline],
  "derive_var_extreme_flag#0": [4, extreme("first", "max", ({ firstfl }) => firstfl === "Y")],
  "derive_var_extreme_flag#4": [4, extreme("first", "max", ({ firstfl }) => firstfl === "Yes")],
  "filter_extreme#0": [4, extreme("first", "min", () => true)],
  "derive_extreme_records#0": [4, extreme("last", "last", ({ DTYPE }) => DTYPE === "LOV")],
  "derive_extreme_records#1": [6, deaths],
  "derive_extreme_records#2": [3, lastEvaluable],
  "derive_extreme_records#3": [4, extreme("last", "last", ({ DTYPE }) => DTYPE === "LOV")],
  "derive_extreme_records#4": [2, existence],
  "derive_var_joined_exist_flag#0": [4, confirmed("{ term: PR }", "{ term: [CR, PR] }", flagged)],
  "derive_var_joined_exist_flag#2": [3, confirmed("{ cause: Y }", "{ term: Y }", flagged)],
  "filter_joined#0": [4, confirmed("{ term: PR }", "{ term: [CR, PR] }", kept)],
  "derive_extreme_event#0": [3, worstProblem],
  "derive_extreme_event#1": [2, allMeet],
  "derive_extreme_event#3": [2, consecutive],
  "derive_param_exist_flag#0": [3, progression],
  "derive_summary_records#0": [3, meanOfVisits("dataset_add", "val")],
  "derive_summary_records#1": [1, meanOfVisits("dataset_add", "add_val")],
  "derive_summary_records#2": [3, meanOfVisits("dataset_add", "aval")],
  "derive_var_merged_summary#0": [7, meanOfWeeks],
  "derive_var_merged_summary#1": [7, meanOfWeeks],
  "derive_var_ontrtfl#0": [1, onTreatment],
  "derive_var_ontrtfl#2": [2, onTreatment],
  "derive_var_ontrtfl#3": [3, onTreatment],
  "derive_var_ontrtfl#5": [1, onTreatment],
  "derive_vars_crit_flag#0": [3, criterion],
  "derive_vars_crit_flag#1": [5, criterion],
  "derive_vars_dy#0": [1, studyDays],
  "derive_vars_dy#1": [3, studyDays],
  "derive_vars_dy#2": [3, studyDays],
  "derive_vars_dy#3": [3, studyDays],
  "derive_vars_dy#4": [1, studyDays],
  "compute_duration#0": [1, daysBetween((days) => days + 1)],
  "compute_duration#3": [1, daysBetween((days) => Math.floor(days / 7))],
  "derive_vars_joined#0": [15, visitWindows],
  "derive_vars_joined#1": [2, gradeBefore],
  "derive_vars_joined#2": [5, nadirSoFar],
  "derive_vars_joined#4": [3, nextValue],
  "convert_date_to_dtm#0": [1, dateAndTime],
  "impute_dtc_dt#0": [
    5,
    dates(
      ({ args }) => args[0]!.value as readonly Cell[],
      ({ expected }) => expected as readonly Cell[],
    ),
  ],
  "derive_vars_dt#0": [
    5,
    dates(
      (given) => rowsGiven(given).map((row) => row["XXSTDTC"]!),
      ({ expected }) => (expected as Rows).map((row) => row["ASTDT"]!),
    ),
  ],
  "convert_dtc_to_dt#0": [
    1,
    dates(
      ({ args }) => [args[0]!.value as Cell],
      ({ expected }) => [expected as Cell],
    ),
  ],
};

test("each of the 117 cases is run or listed with a reason", () => {
  expect([...Object.keys(RUN), ...NOT_RUN.keys()].sort()).toEqual([...CASE_NAMES.keys()].sort());
  expect([CASE_NAMES.size, Object.keys(RUN).length, NOT_RUN.size]).toEqual([117, 47, 70]);
  expect([...NOT_RUN.values()].filter((why) => why.length < 10)).toEqual([]);
});

test.each(Object.entries(RUN))("%s", async (name, [compared, runner]) => {
  const tally = new Tally();
  await runner(caseOf(name), tally);
  expect(tally.mismatches).toEqual([]);
  expect(tally.compared).toBe(compared);
});
