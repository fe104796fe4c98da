/** Laboratory rows ordered by participant, analyte and time, with duplicates, rows after death and rows after the cut-off taken out. */
import { ANALYTE_NAMES, type AnalyteName } from "../core/analyte.ts";
import { dayText, instantText } from "../core/calendar.ts";
import { compare } from "../core/exact.ts";
import type { Interval } from "../core/interval.ts";
import type { Observation } from "../core/participant.ts";
import { type LabColumns, NO_TIME, type ResultDictionary } from "./lab-columns.ts";
import { LabObservation, valueOfResult } from "./lab-observation.ts";
import type { LabsRead } from "./labs.ts";
import { messages } from "./messages.ts";
import type { Problems } from "./problems.ts";

export interface LabIndex {
  readonly observations: (participant: number, analyte: AnalyteName) => readonly Observation[];
}

export interface LabIndexing {
  readonly labs: LabsRead;
  readonly participants: number;
  readonly cutoff: number;
  /** Day of death by participant number; rows dated later cannot be right. */
  readonly deathOf: (participant: number) => number | undefined;
  readonly problems: Problems;
}

export function indexLabs(indexing: LabIndexing): LabIndex {
  const { labs, participants } = indexing;
  const groups = groupRows(labs, participants);
  for (let participant = 0; participant < participants; participant += 1) {
    for (let analyte = 0; analyte < ANALYTE_NAMES.length; analyte += 1) {
      const group = participant * ANALYTE_NAMES.length + analyte;
      const rows = rowsOf(groups, group);
      if (rows.length > 0) groups.kept[group] = keepUsable(indexing, participant, sortInTime(labs.columns, rows));
    }
  }
  return { observations: remembering((participant, analyte) => observationsOf(labs, groups, participant, analyte)) };
}

/** Row numbers of one participant and one analyte side by side; of a group only the first `kept` rows are used. */
interface RowGroups {
  readonly rows: Int32Array;
  /** First position of each group in `rows`, and the end of the last. */
  readonly starts: Int32Array;
  readonly kept: Int32Array;
}

function rowsOf({ rows, starts }: RowGroups, group: number): Int32Array {
  return rows.subarray(starts[group], starts[group + 1]);
}

/** Grouped by counting, in the order of the file: no comparison of rows of different participants is needed. */
function groupRows({ columns, dictionary }: LabsRead, participants: number): RowGroups {
  const analyteOf = analyteNumbers(dictionary);
  const groupOf = (row: number) =>
    (columns.participant[row] ?? 0) * ANALYTE_NAMES.length + (analyteOf[columns.result[row] ?? 0] ?? 0);
  const count = participants * ANALYTE_NAMES.length;
  const starts = new Int32Array(count + 1);
  for (let row = 0; row < columns.length; row += 1) {
    const next = groupOf(row) + 1;
    starts[next] = (starts[next] ?? 0) + 1;
  }
  for (let group = 0; group < count; group += 1) starts[group + 1] = (starts[group + 1] ?? 0) + (starts[group] ?? 0);
  const next = starts.slice();
  const rows = new Int32Array(columns.length);
  for (let row = 0; row < columns.length; row += 1) {
    const group = groupOf(row);
    const at = next[group] ?? 0;
    rows[at] = row;
    next[group] = at + 1;
  }
  return { rows, starts, kept: new Int32Array(count) };
}

function analyteNumbers({ results }: ResultDictionary): Int32Array {
  return Int32Array.from(results, ({ analyte }) => ANALYTE_NAMES.indexOf(analyte.name));
}

/** By day, time of day (unknown first) and line; most exports are in this order already. */
function sortInTime({ day, second, line }: LabColumns, rows: Int32Array): Int32Array {
  const order = (a: number, b: number) =>
    (day[a] ?? 0) - (day[b] ?? 0) || (second[a] ?? 0) - (second[b] ?? 0) || (line[a] ?? 0) - (line[b] ?? 0);
  for (let at = 1; at < rows.length; at += 1) {
    if (order(rows[at - 1] ?? 0, rows[at] ?? 0) > 0) return rows.sort(order);
  }
  return rows;
}

/** Moves the usable rows to the front, in order, and says how many they are. `rows` are of one participant and analyte, in time order. */
function keepUsable(indexing: LabIndexing, participant: number, rows: Int32Array): number {
  const { labs, cutoff } = indexing;
  const death = indexing.deathOf(participant);
  let kept = 0;
  for (const row of rows) {
    const day = labs.columns.day[row] ?? 0;
    if (day > cutoff) setAside(labs, row, "AFTER_CUTOFF", "");
    else if (death !== undefined && day > death) setAside(labs, row, "AFTER_DEATH", `died on ${dayText(death)}`);
    else if (kept > 0 && isSameInstant(labs.columns, rows[kept - 1] ?? 0, row)) {
      reportSameInstant(indexing, rows[kept - 1] ?? 0, row);
    } else {
      rows[kept] = row;
      kept += 1;
    }
  }
  labs.ledger.countUsed(kept);
  return kept;
}

function setAside(labs: LabsRead, row: number, code: "AFTER_CUTOFF" | "AFTER_DEATH", detail: string): void {
  labs.ledger.setAside(labs.columns.line[row] ?? 0, "collected_at", code, instantOf(labs, row), detail);
}

function isSameInstant({ day, second }: LabColumns, a: number, b: number): boolean {
  return day[a] === day[b] && second[a] === second[b];
}

/** The same value at the same instant is one result printed twice; two values at one instant cannot both be right. */
function reportSameInstant({ labs, problems }: LabIndexing, earlier: number, row: number): void {
  const { columns, dictionary, ledger } = labs;
  const result = dictionary.at(columns.result[row] ?? 0);
  const [line, earlierLine] = [columns.line[row] ?? 0, columns.line[earlier] ?? 0];
  if (sameValue(valueOfResult(result), valueOfResult(dictionary.at(columns.result[earlier] ?? 0)))) {
    ledger.setAside(line, "value", "DUPLICATE", `${result.rawValue} ${result.rawUnit}`, `line ${earlierLine}`);
  } else {
    const file = ledger.file;
    problems.add(
      messages.conflict(
        { file, line, column: "value" },
        { file, line: earlierLine, column: "value" },
        `${result.analyte.name} on ${instantOf(labs, row)}`,
      ),
    );
  }
}

function instantOf({ columns }: LabsRead, row: number): string {
  const second = columns.second[row] ?? NO_TIME;
  return instantText({ day: columns.day[row] ?? 0, second: second === NO_TIME ? undefined : second });
}

function sameValue(a: Interval, b: Interval): boolean {
  const same = (x: Interval["lower"], y: Interval["lower"]) =>
    x === undefined || y === undefined ? x === y : compare(x, y) === 0;
  return same(a.lower, b.lower) && same(a.upper, b.upper) && a.lowerOpen === b.lowerOpen && a.upperOpen === b.upperOpen;
}

function observationsOf(
  labs: LabsRead,
  groups: RowGroups,
  participant: number,
  analyte: AnalyteName,
): readonly Observation[] {
  const group = participant * ANALYTE_NAMES.length + ANALYTE_NAMES.indexOf(analyte);
  const rows = { columns: labs.columns, dictionary: labs.dictionary, file: labs.ledger.file };
  return Array.from(
    rowsOf(groups, group).subarray(0, groups.kept[group]),
    (row): Observation => new LabObservation(rows, row),
  );
}

/** Derivations ask for the same series of one participant many times, and then never again. */
function remembering(find: LabIndex["observations"]): LabIndex["observations"] {
  let current = -1;
  const series = new Map<AnalyteName, readonly Observation[]>();
  return (participant, analyte) => {
    if (participant !== current) series.clear();
    current = participant;
    const known = series.get(analyte) ?? find(participant, analyte);
    series.set(analyte, known);
    return known;
  };
}
