/**
 * Bytes to text in a declared encoding, chunk by chunk (WHATWG Encoding Standard, fatal), with the line and the offset of the first byte
 * that does not belong.
 */
import type { Encoding } from "../../definition/sources/packing.ts";
import { type Decoder, decoderOf } from "./decoder.ts";
import { CARRIAGE_RETURN, LINE_FEED, lineBreaks, lineBreaksInBytes } from "./line-breaks.ts";

/** Where decoding failed. `kind`: a NUL where text is expected, or bytes that the encoding does not have. */
export interface TextFault {
  readonly kind: "nul" | "undecodable";
  readonly line: number;
  /** From 0, in the file. */
  readonly offset: number;
}

const NO_BYTES = new Uint8Array(0);

type Decoded = { readonly text: string } | { readonly fault: TextFault };

export class TextSource {
  private readonly encoding: Encoding;
  private readonly decoder: Decoder;
  /** The bytes since the last line end: a place from which decoding can start again to find a fault. */
  private tail: Uint8Array = NO_BYTES;
  /** The line that they begin. */
  private line: number;
  /** Where they end in the file. */
  private offset: number;

  /** `beginning`: where in the file the first bytes stand, if not at its start; a line begins there. */
  constructor(encoding: Encoding, beginning = { line: 1, offset: 0 }) {
    this.encoding = encoding;
    this.line = beginning.line;
    this.offset = beginning.offset;
    this.decoder = decoderOf(encoding, { fatal: true });
  }

  /** The text of the next bytes; of none: what was left over at the end of the file. */
  next(chunk: Uint8Array | undefined): Decoded {
    const nul = chunk === undefined || this.isWide() ? -1 : chunk.indexOf(0);
    if (chunk !== undefined && nul >= 0)
      return this.fault("nul", this.linesIn(appended(this.tail, chunk.subarray(0, nul))), this.offset + nul);
    let text: string;
    try {
      text = chunk === undefined ? this.decoder.decode() : this.decoder.decode(chunk, { stream: true });
    } catch {
      return this.undecodable(chunk ?? NO_BYTES);
    }
    if (this.isWide() && text.includes("\0")) return this.wideNul(chunk ?? NO_BYTES);
    if (chunk !== undefined) this.advance(chunk);
    return { text };
  }

  private isWide(): boolean {
    return this.encoding === "utf-16le" || this.encoding === "utf-16be";
  }

  private advance(chunk: Uint8Array): void {
    const restart = this.isWide() ? lastWideFeed(chunk, this.offset, this.encoding) : lastLineEnd(chunk);
    if (restart >= 0) this.line += this.linesIn(appended(this.tail, chunk.subarray(0, restart + 1)));
    this.tail = restart < 0 ? appended(this.tail, chunk) : chunk.slice(restart + 1);
    this.offset += chunk.length;
  }

  /** How many lines end in bytes that begin where `tail` does. */
  private linesIn(bytes: Uint8Array): number {
    return this.isWide() ? lineBreaks(this.textOf(bytes)) : lineBreaksInBytes(bytes, 0, bytes.length);
  }

  private textOf(bytes: Uint8Array): string {
    return decoderOf(this.encoding, { fatal: true }).decode(bytes, { stream: true });
  }

  /** `lines` end between the beginning of `tail` and the fault. */
  private fault(kind: TextFault["kind"], lines: number, offset: number): Decoded {
    return { fault: { kind, line: this.line + lines, offset } };
  }

  private wideNul(chunk: Uint8Array): Decoded {
    const [before = ""] = this.textOf(appended(this.tail, chunk)).split("\0", 1);
    return this.fault("nul", lineBreaks(before), this.offset);
  }

  /** Halves the bytes since the last line end until the first one is left that cannot follow. */
  private undecodable(chunk: Uint8Array): Decoded {
    const bytes = appended(this.tail, chunk);
    let good = 0;
    let bad = bytes.length + 1;
    while (bad - good > 1) {
      const middle = (good + bad) >> 1;
      if (this.decodes(bytes.subarray(0, middle))) good = middle;
      else bad = middle;
    }
    return this.fault("undecodable", this.linesIn(bytes.subarray(0, good)), this.offset - this.tail.length + good);
  }

  private decodes(bytes: Uint8Array): boolean {
    try {
      this.textOf(bytes);
      return true;
    } catch {
      return false;
    }
  }
}

function appended(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

/** The last byte of a line end after which a line begins for certain; -1 where there is none. A CR at the very end may go on in a LF. */
function lastLineEnd(chunk: Uint8Array): number {
  const lone = chunk.length < 2 ? -1 : chunk.lastIndexOf(CARRIAGE_RETURN, chunk.length - 2);
  return Math.max(chunk.lastIndexOf(LINE_FEED), lone);
}

/** The last byte of the last line feed of UTF-16 text that begins at an offset of the file; -1 where there is none. */
function lastWideFeed(chunk: Uint8Array, offset: number, encoding: Encoding): number {
  const [first, second] = encoding === "utf-16le" ? [LINE_FEED, 0] : [0, LINE_FEED];
  for (let at = chunk.length - 1; at >= 1; at -= 1)
    if ((offset + at) % 2 === 1 && chunk[at - 1] === first && chunk[at] === second) return at;
  return -1;
}
