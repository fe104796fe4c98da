/** The texts of one column of a file, each decoded once; two texts that differ only in the white space around them have two codes. */
import { type ByteClasses, endsField, QUOTE } from "./byte-classes.ts";
import { ByteDictionary } from "./byte-dictionary.ts";
import { fieldText } from "./field-text.ts";
import type { PlainFields, Repeated } from "./plain-lines.ts";

const NOTHING = -1;

export class TextColumn implements Repeated {
  private readonly codes = new ByteDictionary();
  private readonly texts: string[] = [];
  /**
   * By code, the one that came after it last: files go through participants and tests in the same order again and again. Only texts that
   * were met without quotation marks, in which no delimiter and no line end stand: what is expected is looked for as a bare field.
   */
  private readonly followers: number[] = [];
  private last = NOTHING;
  private readonly nullWords: ReadonlySet<string> | undefined;

  /** `nullWords` mean an empty cell. */
  constructor(nullWords?: ReadonlySet<string>) {
    this.nullWords = nullWords;
  }

  expectAt(bytes: Uint8Array, view: DataView, start: number, classes: ByteClasses): number {
    const guess = this.last === NOTHING ? NOTHING : (this.followers[this.last] ?? NOTHING);
    if (guess === NOTHING) return NOTHING;
    const end = this.codes.endAt(guess, view, start);
    if (end === NOTHING || !endsField(classes, bytes, end)) return NOTHING;
    this.last = guess;
    return end;
  }

  /** The code of a field of a line; codes are given in the order in which texts are first seen, from 0. */
  codeAt(bytes: Uint8Array, fields: PlainFields, field: number): number {
    if (fields.isExpected[field] === 1) return this.last;
    const start = fields.bounds[2 * field] ?? 0;
    const end = fields.bounds[2 * field + 1] ?? 0;
    const code = this.codes.codeOf(fields.view, start, end);
    if (code === this.texts.length) {
      this.texts.push(fieldText(bytes, fields, field, this.nullWords));
      this.followers.push(NOTHING);
    }
    if (this.last !== NOTHING && bytes[start - 1] !== QUOTE) this.followers[this.last] = code;
    this.last = code;
    return code;
  }

  /** Without the white space around it, as a field is read; empty where it is a word for nothing. */
  at(code: number): string {
    return this.texts[code] ?? "";
  }
}
