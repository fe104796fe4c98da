/**
 * Analysis results data set (ARD): one row per statistic, with the number and the text that a table prints for it. The columns are those
 * of the R package cards as far as they apply, so that its users can read the file as they read their own.
 */
import type { Estimate } from "../../analysis/estimates/estimate.ts";
import { type Cell, csvText } from "../csv.ts";
import { statisticsOf } from "./statistics-of-estimate.ts";

const COLUMNS = [
  "study",
  "variable",
  "variable_label",
  "group1",
  "group1_level",
  "variable_level",
  "timepoint",
  "context",
  "stat_name",
  "stat_label",
  "stat",
  "stat_fmt",
  "method",
];

export function ardCsv(studyId: string, estimates: readonly Estimate[]): string {
  return csvText(
    COLUMNS,
    estimates.flatMap((estimate) => rowsOf(studyId, estimate)),
  );
}

function rowsOf(studyId: string, estimate: Estimate): readonly (readonly Cell[])[] {
  const { paramcd, label, group, category, timepoint, statistic, method } = estimate;
  return statisticsOf(estimate).map(({ name, label: statLabel, value, formatted }) => [
    studyId,
    paramcd,
    label,
    "ARM",
    group,
    category,
    timepoint,
    statistic,
    name,
    statLabel,
    value,
    formatted,
    method,
  ]);
}
