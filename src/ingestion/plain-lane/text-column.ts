/** The texts of one column of a file, each decoded once; two texts that differ only in the white space around them have two codes. */
import { ByteDictionary } from "./byte-dictionary.ts";
import type { PlainFields } from "./plain-lines.ts";

const DECODER = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

export class TextColumn {
  private readonly codes = new ByteDictionary();
  private readonly texts: string[] = [];

  /** The code of a field of a line; codes are given in the order in which texts are first seen, from 0. */
  codeAt(bytes: Uint8Array, { bounds, hashes }: PlainFields, field: number): number {
    const [start = 0, end = 0, hash = 0] = [bounds[2 * field], bounds[2 * field + 1], hashes[field]];
    const code = this.codes.codeOf(bytes, start, end, hash);
    if (code === this.texts.length) this.texts.push(DECODER.decode(bytes.subarray(start, end)).trim());
    return code;
  }

  /** Without the white space around it, as a field is read. */
  at(code: number): string {
    return this.texts[code] ?? "";
  }
}
