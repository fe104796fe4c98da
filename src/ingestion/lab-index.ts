/** Laboratory rows ordered by participant, analyte and time, with duplicates, rows after death and rows after the cut-off taken out. */
import { ANALYTE_NAMES, type AnalyteName } from "../core/analyte.ts";
import { dayFromDate, dayText, instantText } from "../core/calendar.ts";
import { compare } from "../core/exact.ts";
import type { Interval } from "../core/interval.ts";
import { type LabColumns, NO_TIME, type ResultDictionary } from "./lab-columns.ts";
import { valueOfResult } from "./lab-observation.ts";
import { LabSeries } from "./lab-series.ts";
import type { LabsRead } from "./labs.ts";
import type { FileLedger } from "./ledger.ts";
import { messages } from "./messages.ts";
import type { Problems } from "./problems.ts";

export interface LabIndex {
  readonly series: (participant: number, analyte: AnalyteName) => LabSeries;
}

export interface LabIndexing {
  readonly labs: LabsRead;
  readonly participants: number;
  readonly cutoff: number;
  /** Day of death by participant number; rows dated later cannot be right. */
  readonly deathOf: (participant: number) => number | undefined;
  /** Day of birth by participant number; rows dated earlier cannot be right. */
  readonly birthOf: (participant: number) => number | undefined;
  /** What becomes of two values at one instant, by number of the ledger of the later row. */
  readonly conflictsOf: (source: number) => "refuse" | "keep-first" | "keep-last" | "set-aside";
  readonly problems: Problems;
  /** The participant_id by number. */
  readonly idOf: (participant: number) => string;
  /** Takes out the rows whose number cannot be right in its unit, and returns the others in their order. */
  readonly takeOutNumbers: (rows: Int32Array) => Int32Array;
}

/** Orders the columns; what is not used is no longer in them afterwards. */
export function indexLabs(indexing: LabIndexing): LabIndex {
  const { labs, participants } = indexing;
  const analytes = analytesOf(labs.dictionary);
  const groups = groupRows(labs, participants, analytes);
  const kept = new Int32Array(participants * analytes.length);
  for (let group = 0; group < kept.length; group += 1) {
    const rows = indexing.takeOutNumbers(groups.rows.subarray(groups.starts[group], groups.starts[group + 1]));
    if (rows.length === 0) continue;
    kept[group] = keepUsable(indexing, Math.floor(group / analytes.length), sortInTime(labs.columns, rows));
  }
  const starts = orderColumns(labs.columns, groups, kept);
  const rows = { columns: labs.columns, dictionary: labs.dictionary, files: labs.ledgers.map(({ file }) => file) };
  return {
    series: remembering((participant, analyte) => {
      const number = analytes.indexOf(analyte);
      const group = number < 0 ? kept.length : participant * analytes.length + number;
      return new LabSeries(rows, starts[group] ?? 0, kept[group] ?? 0);
    }),
  };
}

/** Row numbers of one participant and one analyte side by side. */
interface RowGroups {
  readonly rows: Int32Array;
  /** First position of each group in `rows`, and the end of the last. */
  readonly starts: Int32Array;
}

/** Grouped by counting, in the order of the file: no comparison of rows of different participants is needed. */
function groupRows(
  { columns, dictionary }: LabsRead,
  participants: number,
  analytes: readonly AnalyteName[],
): RowGroups {
  const analyteOf = Int32Array.from(dictionary.results, ({ analyte }) => analytes.indexOf(analyte.name));
  const { participant, result } = columns;
  const width = analytes.length;
  const starts = new Int32Array(participants * width + 1);
  const groupOf = (row: number) => (participant[row] ?? 0) * width + (analyteOf[result[row] ?? 0] ?? 0);
  for (let row = 0; row < columns.length; row += 1) {
    const next = groupOf(row) + 1;
    starts[next] = (starts[next] ?? 0) + 1;
  }
  for (let group = 1; group < starts.length; group += 1)
    starts[group] = (starts[group] ?? 0) + (starts[group - 1] ?? 0);
  const next = starts.slice();
  const rows = new Int32Array(columns.length);
  for (let row = 0; row < columns.length; row += 1) {
    const group = groupOf(row);
    const at = next[group] ?? 0;
    rows[at] = row;
    next[group] = at + 1;
  }
  return { rows, starts };
}

/** The analytes that have results, in the order of the dictionary of analytes. */
function analytesOf({ results }: ResultDictionary): readonly AnalyteName[] {
  const found = new Set(results.map(({ analyte }) => analyte.name));
  return ANALYTE_NAMES.filter((name) => found.has(name));
}

/** Puts the first `kept` rows of every group side by side in the columns, and says where each group begins. */
function orderColumns(columns: LabColumns, { rows, starts }: RowGroups, kept: Int32Array): Int32Array {
  const begins = new Int32Array(kept.length);
  let length = 0;
  for (let group = 0; group < kept.length; group += 1) {
    const [start = 0, count = 0] = [starts[group], kept[group]];
    begins[group] = length;
    rows.copyWithin(length, start, start + count);
    length += count;
  }
  const order = rows.subarray(0, length);
  // The number of the participant is known by the group from here on, so that its column has room for the next, and that for the one after.
  let spare = columns.participant;
  for (const name of ["day", "second", "line", "result"] as const) {
    const column = columns[name];
    columns[name] = pickInto(spare, column, order);
    spare = column;
  }
  columns.source.set(pickInto(spare, columns.source, order));
  columns.participant = NO_ROWS;
  columns.length = length;
  return begins;
}

function pickInto(room: Int32Array, column: Int32Array | Uint16Array, order: Int32Array): Int32Array {
  for (let at = 0; at < order.length; at += 1) room[at] = column[order[at] ?? 0] ?? 0;
  return room.subarray(0, order.length);
}

const NO_ROWS = new Int32Array(0);

/** By day, time of day (unknown first), file and line; most exports are in this order already. */
function sortInTime({ day, second, source, line }: LabColumns, rows: Int32Array): Int32Array {
  const order = (a: number, b: number) =>
    (day[a] ?? 0) - (day[b] ?? 0) ||
    (second[a] ?? 0) - (second[b] ?? 0) ||
    (source[a] ?? 0) - (source[b] ?? 0) ||
    (line[a] ?? 0) - (line[b] ?? 0);
  // A late row moves over the few that came before it; where too many do, the rows are in no order at all.
  let left = MOST_MOVES * rows.length;
  for (let at = 1; at < rows.length; at += 1) {
    const row = rows[at] ?? 0;
    let place = at;
    while (place > 0 && order(rows[place - 1] ?? 0, row) > 0) {
      rows[place] = rows[place - 1] ?? 0;
      place -= 1;
    }
    rows[place] = row;
    left -= at - place;
    if (left < 0) return rows.length < MOST_KEYS ? sortByKeys(rows, day, second) : rows.sort(order);
  }
  return rows;
}

/** Per row, on average. */
const MOST_MOVES = 4;

const SECONDS_PER_DAY = 86_400;
/** Before every date that is read, so that no time is negative. */
const EARLIEST = dayFromDate(1900, 1, 1);
/** Times of more rows than these have no exact keys: 350 years of seconds times this many are less than 2^53. */
const MOST_KEYS = 800_000;

/** One number per row, of its time and then its place in the file, in which `rows` are: numbers are sorted faster than by comparing rows. */
function sortByKeys(rows: Int32Array, day: Int32Array, second: Int32Array): Int32Array {
  const count = rows.length;
  const keys = new Float64Array(count);
  for (let at = 0; at < count; at += 1) {
    const row = rows[at] ?? 0;
    const time = ((day[row] ?? 0) - EARLIEST) * (SECONDS_PER_DAY + 1) + (second[row] ?? 0) - NO_TIME;
    keys[at] = time * count + at;
  }
  keys.sort();
  const unsorted = rows.slice();
  for (let at = 0; at < count; at += 1) rows[at] = unsorted[(keys[at] ?? 0) % count] ?? 0;
  return rows;
}

/** Moves the usable rows to the front, in order, and says how many they are. `rows` are of one participant and analyte, in time order. */
function keepUsable(indexing: LabIndexing, participant: number, rows: Int32Array): number {
  const { labs, cutoff } = indexing;
  const [birth, death] = [indexing.birthOf(participant), indexing.deathOf(participant)];
  let kept = 0;
  for (let at = 0; at < rows.length; ) {
    const row = rows[at] ?? 0;
    const day = labs.columns.day[row] ?? 0;
    if (birth !== undefined && day < birth) setAside(indexing, row, "BEFORE_BIRTH", `born on ${dayText(birth)}`);
    else if (day > cutoff) setAside(indexing, row, "AFTER_CUTOFF", "");
    else if (death !== undefined && day > death) setAside(indexing, row, "AFTER_DEATH", `died on ${dayText(death)}`);
    else {
      const end = endOfInstant(labs.columns, rows, at);
      const chosen = end === at + 1 ? row : chooseOfInstant(indexing, rows.subarray(at, end));
      if (chosen !== undefined) {
        rows[kept] = chosen;
        kept += 1;
        ledgerOf(labs, chosen).countUsed(1);
      }
      at = end;
      continue;
    }
    at += 1;
  }
  return kept;
}

function ledgerOf({ columns, ledgers }: LabsRead, row: number): FileLedger {
  const ledger = ledgers[columns.source[row] ?? 0];
  if (ledger === undefined) throw new Error("a row of a file that was not read");
  return ledger;
}

function setAside(
  indexing: LabIndexing,
  row: number,
  code: "AFTER_CUTOFF" | "AFTER_DEATH" | "BEFORE_BIRTH",
  detail: string,
): void {
  const { labs } = indexing;
  const id = idAt(indexing, row);
  ledgerOf(labs, row).setAside(lineOf(labs, row), "collected_at", code, instantOf(labs, row), detail, id);
}

function idAt({ labs, idOf }: LabIndexing, row: number): string {
  return idOf(labs.columns.participant[row] ?? 0);
}

function endOfInstant({ day, second }: LabColumns, rows: Int32Array, at: number): number {
  const first = rows[at] ?? 0;
  let end = at + 1;
  while (end < rows.length && day[rows[end] ?? 0] === day[first] && second[rows[end] ?? 0] === second[first]) end += 1;
  return end;
}

/** The row that counts of several at one instant: the same value printed twice is one result; two values cannot both be right. */
function chooseOfInstant(indexing: LabIndexing, rows: Int32Array): number | undefined {
  const { labs } = indexing;
  const first = rows[0] ?? 0;
  const others = [...rows].filter((row) => row !== first && !isSameResult(labs, first, row));
  if (others.length === 0) {
    for (const row of rows.subarray(1)) setAsideCopy(indexing, first, row);
    return first;
  }
  const policy = indexing.conflictsOf(labs.columns.source[others[0] ?? 0] ?? 0);
  if (policy === "refuse") {
    for (const row of others) reportConflict(indexing, first, row);
    return first;
  }
  const chosen = policy === "keep-first" ? first : policy === "keep-last" ? rows.at(-1) : undefined;
  for (const row of rows) {
    if (row === chosen) continue;
    if (chosen !== undefined && isSameResult(labs, chosen, row)) setAsideCopy(indexing, chosen, row);
    else setAsideConflict(indexing, chosen, row);
  }
  return chosen;
}

function isSameResult({ columns, dictionary }: LabsRead, a: number, b: number): boolean {
  const valueAt = (row: number) => valueOfResult(dictionary.at(columns.result[row] ?? 0));
  return sameValue(valueAt(a), valueAt(b));
}

function setAsideCopy(indexing: LabIndexing, kept: number, row: number): void {
  const { labs } = indexing;
  ledgerOf(labs, row).setAside(
    lineOf(labs, row),
    "value",
    "DUPLICATE",
    printedAt(labs, row),
    placeText(labs, kept, row),
    idAt(indexing, row),
  );
}

function setAsideConflict(indexing: LabIndexing, kept: number | undefined, row: number): void {
  const { labs } = indexing;
  const id = idAt(indexing, row);
  const detail = kept === undefined ? "none of them counts" : `${placeText(labs, kept, row)} counts`;
  ledgerOf(labs, row).setAside(lineOf(labs, row), "value", "CONFLICT", printedAt(labs, row), detail, id);
}

function lineOf({ columns }: LabsRead, row: number): number {
  return columns.line[row] ?? 0;
}

function printedAt({ columns, dictionary }: LabsRead, row: number): string {
  const { rawValue, rawUnit } = dictionary.at(columns.result[row] ?? 0);
  return `${rawValue} ${rawUnit}`;
}

/** The line of another row, with its file where it is not the same. */
function placeText(labs: LabsRead, other: number, row: number): string {
  const [file, own] = [ledgerOf(labs, other).file, ledgerOf(labs, row).file];
  return file === own ? `line ${lineOf(labs, other)}` : `${file} line ${lineOf(labs, other)}`;
}

function reportConflict(indexing: LabIndexing, earlier: number, row: number): void {
  const { labs, problems } = indexing;
  const { columns, dictionary } = labs;
  const { analyte } = dictionary.at(columns.result[row] ?? 0);
  const at = (place: number) => ({ file: ledgerOf(labs, place).file, line: lineOf(labs, place), column: "value" });
  const about = { participant: idAt(indexing, row), printed: printedAt(labs, row) };
  problems.add({ ...messages.conflict(at(row), at(earlier), `${analyte.name} on ${instantOf(labs, row)}`), about });
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

/** Derivations ask for the same series of one participant many times, and then never again. */
function remembering(find: LabIndex["series"]): LabIndex["series"] {
  let current = -1;
  let series = new Map<AnalyteName, LabSeries>();
  return (participant, analyte) => {
    // A new map, not a cleared one: V8 chains the cleared tables of a map, and what they held outlives every minor collection.
    if (participant !== current) series = new Map();
    current = participant;
    const known = series.get(analyte) ?? find(participant, analyte);
    series.set(analyte, known);
    return known;
  };
}
