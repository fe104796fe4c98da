/** Laboratory rows ordered by participant, analyte and time, with duplicates, rows after death and rows after the cut-off taken out. */
import type { AnalyteName } from "../core/analyte.ts";
import { dayText, instantText } from "../core/calendar.ts";
import { compare } from "../core/exact.ts";
import type { Interval } from "../core/interval.ts";
import type { Observation } from "../core/participant.ts";
import { NO_TIME } from "./lab-columns.ts";
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
  const order = orderByParticipant(indexing);
  const kept = new Map<number, Map<AnalyteName, Int32Array>>();
  for (let participant = 0; participant < indexing.participants; participant += 1) {
    const rows = order.rows.subarray(order.starts[participant], order.starts[participant + 1]);
    kept.set(participant, keepUsable(indexing, participant, sortInTime(indexing.labs, rows)));
  }
  return { observations: (participant, analyte) => observationsOf(indexing.labs, kept.get(participant)?.get(analyte)) };
}

/** Row numbers grouped by participant, by counting: no comparison of rows of different participants is needed. */
function orderByParticipant({ labs, participants }: LabIndexing): { rows: Int32Array; starts: Int32Array } {
  const { columns } = labs;
  const starts = new Int32Array(participants + 1);
  for (let row = 0; row < columns.length; row += 1) {
    const next = (columns.participant[row] ?? 0) + 1;
    starts[next] = (starts[next] ?? 0) + 1;
  }
  for (let participant = 0; participant < participants; participant += 1) {
    starts[participant + 1] = (starts[participant + 1] ?? 0) + (starts[participant] ?? 0);
  }
  const next = starts.slice();
  const rows = new Int32Array(columns.length);
  for (let row = 0; row < columns.length; row += 1) {
    const participant = columns.participant[row] ?? 0;
    const at = next[participant] ?? 0;
    rows[at] = row;
    next[participant] = at + 1;
  }
  return { rows, starts };
}

/** By day, time of day (unknown first) and line. */
function sortInTime({ columns }: LabsRead, rows: Int32Array): Int32Array {
  const { day, second, line } = columns;
  return rows.sort(
    (a, b) => (day[a] ?? 0) - (day[b] ?? 0) || (second[a] ?? 0) - (second[b] ?? 0) || (line[a] ?? 0) - (line[b] ?? 0),
  );
}

function keepUsable(indexing: LabIndexing, participant: number, rows: Int32Array): Map<AnalyteName, Int32Array> {
  const { labs, cutoff } = indexing;
  const death = indexing.deathOf(participant);
  const byAnalyte = new Map<AnalyteName, number[]>();
  for (const row of rows) {
    const day = labs.columns.day[row] ?? 0;
    if (day > cutoff) setAside(labs, row, "AFTER_CUTOFF", "");
    else if (death !== undefined && day > death) setAside(labs, row, "AFTER_DEATH", `died on ${dayText(death)}`);
    else keepFirstOfInstant(indexing, byAnalyte, row);
  }
  return new Map([...byAnalyte].map(([analyte, list]) => [analyte, Int32Array.from(list)]));
}

function setAside(labs: LabsRead, row: number, code: "AFTER_CUTOFF" | "AFTER_DEATH", detail: string): void {
  labs.ledger.setAside(labs.columns.line[row] ?? 0, "collected_at", code, instantOf(labs, row), detail);
}

/** The same value at the same instant is one result printed twice; two values at one instant cannot both be right. */
function keepFirstOfInstant(indexing: LabIndexing, byAnalyte: Map<AnalyteName, number[]>, row: number): void {
  const { labs, problems } = indexing;
  const { columns, dictionary, ledger } = labs;
  const result = dictionary.at(columns.result[row] ?? 0);
  const kept = byAnalyte.get(result.analyte.name) ?? [];
  byAnalyte.set(result.analyte.name, kept);
  const earlier = kept.findLast(
    (other) => columns.day[other] === columns.day[row] && columns.second[other] === columns.second[row],
  );
  if (earlier === undefined) {
    kept.push(row);
    ledger.countUsed(1);
    return;
  }
  const [line, earlierLine] = [columns.line[row] ?? 0, columns.line[earlier] ?? 0];
  if (sameValue(resultValue(labs, row), resultValue(labs, earlier))) {
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

function resultValue({ columns, dictionary }: LabsRead, row: number): Interval {
  const { reading } = dictionary.at(columns.result[row] ?? 0);
  if (reading.kind !== "value") throw new Error("a row without a value was kept");
  return reading.value;
}

function sameValue(a: Interval, b: Interval): boolean {
  const same = (x: Interval["lower"], y: Interval["lower"]) =>
    x === undefined || y === undefined ? x === y : compare(x, y) === 0;
  return same(a.lower, b.lower) && same(a.upper, b.upper) && a.lowerOpen === b.lowerOpen && a.upperOpen === b.upperOpen;
}

function observationsOf(labs: LabsRead, rows: Int32Array | undefined): readonly Observation[] {
  if (rows === undefined) return [];
  const { columns, dictionary, ledger } = labs;
  return Array.from(rows, (row) => {
    const second = columns.second[row] ?? NO_TIME;
    const { analyte, rawValue, rawUnit, limits } = dictionary.at(columns.result[row] ?? 0);
    return {
      analyte: analyte.name,
      day: columns.day[row] ?? 0,
      second: second === NO_TIME ? undefined : second,
      value: resultValue(labs, row),
      limits,
      raw: { value: rawValue, unit: rawUnit },
      source: { file: ledger.file, line: columns.line[row] ?? 0 },
    };
  });
}
