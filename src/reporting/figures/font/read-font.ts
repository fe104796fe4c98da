/**
 * What is needed of a TrueType or OpenType file: its family, which characters it has, and how wide they are. Sources: the OpenType
 * specification, tables cmap (formats 4 and 12), head, hhea, hmtx and name. Of a collection the first font is read.
 */
import type { ExtraFont } from "./figure-font.ts";

/** Undefined where the bytes are no font with these tables. */
export function readFont(bytes: Uint8Array, path: string): ExtraFont | undefined {
  try {
    return fontOf(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), path);
  } catch (error) {
    // Every read is within bounds or throws this.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

type Tables = ReadonlyMap<string, number>;

function fontOf(view: DataView, path: string): ExtraFont | undefined {
  const start = tag(view, 0) === "ttcf" ? view.getUint32(12) : 0;
  if (view.getUint32(start) !== 0x00010000 && tag(view, start) !== "OTTO" && tag(view, start) !== "true")
    return undefined;
  const tables: Tables = new Map(
    Array.from({ length: view.getUint16(start + 4) }, (_, index) => {
      const entry = start + 12 + index * 16;
      return [tag(view, entry), view.getUint32(entry + 8)];
    }),
  );
  const [head, hhea, hmtx, name] = ["head", "hhea", "hmtx", "name"].map((table) => tables.get(table));
  const glyphOf = characterMap(view, tables.get("cmap"));
  if (head === undefined || hhea === undefined || hmtx === undefined || glyphOf === undefined) return undefined;
  const family = name === undefined ? undefined : familyOf(view, name);
  if (family === undefined) return undefined;
  const unitsPerEm = view.getUint16(head + 18);
  const metrics = view.getUint16(hhea + 34);
  return {
    family,
    path,
    advance: (character) => {
      const glyph = glyphOf(character.codePointAt(0) ?? 0);
      if (glyph === 0) return undefined;
      return (view.getUint16(hmtx + 4 * Math.min(glyph, metrics - 1)) * 1000) / unitsPerEm;
    },
  };
}

function tag(view: DataView, at: number): string {
  return String.fromCharCode(view.getUint8(at), view.getUint8(at + 1), view.getUint8(at + 2), view.getUint8(at + 3));
}

type GlyphOf = (code: number) => number;

/** The Unicode subtable with the most characters: format 12, else 4. */
function characterMap(view: DataView, cmap: number | undefined): GlyphOf | undefined {
  if (cmap === undefined) return undefined;
  const subtables = Array.from({ length: view.getUint16(cmap + 2) }, (_, index) => {
    const entry = cmap + 4 + index * 8;
    const [platform, at] = [view.getUint16(entry), cmap + view.getUint32(entry + 4)];
    return { platform, encoding: view.getUint16(entry + 2), at, format: view.getUint16(at) };
  }).filter(({ platform, encoding }) => platform === 0 || (platform === 3 && (encoding === 1 || encoding === 10)));
  const full = subtables.find(({ format }) => format === 12);
  if (full !== undefined) return segmented(view, full.at);
  const plain = subtables.find(({ format }) => format === 4);
  return plain === undefined ? undefined : byRanges(view, plain.at);
}

/** Format 12: groups of first and last code point and first glyph. */
function segmented(view: DataView, at: number): GlyphOf {
  const count = view.getUint32(at + 12);
  const group = (index: number) => at + 16 + index * 12;
  return (code) => {
    const index = firstWhere(count, (each) => view.getUint32(group(each) + 4) >= code);
    if (index === count || view.getUint32(group(index)) > code) return 0;
    return view.getUint32(group(index) + 8) + code - view.getUint32(group(index));
  };
}

/** Format 4: four parallel columns of segments. */
function byRanges(view: DataView, at: number): GlyphOf {
  const count = view.getUint16(at + 6) / 2;
  const [ends, starts] = [at + 14, at + 16 + 2 * count];
  const [deltas, offsets] = [starts + 2 * count, starts + 4 * count];
  return (code) => {
    if (code > 0xffff) return 0;
    const index = firstWhere(count, (each) => view.getUint16(ends + 2 * each) >= code);
    if (index === count || view.getUint16(starts + 2 * index) > code) return 0;
    const delta = view.getUint16(deltas + 2 * index);
    const offset = view.getUint16(offsets + 2 * index);
    if (offset === 0) return (code + delta) & 0xffff;
    const glyph = view.getUint16(offsets + 2 * index + offset + 2 * (code - view.getUint16(starts + 2 * index)));
    return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
  };
}

/** The first of `count` for which an ascending test holds; `count` where there is none. */
function firstWhere(count: number, test: (index: number) => boolean): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (test(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The family's name for programs: name 1 on the platforms with UTF-16, in English where there are several. */
function familyOf(view: DataView, at: number): string | undefined {
  const strings = at + view.getUint16(at + 4);
  const names = Array.from({ length: view.getUint16(at + 2) }, (_, index) => {
    const entry = at + 6 + index * 12;
    return {
      platform: view.getUint16(entry),
      language: view.getUint16(entry + 4),
      id: view.getUint16(entry + 6),
      length: view.getUint16(entry + 8),
      from: strings + view.getUint16(entry + 10),
    };
  }).filter(({ id, platform }) => id === 1 && (platform === 0 || platform === 3));
  const name = names.find(({ language }) => language === 0x409) ?? names[0];
  if (name === undefined) return undefined;
  const units = Array.from({ length: name.length / 2 }, (_, index) => view.getUint16(name.from + 2 * index));
  return String.fromCharCode(...units);
}
