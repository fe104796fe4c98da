/** derivations.csv: one row per participant and endpoint, with ADaM names and the rows that decided. */
import { type Day, dayText, studyDay } from "../core/calendar.ts";
import { toNumber } from "../core/exact.ts";
import { type Interval, pointValue } from "../core/interval.ts";
import { compareSources, sourceText } from "../core/source-reference.ts";
import type { Derivation, Outcome } from "../derivation/derivation.ts";
import type { EpisodeRow } from "../derivation/episodes/result.ts";
import type { Cell } from "./csv.ts";
import { LongCsv } from "./long-csv.ts";

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
export function derivationsCsv(studyId: string, derivations: readonly Derivation[]): readonly Uint8Array[] {
  const csv = new DerivationsCsv(studyId);
  for (const derivation of derivations) csv.add(derivation);
  return csv.bytes();
}

/** derivations.csv made row by row, in the order in which derivations are added: participant by participant. */
export class DerivationsCsv {
  private readonly studyId: string;
  private readonly numbering = new Numbering();
  private readonly csv = new LongCsv(COLUMNS);

  constructor(studyId: string) {
    this.studyId = studyId;
  }

  add(derivation: Derivation): void {
    for (const row of rowsOf(this.studyId, derivation)) {
      const number = this.numbering.next(derivation);
      this.csv.add(COLUMNS.map((column) => (column === "ASEQ" ? number : row[column])));
    }
  }

  bytes(): readonly Uint8Array[] {
    return this.csv.bytes();
  }
}

/** ASEQ numbers the rows of each participant from 1. */
class Numbering {
  private participant = "";
  private last = 0;

  next({ participant }: Derivation): number {
    this.last = participant.id === this.participant ? this.last + 1 : 1;
    this.participant = participant.id;
    return this.last;
  }
}

export function derivationRows(studyId: string, derivations: readonly Derivation[]): readonly DerivationRow[] {
  const numbering = new Numbering();
  return derivations.flatMap((derivation) =>
    rowsOf(studyId, derivation).map((row) => ({ ...row, ASEQ: numbering.next(derivation) })),
  );
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
  const { ADT, ADY } = dayCells(day, reference);
  const { AVAL, AVALC, AVALU, CNSR, EVNTDESC, DTYPE, REASON } = outcomeCells(outcome);
  // One form for every row, whatever its outcome: this is made for every participant and endpoint.
  return {
    STUDYID: studyId,
    USUBJID: participant.id,
    ARM: participant.arm,
    PARAMCD: endpoint.paramcd,
    PARAM: endpoint.label,
    AVAL,
    AVALC,
    AVALU,
    BASE: pointNumber(change?.base),
    CHG: pointNumber(change?.change),
    ADT,
    ADY,
    STARTDT: start === undefined ? "" : dayText(start),
    CNSR,
    EVNTDESC,
    ANL01FL: derivation.analysed ? "Y" : "",
    DTYPE,
    REASON,
    SRC: sourcesOf(derivation.evidence),
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
  const sources = evidence.map(({ source }) => source);
  const isInOrder = sources.every((source, at) => at === 0 || compareSources(sources[at - 1] ?? source, source) <= 0);
  if (!isInOrder) sources.sort(compareSources);
  const texts: string[] = [];
  for (const source of sources) {
    const text = sourceText(source);
    if (text !== texts.at(-1)) texts.push(text);
  }
  return texts.join(";");
}
