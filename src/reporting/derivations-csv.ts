/** derivations.csv: one row per participant and endpoint, with ADaM names and the rows that decided. */
import { dayText, studyDay } from "../core/calendar.ts";
import { toNumber } from "../core/exact.ts";
import { type Interval, pointValue } from "../core/interval.ts";
import { compareSources, sourceText } from "../core/source-reference.ts";
import type { Derivation, Outcome } from "../derivation/derivation.ts";
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

/** `derivations` come participant by participant, each participant's endpoints in the order of the study file. */
export function derivationsCsv(studyId: string, derivations: readonly Derivation[]): string {
  let participant = "";
  let sequence = 0;
  const rows = derivations.map((derivation) => {
    sequence = derivation.participant.id === participant ? sequence + 1 : 1;
    participant = derivation.participant.id;
    const cells = rowOf(studyId, derivation, sequence);
    return COLUMNS.map((column) => cells[column]);
  });
  return csvText(COLUMNS, rows);
}

function rowOf(studyId: string, derivation: Derivation, sequence: number): Partial<Record<ColumnName, Cell>> {
  const { participant, endpoint, outcome, day, start, reference, change } = derivation;
  return {
    STUDYID: studyId,
    USUBJID: participant.id,
    ARM: participant.arm,
    PARAMCD: endpoint.paramcd,
    PARAM: endpoint.label,
    ASEQ: sequence,
    BASE: pointNumber(change?.base),
    CHG: pointNumber(change?.change),
    ADT: day === undefined ? "" : dayText(day),
    ADY: day === undefined || reference === undefined ? "" : studyDay(day, reference),
    STARTDT: start === undefined ? "" : dayText(start),
    ANL01FL: derivation.analysed ? "Y" : "",
    SRC: sourcesOf(derivation),
    ...outcomeCells(outcome),
  };
}

function outcomeCells(outcome: Outcome): Partial<Record<ColumnName, Cell>> {
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
  }
}

function pointNumber(value: Interval | undefined): Cell {
  const exactly = value === undefined ? undefined : pointValue(value);
  return exactly === undefined ? "" : toNumber(exactly);
}

/** Each deciding row once, in the order of files and lines: `labs.csv:14;labs.csv:22`. */
function sourcesOf({ evidence }: Derivation): string {
  const sources = evidence.map(({ source }) => source).sort(compareSources);
  return [...new Set(sources.map(sourceText))].join(";");
}
