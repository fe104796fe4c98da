/** The results of one analyte by the codes of their texts: what a value, a unit and two limits come to is found out once. */
import type { Analyte } from "../../core/analyte.ts";
import type { ResultDictionary } from "../lab-columns.ts";
import type { ResultConventions } from "../results/conventions.ts";
import type { ResultReading } from "../results/read-result.ts";
import type { PlainFields } from "./plain-lines.ts";
import { TextColumn } from "./text-column.ts";

/** The position of a column that the file does not have. */
export const ABSENT = -1;

/** Where the columns of a result stand in a line. */
export interface ResultPositions {
  readonly value: number;
  readonly unit: number;
  /** ABSENT where the file has no limits of normal; so is `upper`. */
  readonly lower: number;
  readonly upper: number;
}

/** What a row with a result comes to: a number, a line of the ledger, or a fault of the file. */
const IS_VALUE = 1;
export const IS_ASIDE = 2;
export const IS_FAULT = 3;

/** A result code and its kind in one number; 0 where the texts have not been met. */
const KINDS = 4;

export function kindOf(found: number): number {
  return found % KINDS;
}

export function resultOf(found: number): number {
  return Math.floor(found / KINDS);
}

/** The results with one unit and one pair of limits, by code of the value. */
interface UnitGroup {
  readonly unit: number;
  readonly lower: number;
  readonly upper: number;
  found: Int32Array;
}

const INITIAL_VALUES = 256;

export class ResultCodes {
  readonly analyte: Analyte;
  private readonly positions: ResultPositions;
  private readonly conventions: ResultConventions;
  private readonly dictionary: ResultDictionary;
  private readonly values: TextColumn;
  private readonly units: TextColumn;
  private readonly lowers: TextColumn;
  private readonly uppers: TextColumn;
  private readonly groups = new Map<string, UnitGroup>();
  private group: UnitGroup = { unit: ABSENT, lower: ABSENT, upper: ABSENT, found: new Int32Array(0) };

  constructor(
    analyte: Analyte,
    positions: ResultPositions,
    conventions: ResultConventions,
    dictionary: ResultDictionary,
    nullWords?: ReadonlySet<string>,
  ) {
    this.values = new TextColumn(nullWords);
    this.units = new TextColumn(nullWords);
    this.lowers = new TextColumn(nullWords);
    this.uppers = new TextColumn(nullWords);
    this.analyte = analyte;
    this.positions = positions;
    this.conventions = conventions;
    this.dictionary = dictionary;
  }

  /** Result and kind of a line, in one number. */
  find(bytes: Uint8Array, fields: PlainFields): number {
    const { value, unit, lower, upper } = this.positions;
    const valueCode = this.values.codeAt(bytes, fields, value);
    const unitCode = this.units.codeAt(bytes, fields, unit);
    const lowerCode = lower === ABSENT ? ABSENT : this.lowers.codeAt(bytes, fields, lower);
    const upperCode = upper === ABSENT ? ABSENT : this.uppers.codeAt(bytes, fields, upper);
    const { group } = this;
    if (group.unit !== unitCode || group.lower !== lowerCode || group.upper !== upperCode)
      this.group = this.groupOf(unitCode, lowerCode, upperCode);
    return this.group.found[valueCode] || this.judge(valueCode);
  }

  private groupOf(unit: number, lower: number, upper: number): UnitGroup {
    const key = `${unit} ${lower} ${upper}`;
    const group = this.groups.get(key) ?? { unit, lower, upper, found: new Int32Array(INITIAL_VALUES) };
    this.groups.set(key, group);
    return group;
  }

  private judge(value: number): number {
    const { group, dictionary } = this;
    const [lower, upper] = [this.lowers.at(group.lower), this.uppers.at(group.upper)];
    const result = dictionary.codeOf(this.analyte, {
      rawValue: this.values.at(value),
      rawUnit: this.units.at(group.unit),
      printed: lower === "" && upper === "" ? undefined : { lower, upper },
      conventions: this.conventions,
    });
    const found = result * KINDS + kindOfReading(dictionary.at(result).reading);
    if (value >= group.found.length) group.found = longer(group.found, value);
    group.found[value] = found;
    return found;
  }
}

function kindOfReading({ kind }: ResultReading): number {
  if (kind === "value" || kind === "implausible") return IS_VALUE;
  return kind === "unknown-unit" || kind === "wrong-dimension" ? IS_FAULT : IS_ASIDE;
}

function longer(found: Int32Array, index: number): Int32Array {
  const larger = new Int32Array(Math.max(index + 1, 2 * found.length));
  larger.set(found);
  return larger;
}
