/**
 * How the results of each site, analyte and printed unit lie, under that unit and under the others they might have. One pass over the
 * rows with nothing made per row: a result is judged once, and rows are counted by the kind of judgement.
 */
import type { LabColumns, ResultDictionary } from "../lab-columns.ts";
import { type PrintedUnit, printedUnit, type Testimony, testimonyOf } from "./testimony.ts";

/** The rows of one place with one analyte and one printed unit. */
export interface UnitGroup {
  readonly place: number;
  readonly unit: PrintedUnit;
  readonly firstRow: number;
  rows: number;
  /** The least and the greatest number that says something of the unit, in the printed unit. */
  least: number;
  greatest: number;
  /** Number of rows by kind of testimony. */
  readonly counts: Int32Array;
}

export interface UnitCensus {
  /** In the order of their first rows. */
  readonly groups: readonly UnitGroup[];
  /** The kinds of testimony that occur; the first, which says nothing, is undefined. */
  readonly kinds: readonly (Testimony | undefined)[];
  /** Undefined where the owner of the data has declared the unit. */
  readonly groupOf: (row: number) => UnitGroup | undefined;
}

/** `placeOf` numbers the place of a row from 0: its site, or its file where the participant has none. */
export function countUnits(
  columns: LabColumns,
  dictionary: ResultDictionary,
  placeOf: (row: number) => number,
): UnitCensus {
  const { units, unitOf, kinds, kindOf, numberOf } = judgeResults(dictionary);
  const byPlace: (UnitGroup | undefined)[][] = [];
  const groups: UnitGroup[] = [];
  const groupsOfPlace = (place: number) => {
    const made: (UnitGroup | undefined)[] = [];
    byPlace[place] = made;
    return made;
  };
  for (let row = 0; row < columns.length; row += 1) {
    const result = columns.result[row] ?? 0;
    const number = unitOf[result] ?? NONE;
    const unit = units[number];
    if (unit === undefined) continue;
    const place = placeOf(row);
    const ofPlace = byPlace[place] ?? groupsOfPlace(place);
    let group = ofPlace[number];
    if (group === undefined) {
      group = newGroup(place, unit, row, kinds.length);
      ofPlace[number] = group;
      groups.push(group);
    }
    const kind = kindOf[result] ?? 0;
    group.rows += 1;
    group.counts[kind] = (group.counts[kind] ?? 0) + 1;
    const value = numberOf[result] ?? Number.NaN;
    if (value < group.least) group.least = value;
    if (value > group.greatest) group.greatest = value;
  }
  return { groups, kinds, groupOf: (row) => byPlace[placeOf(row)]?.[unitOf[columns.result[row] ?? 0] ?? NONE] };
}

const NONE = -1;

function newGroup(place: number, unit: PrintedUnit, firstRow: number, kinds: number): UnitGroup {
  const [least, greatest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  return { place, unit, firstRow, rows: 0, least, greatest, counts: new Int32Array(kinds) };
}

interface Judged {
  readonly units: readonly PrintedUnit[];
  /** Number of the printed unit by result; NONE where it is declared. */
  readonly unitOf: Int32Array;
  readonly kinds: readonly (Testimony | undefined)[];
  readonly kindOf: Int32Array;
  /** In the printed unit; NaN where the result says nothing. */
  readonly numberOf: Float64Array;
}

function judgeResults({ results }: ResultDictionary): Judged {
  const units = new Map<string, { readonly number: number; readonly unit: PrintedUnit }>();
  const kinds = new Map<string, number>([["", 0]]);
  const seen: (Testimony | undefined)[] = [undefined];
  const unitOf = new Int32Array(results.length).fill(NONE);
  const kindOf = new Int32Array(results.length);
  const numberOf = new Float64Array(results.length).fill(Number.NaN);
  for (const [code, result] of results.entries()) {
    if (result.isUnitDeclared) continue;
    const key = `${result.analyte.name} ${result.rawUnit}`;
    const unit = units.get(key)?.unit ?? printedUnit(result.analyte, result.rawUnit);
    if (unit === undefined) continue;
    const entry = units.get(key) ?? { number: units.size, unit };
    units.set(key, entry);
    unitOf[code] = entry.number;
    const testimony = testimonyOf(result, unit);
    if (testimony === undefined) continue;
    numberOf[code] = testimony.number;
    const kind = kindText(testimony);
    const known = kinds.get(kind) ?? kinds.size;
    if (known === kinds.size) seen.push(testimony);
    kinds.set(kind, known);
    kindOf[code] = known;
  }
  return { units: [...units.values()].map(({ unit }) => unit), unitOf, kinds: seen, kindOf, numberOf };
}

function kindText({ isUsual, isImplausible, plausibleUnder, usualUnder }: Testimony): string {
  return [isUsual, isImplausible, ...plausibleUnder, ...usualUnder].map(Number).join("");
}
