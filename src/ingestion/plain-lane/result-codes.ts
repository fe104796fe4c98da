/** The results of one analyte by the texts that a line prints of them: what these come to is found out once. */
import type { Analyte } from "../../core/analyte.ts";
import type { ResultDictionary } from "../lab-columns.ts";
import type { ResultConventions } from "../results/conventions.ts";
import type { ResultReading } from "../results/read-result.ts";
import { fieldText } from "./field-text.ts";
import type { PlainFields } from "./plain-lines.ts";
import { ResultKeys } from "./result-keys.ts";

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

/** The fields that a result is told from. */
export function resultFields({ value, unit, lower, upper }: ResultPositions): readonly number[] {
  return [value, unit, lower, upper].filter((field) => field !== ABSENT);
}

export class ResultCodes {
  readonly analyte: Analyte;
  private readonly setting: ResultSetting;
  private readonly keys: ResultKeys;
  private readonly found: number[] = [];

  constructor(analyte: Analyte, setting: ResultSetting) {
    this.analyte = analyte;
    this.setting = setting;
    this.keys = new ResultKeys(resultFields(setting.positions));
  }

  /** Result and kind of a line, in one number. */
  find(bytes: Uint8Array, fields: PlainFields): number {
    const { found } = this;
    const code = this.keys.codeOf(bytes, fields);
    if (code === found.length) found.push(this.judge(bytes, fields));
    return found[code] ?? 0;
  }

  private judge(bytes: Uint8Array, fields: PlainFields): number {
    const { positions, nullWords } = this.setting;
    const { value, unit, lower, upper } = positions;
    const texts = [value, unit, lower, upper].map((field) =>
      field === ABSENT ? "" : fieldText(bytes, fields, field, nullWords),
    );
    return this.judgeTexts(texts);
  }

  /** What a value, a unit, a lower and an upper limit come to, in that order. */
  judgeTexts([rawValue = "", rawUnit = "", lower = "", upper = ""]: readonly string[]): number {
    const { conventions, dictionary } = this.setting;
    const result = dictionary.codeOf(this.analyte, {
      rawValue,
      rawUnit,
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
