/** The results of one analyte by the codes of their texts: what a value, a unit and two limits come to is found out once. */
import type { Analyte } from "../../core/analyte.ts";
import type { ResultDictionary } from "../lab-columns.ts";
import type { ResultConventions } from "../results/conventions.ts";
import type { ResultReading } from "../results/read-result.ts";
import { LINE_FEED, QUOTE } from "./byte-classes.ts";
import { ByteDictionary } from "./byte-dictionary.ts";
import { fieldText } from "./field-text.ts";
import type { PlainFields } from "./plain-lines.ts";

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

export interface ResultSetting {
  readonly positions: ResultPositions;
  readonly conventions: ResultConventions;
  readonly dictionary: ResultDictionary;
  /** Texts that mean an empty cell. */
  readonly nullWords: ReadonlySet<string> | undefined;
}

/** What a row with a result comes to: a number, a line of the ledger, or a fault of the file. */
const IS_VALUE = 1;
export const IS_ASIDE = 2;
export const IS_FAULT = 3;

/** A result code and its kind in one number. */
const KIND_BITS = 2;
const KINDS = 1 << KIND_BITS;

export function kindOf(found: number): number {
  return found & (KINDS - 1);
}

export function resultOf(found: number): number {
  return found >>> KIND_BITS;
}

/** Between the fields of a result in a key; no plain field holds one. */
const SEPARATOR = LINE_FEED;
const INITIAL_KEY_BYTES = 256;

export class ResultCodes {
  readonly analyte: Analyte;
  private readonly setting: ResultSetting;
  /** The bytes from which a result is told: its value, its unit and its limits. */
  private readonly keys = new ByteDictionary();
  private readonly found: number[] = [];
  private key = new Uint8Array(INITIAL_KEY_BYTES);
  private keyView = new DataView(this.key.buffer);
  private keyLength = 0;
  /** The fields of a result in the order of the file, and whether one follows the other without another between. */
  private readonly fields: readonly number[];
  private readonly side: { readonly first: number; readonly last: number } | undefined;

  constructor(analyte: Analyte, setting: ResultSetting) {
    this.analyte = analyte;
    this.setting = setting;
    const { value, unit, lower, upper } = setting.positions;
    this.fields = [value, unit, lower, upper].filter((field) => field !== ABSENT).sort((a, b) => a - b);
    const [first = 0, last = 0] = [this.fields[0], this.fields.at(-1)];
    this.side = last - first === this.fields.length - 1 ? { first, last } : undefined;
  }

  /** Result and kind of a line, in one number. */
  find(bytes: Uint8Array, fields: PlainFields): number {
    const { found, side } = this;
    const code =
      side === undefined || (fields.isQuoted && this.isAnyQuoted(bytes, fields))
        ? this.gathered(bytes, fields)
        : this.sideBySide(fields, side.first, side.last);
    if (code === found.length) found.push(this.judge(bytes, fields));
    return found[code] ?? 0;
  }

  /** Where marks stood, the bytes between two fields are not the delimiter alone, and two results could look alike. */
  private isAnyQuoted(bytes: Uint8Array, { bounds }: PlainFields): boolean {
    return this.fields.some((field) => bytes[(bounds[2 * field] ?? 0) - 1] === QUOTE);
  }

  private sideBySide({ view, bounds }: PlainFields, first: number, last: number): number {
    return this.keys.codeOf(view, bounds[2 * first] ?? 0, bounds[2 * last + 1] ?? 0);
  }

  private gathered(bytes: Uint8Array, { bounds }: PlainFields): number {
    this.keyLength = 0;
    for (const field of this.fields) this.append(bytes, bounds, field);
    return this.keys.codeOf(this.keyView, 0, this.keyLength);
  }

  private append(bytes: Uint8Array, bounds: Int32Array, field: number): void {
    const start = bounds[2 * field] ?? 0;
    const end = bounds[2 * field + 1] ?? 0;
    const needed = this.keyLength + end - start + 1;
    if (needed > this.key.length) {
      this.key = longer(this.key, needed);
      this.keyView = new DataView(this.key.buffer);
    }
    const { key } = this;
    let length = this.keyLength;
    for (let at = start; at < end; at += 1) {
      key[length] = bytes[at] ?? 0;
      length += 1;
    }
    key[length] = SEPARATOR;
    this.keyLength = length + 1;
  }

  private judge(bytes: Uint8Array, fields: PlainFields): number {
    const { positions, conventions, dictionary, nullWords } = this.setting;
    const textOf = (field: number) => (field === ABSENT ? "" : fieldText(bytes, fields, field, nullWords));
    const [lower, upper] = [textOf(positions.lower), textOf(positions.upper)];
    const result = dictionary.codeOf(this.analyte, {
      rawValue: textOf(positions.value),
      rawUnit: textOf(positions.unit),
      printed: lower === "" && upper === "" ? undefined : { lower, upper },
      conventions,
    });
    return (result << KIND_BITS) | kindOfReading(dictionary.at(result).reading);
  }
}

function kindOfReading({ kind }: ResultReading): number {
  if (kind === "value" || kind === "implausible") return IS_VALUE;
  return kind === "unknown-unit" || kind === "wrong-dimension" ? IS_FAULT : IS_ASIDE;
}

function longer(key: Uint8Array, needed: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(2 * needed);
  larger.set(key);
  return larger;
}
