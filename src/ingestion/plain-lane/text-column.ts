/** The texts of one column of a file, each decoded once; two texts that differ only in the white space around them have two codes. */
import { ByteDictionary, hashOf } from "./byte-dictionary.ts";
import type { PlainFields } from "./plain-lines.ts";

const DECODER = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const NOTHING = -1;

export class TextColumn {
  private readonly codes = new ByteDictionary();
  private readonly texts: string[] = [];
  /** By code, the one that came after it last: files go through participants, tests and units in the same order again and again. */
  private readonly followers: number[] = [];
  private last = NOTHING;
  private readonly nullWords: ReadonlySet<string> | undefined;

  /** `nullWords` mean an empty cell. */
  constructor(nullWords?: ReadonlySet<string>) {
    this.nullWords = nullWords;
  }

  /** The code of a field of a line; codes are given in the order in which texts are first seen, from 0. */
  codeAt(bytes: Uint8Array, { bounds }: PlainFields, field: number): number {
    const start = bounds[2 * field] ?? 0;
    const end = bounds[2 * field + 1] ?? 0;
    const guess = this.last === NOTHING ? NOTHING : (this.followers[this.last] ?? NOTHING);
    if (guess !== NOTHING && this.codes.holds(guess, bytes, start, end)) {
      this.last = guess;
      return guess;
    }
    const code = this.codes.codeOf(bytes, start, end, hashOf(bytes, start, end));
    if (code === this.texts.length) {
      const text = DECODER.decode(bytes.subarray(start, end)).trim();
      this.texts.push(this.nullWords?.has(text) === true ? "" : text);
      this.followers.push(NOTHING);
    }
    if (this.last !== NOTHING) this.followers[this.last] = code;
    this.last = code;
    return code;
  }

  /** Without the white space around it, as a field is read. */
  at(code: number): string {
    return this.texts[code] ?? "";
  }
}
