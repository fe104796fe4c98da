/** The bytes from which a result is told, numbered: its value, its unit and its limits of normal, as a line prints them. */
import { QUOTE } from "./byte-classes.ts";
import { ByteDictionary } from "./byte-dictionary.ts";
import type { PlainFields } from "./plain-lines.ts";

/** Behind the fields of a key: a NUL, which no plain field holds. Delimiters and line ends may stand in quoted ones. */
const SEPARATOR = 0;
const INITIAL_BYTES = 256;

export class ResultKeys {
  private readonly keys = new ByteDictionary();
  private key = new Uint8Array(INITIAL_BYTES);
  private view = new DataView(this.key.buffer);
  private length = 0;
  /** In the order of the file. */
  private readonly fields: readonly number[];
  /** The first and the last of them, where they stand side by side in a line. */
  private readonly side: { readonly first: number; readonly last: number } | undefined;

  constructor(fields: readonly number[]) {
    this.fields = [...fields].sort((a, b) => a - b);
    const [first = 0, last = 0] = [this.fields[0], this.fields.at(-1)];
    this.side = last - first === fields.length - 1 ? { first, last } : undefined;
  }

  /** From 0 in the order of first sight. One result may have several numbers: with quotation marks and without. */
  codeOf(bytes: Uint8Array, fields: PlainFields): number {
    const { side } = this;
    if (side === undefined || (fields.isQuoted && this.isAnyQuoted(bytes, fields))) return this.gathered(bytes, fields);
    const { view, bounds } = fields;
    return this.keys.codeOf(view, bounds[2 * side.first] ?? 0, bounds[2 * side.last + 1] ?? 0);
  }

  /** Where marks stood, the bytes between two fields are not the delimiter alone, and two results could look alike. */
  private isAnyQuoted(bytes: Uint8Array, { bounds }: PlainFields): boolean {
    return this.fields.some((field) => bytes[(bounds[2 * field] ?? 0) - 1] === QUOTE);
  }

  private gathered(bytes: Uint8Array, { bounds }: PlainFields): number {
    this.length = 0;
    for (const field of this.fields) this.append(bytes, bounds[2 * field] ?? 0, bounds[2 * field + 1] ?? 0);
    return this.keys.codeOf(this.view, 0, this.length);
  }

  private append(bytes: Uint8Array, start: number, end: number): void {
    const needed = this.length + end - start + 1;
    if (needed > this.key.length) {
      this.key = longer(this.key, needed);
      this.view = new DataView(this.key.buffer);
    }
    this.key.set(bytes.subarray(start, end), this.length);
    this.key[needed - 1] = SEPARATOR;
    this.length = needed;
  }
}

function longer(key: Uint8Array, needed: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(2 * needed);
  larger.set(key);
  return larger;
}
