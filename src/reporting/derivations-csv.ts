/** derivations.csv: one row per participant and endpoint, with ADaM names and the rows that decided. */
import { type Day, dayText, studyDay } from "../core/calendar.ts";
import { toNumber } from "../core/exact.ts";
import { type Interval, pointValue } from "../core/interval.ts";
import { compareSources, sourceText } from "../core/source-reference.ts";
import type { Derivation, Outcome } from "../derivation/derivation.ts";
import type { EpisodeRow } from "../derivation/episodes/result.ts";
import { type Cell, csvText } from "./csv.ts";

const COLUMNS = [
  "STUDYID",
  "USUBJID",
  "ARM",
  "PARAMCD",
  "PARAM",
  "ASEQ",
  "AVAL",
  "AVALC",
  "AVALU",
  "BASE",
  "CHG",
  "ADT",
  "ADY",
  "STARTDT",
  "CNSR",
  "EVNTDESC",
  "ANL01FL",
  "DTYPE",
  "REASON",
  "SRC",
] as const;

type ColumnName = (typeof COLUMNS)[number];

/** One row of the derivations by ADaM name; a name without a value is absent or empty. */
export type DerivationRow = Readonly<Partial<Record<ColumnName, Cell>>>;

/** `derivations` come participant by participant, each participant's endpoints in the order of the study file. */
export function derivationsCsv(studyId: string, derivations: readonly Derivation[]): string {
  return csvText(COLUMNS, cellsOf(eachRow(studyId, derivations)));
}

function* cellsOf(rows: Iterable<DerivationRow>): Generator<readonly Cell[]> {
  for (const row of rows) yield COLUMNS.map((column) => row[column]);
}

export function derivationRows(studyId: string, derivations: readonly Derivation[]): readonly DerivationRow[] {
  return [...eachRow(studyId, derivations)];
}

/** ASEQ numbers the rows of each participant from 1. */
function* eachRow(studyId: string, derivations: readonly Derivation[]): Generator<DerivationRow> {
  let participant = "";
  let sequence = 0;
  for (const derivation of derivations) {
    sequence = derivation.participant.id === participant ? sequence : 0;
    participant = derivation.participant.id;
    for (const cells of rowsOf(studyId, derivation)) {
      sequence += 1;
      yield { ...cells, ASEQ: sequence };
    }
  }
}

/** One row, or one per transfusion episode. */
function rowsOf(studyId: string, derivation: Derivation): readonly DerivationRow[] {
  const { outcome, reference } = derivation;
  const whole = rowOf(studyId, derivation);
  return outcome.kind === "episodes"
    ? outcome.rows.map((episode) => ({ ...whole, ...episodeCells(episode, reference) }))
    : [whole];
}

function rowOf(studyId: string, derivation: Derivation): DerivationRow {
  const { participant, endpoint, outcome, day, start, reference, change } = derivation;
  return {
    STUDYID: studyId,
    USUBJID: participant.id,
    ARM: participant.arm,
    PARAMCD: endpoint.paramcd,
    PARAM: endpoint.label,
    BASE: pointNumber(change?.base),
    CHG: pointNumber(change?.change),
    ...dayCells(day, reference),
    STARTDT: start === undefined ? "" : dayText(start),
    ANL01FL: derivation.analysed ? "Y" : "",
    SRC: sourcesOf(derivation.evidence),
    ...outcomeCells(outcome),
  };
}

function dayCells(day: Day | undefined, reference: Day | undefined): DerivationRow {
  return {
    ADT: day === undefined ? "" : dayText(day),
    ADY: day === undefined || reference === undefined ? "" : studyDay(day, reference),
  };
}

function episodeCells({ day, outcome, assumed, evidence }: EpisodeRow, reference: Day | undefined): DerivationRow {
  const common = {
    ...dayCells(day, reference),
    ANL01FL: outcome.kind === "not-evaluable" ? "" : "Y",
    DTYPE: assumed ? "ASSUMED" : "",
    SRC: sourcesOf(evidence),
  };
  switch (outcome.kind) {
    case "amount":
      return { ...common, AVAL: outcome.value, AVALU: outcome.unit };
    case "class":
      return { ...common, AVALC: outcome.class };
    case "not-evaluable":
      return { ...common, REASON: outcome.reason };
  }
}

function outcomeCells(outcome: Outcome): DerivationRow {
  switch (outcome.kind) {
    case "verdict":
      return {
        AVAL: outcome.verdict === "Y" ? 1 : 0,
        AVALC: outcome.verdict,
        DTYPE: outcome.imputed ? "NRI" : "",
        REASON: outcome.reason ?? "",
        EVNTDESC: outcome.event,
      };
    case "category":
      return { AVALC: outcome.category };
    case "value":
      return { AVAL: toNumber(outcome.value), AVALU: outcome.unit };
    case "time":
      return { AVAL: outcome.days, AVALU: "d", CNSR: outcome.cnsr, EVNTDESC: outcome.description };
    case "not-evaluable":
      return { REASON: outcome.reason };
    case "episodes":
      return {};
  }
}

function pointNumber(value: Interval | undefined): Cell {
  const exactly = value === undefined ? undefined : pointValue(value);
  return exactly === undefined ? "" : toNumber(exactly);
}

/** Each deciding row once, in the order of files and lines: `labs.csv:14;labs.csv:22`. */
function sourcesOf(evidence: Derivation["evidence"]): string {
  const sources = evidence.map(({ source }) => source).sort(compareSources);
  return [...new Set(sources.map(sourceText))].join(";");
}
