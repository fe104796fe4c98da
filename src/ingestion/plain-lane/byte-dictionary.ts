/**
 * Byte strings numbered in the order in which they are first seen. A laboratory file repeats the same few thousand participants,
 * analytes, values and units on millions of lines: each is decoded to text once, and looked up by its bytes after that.
 */
import { areEqual } from "./equal-bytes.ts";

const INITIAL_SLOTS = 1 << 10;
const INITIAL_BYTES = 1 << 14;
/** Slots are kept at least this many times as numerous as entries, so that chains stay short. */
const SLOTS_PER_ENTRY = 2;
const EMPTY = -1;

export class ByteDictionary {
  size = 0;
  /** Entry number by slot; EMPTY where free. */
  private slots = new Int32Array(INITIAL_SLOTS).fill(EMPTY);
  private hashes = new Int32Array(INITIAL_SLOTS / SLOTS_PER_ENTRY);
  private starts = new Int32Array(INITIAL_SLOTS / SLOTS_PER_ENTRY + 1);
  private arena = new Uint8Array(INITIAL_BYTES);
  private view = new DataView(this.arena.buffer);

  /** The number of these bytes; new bytes get the next number, so that it equals the former `size` exactly when they are new. */
  codeOf(bytes: DataView, start: number, end: number): number {
    const length = end - start;
    const hash = hashOf(bytes, start, end);
    const mask = this.slots.length - 1;
    let slot = hash & mask;
    for (let code = this.slots[slot] ?? EMPTY; code !== EMPTY; code = this.slots[slot] ?? EMPTY) {
      if (this.hashes[code] === hash && this.isCode(code, bytes, start, length)) return code;
      slot = (slot + 1) & mask;
    }
    return this.add(hash, slot, bytes, start, length);
  }

  private isCode(code: number, bytes: DataView, start: number, length: number): boolean {
    const from = this.starts[code] ?? 0;
    return (this.starts[code + 1] ?? 0) - from === length && areEqual(bytes, start, this.view, from, length);
  }

  /** The end of the bytes of a code where they stand at `start`; −1 where others do. */
  endAt(code: number, bytes: DataView, start: number): number {
    const from = this.starts[code] ?? 0;
    const length = (this.starts[code + 1] ?? 0) - from;
    return areEqual(bytes, start, this.view, from, length) ? start + length : EMPTY;
  }

  private add(hash: number, slot: number, bytes: DataView, start: number, length: number): number {
    const code = this.size;
    const from = this.starts[code] ?? 0;
    if (from + length > this.arena.length) this.growArena(from + length);
    for (let at = 0; at < length; at += 1) this.arena[from + at] = bytes.getUint8(start + at);
    this.starts[code + 1] = from + length;
    this.hashes[code] = hash;
    this.slots[slot] = code;
    this.size = code + 1;
    if (this.size * SLOTS_PER_ENTRY >= this.slots.length) this.growSlots();
    return code;
  }

  private growArena(needed: number): void {
    const larger = new Uint8Array(Math.max(needed, this.arena.length * 2));
    larger.set(this.arena);
    this.arena = larger;
    this.view = new DataView(larger.buffer);
  }

  private growSlots(): void {
    const count = this.slots.length * 2;
    this.hashes = resized(this.hashes, count / SLOTS_PER_ENTRY);
    this.starts = resized(this.starts, count / SLOTS_PER_ENTRY + 1);
    this.slots = new Int32Array(count).fill(EMPTY);
    for (let code = 0; code < this.size; code += 1) {
      let slot = (this.hashes[code] ?? 0) & (count - 1);
      while (this.slots[slot] !== EMPTY) slot = (slot + 1) & (count - 1);
      this.slots[slot] = code;
    }
  }
}

function resized(column: Int32Array<ArrayBuffer>, length: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(length);
  larger.set(column);
  return larger;
}

/** Four bytes at a time, mixed as in MurmurHash3 (Appleby, public domain), so that texts that differ in one digit lie far apart. */
function hashOf(bytes: DataView, start: number, end: number): number {
  let hash = end - start;
  let at = start;
  for (; at + 4 <= end; at += 4) hash = mixed(hash, bytes.getInt32(at, true));
  let tail = 0;
  for (; at < end; at += 1) tail = (tail << 8) | bytes.getUint8(at);
  hash = mixed(hash, tail);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

function mixed(hash: number, word: number): number {
  const turned = Math.imul(word, 0xcc9e2d51);
  const key = Math.imul((turned << 15) | (turned >>> 17), 0x1b873593) ^ hash;
  return (Math.imul((key << 13) | (key >>> 19), 5) + 0xe6546b64) | 0;
}
