/**
 * Whether the runs of levels and dictionary indices in a Parquet page have no more values than the page. The library repeats a value as often
 * as a run says, a thousand million times if need be. Source: Apache Parquet format, Encodings.md, "RLE / Bit-Packing Hybrid".
 */
import type { CompressionCodec, SchemaElement } from "hyparquet";
import { compressors } from "hyparquet-compressors";

export interface Levels {
  readonly repetition: number;
  readonly definition: number;
}

export interface PageContent {
  readonly bytes: Uint8Array;
  readonly codec: CompressionCodec;
  readonly unpacked: number;
  readonly values: number;
  readonly encoding: number;
  /** Of version 2, whose levels are not packed: the lengths of both in bytes. */
  readonly levelBytes: readonly [repetition: number, definition: number] | undefined;
}

/** Numbers of encodings: PLAIN_DICTIONARY, RLE, RLE_DICTIONARY. */
const INDEXED: readonly number[] = [2, 8];
const RLE = 3;
const WIDEST = 32;
/** The last group of eight may be filled up. */
const GROUP = 8;

/** The levels of every leaf: how many of the elements above it repeat, and how many may be missing. */
export function levelsOf(path: readonly SchemaElement[]): Levels {
  const repetition = path.filter(({ repetition_type: type }) => type === "REPEATED").length;
  return { repetition, definition: path.filter(({ repetition_type: type }) => type !== "REQUIRED").length };
}

/** Throws RangeError where the page ends too early. */
export function areRunsSound(page: PageContent, levels: Levels): boolean {
  return page.levelBytes === undefined ? isFirstVersionSound(page, levels) : isSecondVersionSound(page, levels);
}

function isFirstVersionSound(page: PageContent, { repetition, definition }: Levels): boolean {
  const bytes = unpacked(page, page.bytes, page.unpacked);
  let at = 0;
  for (const highest of [repetition, definition]) {
    if (highest === 0) continue;
    const length = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(at, true);
    const levels = bytes.subarray(at + 4, at + 4 + length);
    if (!areLevelsSound(levels, highest, page.values)) return false;
    at += 4 + length;
  }
  return areValuesSound(page, bytes.subarray(at));
}

function isSecondVersionSound(page: PageContent, { repetition, definition }: Levels): boolean {
  const [forRepetition, forDefinition] = page.levelBytes ?? [0, 0];
  const { bytes } = page;
  const end = forRepetition + forDefinition;
  if (forRepetition < 0 || forDefinition < 0 || end > bytes.length) return false;
  const parts = [bytes.subarray(0, forRepetition), bytes.subarray(forRepetition, end)] as const;
  const isSound =
    (repetition === 0 || areLevelsSound(parts[0], repetition, page.values)) &&
    (definition === 0 || areLevelsSound(parts[1], definition, page.values));
  return isSound && areValuesSound(page, unpacked(page, bytes.subarray(end), page.unpacked - end));
}

function unpacked({ codec }: PageContent, bytes: Uint8Array, size: number): Uint8Array {
  return codec === "UNCOMPRESSED" ? bytes : (compressors[codec]?.(bytes, size) ?? bytes);
}

function areValuesSound({ encoding, values }: PageContent, bytes: Uint8Array): boolean {
  if (INDEXED.includes(encoding)) {
    const [width = 0] = bytes;
    return width <= WIDEST && hasNoLongRun(bytes.subarray(1), width, values);
  }
  return encoding !== RLE || hasNoLongRun(bytes.subarray(4), 1, values);
}

const widthOf = (highest: number) => Math.ceil(Math.log2(highest + 1));

/** There is a level for every value; the library reads on behind them where there are fewer. */
function areLevelsSound(bytes: Uint8Array, highest: number, values: number): boolean {
  return valuesInRuns(bytes, widthOf(highest), values) >= values;
}

/** There are as many indices as values that are not missing, which only the levels tell: the runs may end early. */
function hasNoLongRun(bytes: Uint8Array, width: number, values: number): boolean {
  return valuesInRuns(bytes, width, values) >= 0;
}

/** How many values the runs have, up to those that are looked for; -1 where a run has more. */
function valuesInRuns(bytes: Uint8Array, width: number, values: number): number {
  let seen = 0;
  let at = 0;
  while (seen < values && at < bytes.length) {
    let header = 0;
    let scale = 1;
    for (let more = true; more; scale *= 128) {
      const byte = bytes[at];
      if (byte === undefined) return seen;
      if (scale > 2 ** 28) return -1;
      header += (byte & 127) * scale;
      more = byte >= 128;
      at += 1;
    }
    const count = Math.floor(header / 2);
    const isPacked = header % 2 === 1;
    seen += isPacked ? GROUP * count : count;
    if (!isPacked && seen > values + GROUP) return -1;
    at += isPacked ? count * width : (width + 7) >> 3;
  }
  return seen;
}
