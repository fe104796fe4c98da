/** estimates.csv: one row per statistic. */
import type { Estimate } from "../analysis/estimates/estimate.ts";
import { csvText } from "./csv.ts";

const COLUMNS = [
  "STUDYID",
  "PARAMCD",
  "PARAM",
  "GROUP",
  "STATISTIC",
  "TIMEPOINT",
  "CATEGORY",
  "VALUE",
  "LOWER",
  "UPPER",
  "LEVEL",
  "METHOD",
  "N",
  "EVENTS",
];

export function estimatesCsv(studyId: string, estimates: readonly Estimate[]): string {
  const rows = estimates.map((row) => [
    studyId,
    row.paramcd,
    row.label,
    row.group,
    row.statistic,
    row.timepoint,
    row.category,
    row.value,
    row.lower,
    row.upper,
    row.level,
    row.method,
    row.n,
    row.events,
  ]);
  return csvText(COLUMNS, rows);
}
