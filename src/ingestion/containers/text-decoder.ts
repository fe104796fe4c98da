/**
 * Bytes to text in a declared encoding, chunk by chunk (WHATWG Encoding Standard, fatal), with the line and the offset of the first byte
 * that does not belong.
 */
import type { Encoding } from "../../definition/sources/packing.ts";
import { type Decoder, decoderOf } from "./decoder.ts";

/** Where decoding failed. `kind`: a NUL where text is expected, or bytes that the encoding does not have. */
export interface TextFault {
  readonly kind: "nul" | "undecodable";
  readonly line: number;
  /** From 0, in the file. */
  readonly offset: number;
}

type Decoded = { readonly text: string } | { readonly fault: TextFault };

const LINE_FEED = 10;

export class TextSource {
  private readonly encoding: Encoding;
  private readonly decoder: Decoder;
  /** The bytes since the last line feed: a place from which decoding can start again to find a fault. */
  private tail: Uint8Array = new Uint8Array(0);
  private offset: number;
  private line: number;

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
      return this.fault("nul", this.line + lineFeeds(chunk.subarray(0, nul)), this.offset + nul);
    let text: string;
    try {
      text = chunk === undefined ? this.decoder.decode() : this.decoder.decode(chunk, { stream: true });
    } catch {
      return this.undecodable(chunk ?? new Uint8Array(0));
    }
    if (this.isWide() && text.includes("\0"))
      return this.fault("nul", this.line + lineBreaks(text.slice(0, text.indexOf("\0"))), this.offset);
    if (chunk !== undefined) this.advance(chunk, text);
    return { text };
  }

  private isWide(): boolean {
    return this.encoding === "utf-16le" || this.encoding === "utf-16be";
  }

  private advance(chunk: Uint8Array, text: string): void {
    const restart = this.isWide() ? lastWideFeed(chunk, this.offset, this.encoding) : chunk.lastIndexOf(LINE_FEED);
    this.tail = restart < 0 ? appended(this.tail, chunk) : chunk.slice(restart + 1);
    this.line += this.isWide() ? lineBreaks(text) : lineFeeds(chunk);
    this.offset += chunk.length;
  }

  private fault(kind: TextFault["kind"], line: number, offset: number): Decoded {
    return { fault: { kind, line, offset } };
  }

  /** Halves the bytes since the last line feed until the first one is left that cannot follow. */
  private undecodable(chunk: Uint8Array): Decoded {
    const bytes = appended(this.tail, chunk);
    let good = 0;
    let bad = bytes.length + 1;
    while (bad - good > 1) {
      const middle = (good + bad) >> 1;
      if (this.decodes(bytes.subarray(0, middle))) good = middle;
      else bad = middle;
    }
    const before = decoderOf(this.encoding, { fatal: true }).decode(bytes.subarray(0, good), { stream: true });
    const feeds = before.split("\n").length - 1;
    return this.fault("undecodable", this.line + feeds, this.offset - this.tail.length + good);
  }

  private decodes(bytes: Uint8Array): boolean {
    try {
      decoderOf(this.encoding, { fatal: true }).decode(bytes, { stream: true });
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

/** Line feeds; no byte of a letter in the encodings of one or more bytes has this value. */
function lineFeeds(bytes: Uint8Array): number {
  let count = 0;
  for (let at = bytes.indexOf(LINE_FEED); at >= 0; at = bytes.indexOf(LINE_FEED, at + 1)) count += 1;
  return count;
}

export function lineBreaks(text: string): number {
  return text.match(/\r\n|\n|\r/g)?.length ?? 0;
}

/** The last byte of the last line feed of UTF-16 text that begins at an offset of the file; -1 where there is none. */
function lastWideFeed(chunk: Uint8Array, offset: number, encoding: Encoding): number {
  const [first, second] = encoding === "utf-16le" ? [LINE_FEED, 0] : [0, LINE_FEED];
  for (let at = chunk.length - 1; at >= 1; at -= 1)
    if ((offset + at) % 2 === 1 && chunk[at - 1] === first && chunk[at] === second) return at;
  return -1;
}
