/**
 * The entries of a zip file, unpacked under a limit, and packed again without compression. A workbook is opened here first so that it
 * cannot unpack to more than its limit whatever its directory says. Source: PKWARE APPNOTE 6.3, sections 4.3.7, 4.3.12, 4.3.16.
 */

import { crc32 } from "./crc32.ts";

export interface ZipEntry {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export type Unzipped =
  | { readonly entries: readonly ZipEntry[] }
  | { readonly fault: "damaged" | "encrypted" | "too-large" };

const DIRECTORY_END = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_ENTRY = 0x04034b50;
const DEFLATED = 8;

interface Listed {
  readonly name: string;
  readonly method: number;
  readonly encrypted: boolean;
  readonly packed: number;
  readonly checkSum: number;
  readonly at: number;
}

/** Unpacks the entries that are wanted; their sizes are counted as they come, not as they are said. */
export async function unzip(
  bytes: Uint8Array<ArrayBuffer>,
  wanted: (name: string) => boolean,
  limit: number,
): Promise<Unzipped> {
  const listed = directory(bytes);
  if (listed === undefined) return { fault: "damaged" };
  const entries: ZipEntry[] = [];
  let left = limit;
  for (const entry of listed.filter(({ name }) => wanted(name))) {
    if (entry.encrypted) return { fault: "encrypted" };
    const content = await contentOf(bytes, entry, left);
    if (typeof content === "string") return { fault: content };
    if (crc32(content) !== entry.checkSum) return { fault: "damaged" };
    left -= content.length;
    entries.push({ name: entry.name, bytes: content });
  }
  return { entries };
}

function directory(bytes: Uint8Array): readonly Listed[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = directoryEnd(view);
  if (end === undefined) return undefined;
  const count = view.getUint16(end + 10, true);
  const listed: Listed[] = [];
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== DIRECTORY_ENTRY) return undefined;
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true)) as [
      number,
      number,
      number,
    ];
    listed.push({
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      method: view.getUint16(at + 10, true),
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      checkSum: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      at: view.getUint32(at + 42, true),
    });
    at += 46 + nameLength + extra + comment;
  }
  return listed;
}

/** The record at the end may be followed by a comment of up to 65535 bytes. */
function directoryEnd(view: DataView): number | undefined {
  for (let at = view.byteLength - 22; at >= 0 && at > view.byteLength - 22 - 65_536; at -= 1)
    if (view.getUint32(at, true) === DIRECTORY_END) return at;
  return undefined;
}

async function contentOf(
  bytes: Uint8Array<ArrayBuffer>,
  entry: Listed,
  limit: number,
): Promise<Uint8Array<ArrayBuffer> | "damaged" | "too-large"> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (entry.at + 30 > bytes.length || view.getUint32(entry.at, true) !== LOCAL_ENTRY) return "damaged";
  const start = entry.at + 30 + view.getUint16(entry.at + 26, true) + view.getUint16(entry.at + 28, true);
  if (start + entry.packed > bytes.length) return "damaged";
  const packed = bytes.slice(start, start + entry.packed);
  if (entry.method === 0) return packed.length > limit ? "too-large" : packed;
  return entry.method === DEFLATED ? inflated(packed, limit) : "damaged";
}

async function inflated(
  packed: Uint8Array<ArrayBuffer>,
  limit: number,
): Promise<Uint8Array<ArrayBuffer> | "damaged" | "too-large"> {
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      size += next.value.length;
      if (size > limit) {
        await reader.cancel().catch(() => undefined);
        return "too-large";
      }
      chunks.push(next.value);
    }
  } catch {
    return "damaged";
  }
  const all = new Uint8Array(size);
  chunks.reduce((at, chunk) => {
    all.set(chunk, at);
    return at + chunk.length;
  }, 0);
  return all;
}

/** A zip file of uncompressed entries; check sums are left at zero, which readers of workbooks do not look at. */
export function zipped(entries: readonly ZipEntry[]): ArrayBuffer {
  const named = entries.map(({ name, bytes }) => ({ name: new TextEncoder().encode(name), bytes }));
  const locals = named.reduce((sum, { name, bytes }) => sum + 30 + name.length + bytes.length, 0);
  const central = named.reduce((sum, { name }) => sum + 46 + name.length, 0);
  const out = new Uint8Array(locals + central + 22);
  const view = new DataView(out.buffer);
  let [at, listed] = [0, locals];
  for (const { name, bytes } of named) {
    entryHeader(view, { at, signature: LOCAL_ENTRY, sizes: 18, name: 30 }, name, bytes.length);
    out.set(name, at + 30);
    out.set(bytes, at + 30 + name.length);
    entryHeader(view, { at: listed, signature: DIRECTORY_ENTRY, sizes: 20, name: 46 }, name, bytes.length);
    view.setUint32(listed + 42, at, true);
    out.set(name, listed + 46);
    at += 30 + name.length + bytes.length;
    listed += 46 + name.length;
  }
  view.setUint32(listed, DIRECTORY_END, true);
  for (const offset of [8, 10]) view.setUint16(listed + offset, named.length, true);
  view.setUint32(listed + 12, central, true);
  view.setUint32(listed + 16, locals, true);
  return out.buffer;
}

interface HeaderPlace {
  readonly at: number;
  readonly signature: number;
  /** Offset of the two sizes; the length of the name follows them. */
  readonly sizes: number;
  readonly name: number;
}

function entryHeader(view: DataView, { at, signature, sizes }: HeaderPlace, name: Uint8Array, size: number): void {
  view.setUint32(at, signature, true);
  view.setUint32(at + sizes, size, true);
  view.setUint32(at + sizes + 4, size, true);
  view.setUint16(at + sizes + 8, name.length, true);
}
