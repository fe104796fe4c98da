/** readings.csv: one row per reading and endpoint: which parameter, which value, the estimate, and who flips. */
import type { Flip, ReadingResult } from "../analysis/robustness/readings.ts";
import { sourceText } from "../core/source-reference.ts";
import { csvText } from "./csv.ts";
import { parameterName, plainText } from "./reading-text.ts";

const COLUMNS = [
  "STUDYID",
  "PARAMCD",
  "REF",
  "PARAMETER",
  "VALUE",
  "IN_USE",
  "STATISTIC",
  "TIMEPOINT",
  "ESTIMATE",
  "LOWER",
  "UPPER",
  "LEVEL",
  "N",
  "EVENTS",
  "CHANGE",
  "FLIPS",
  "WHO",
  "DECISION",
];

export function readingsCsv(studyId: string, results: readonly ReadingResult[]): string {
  return csvText(
    COLUMNS,
    results.map((result) => rowOf(studyId, result)),
  );
}

function rowOf(studyId: string, result: ReadingResult) {
  const { endpoint, choices, estimate, base, flips, decision } = result;
  const change = estimate?.value === undefined || base?.value === undefined ? undefined : estimate.value - base.value;
  return [
    studyId,
    endpoint.paramcd,
    choices.map(({ reading }) => reading.ref).join("; "),
    choices.length === 0 ? "as written" : choices.map(({ reading }) => parameterName(reading)).join("; "),
    choices.map(({ reading, alternative }) => plainText(reading.alternatives[alternative] ?? null)).join("; "),
    choices.map(({ reading }) => plainText(reading.use)).join("; "),
    estimate?.statistic,
    estimate?.timepoint,
    estimate?.value,
    estimate?.lower,
    estimate?.upper,
    estimate?.level,
    estimate?.n,
    estimate?.events,
    change,
    flips.length,
    flips.map(whoText).join("; "),
    decision === undefined ? "" : decision.from === decision.to ? decision.to : `${decision.from} > ${decision.to}`,
  ];
}

/** `SYN-1009: N > Y (interventions.csv:88)`, with the rows that made the difference. */
function whoText({ participant, from, to, rows }: Flip): string {
  const where = rows.length === 0 ? "" : ` (${rows.map(sourceText).join(" ")})`;
  return `${participant}: ${from} > ${to}${where}`;
}
