/**
 * Byte strings numbered in the order in which they are first seen. A laboratory file repeats the same few thousand participants,
 * analytes, values and units on millions of lines: each is decoded to text once, and looked up by its bytes after that.
 */
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

  /**
   * The number of these bytes, whose `hashOf` is `hash`; new bytes get the next number, so that it equals the former `size` exactly
   * when they are new.
   */
  codeOf(bytes: Uint8Array, start: number, end: number, hash: number): number {
    const mask = this.slots.length - 1;
    let slot = slotOf(hash) & mask;
    for (let code = this.slots[slot] ?? EMPTY; code !== EMPTY; code = this.slots[slot] ?? EMPTY) {
      if (this.hashes[code] === hash && this.holds(code, bytes, start, end)) return code;
      slot = (slot + 1) & mask;
    }
    return this.add(hash, slot, bytes.subarray(start, end));
  }

  /** Whether these are the bytes of a code. */
  private holds(code: number, bytes: Uint8Array, start: number, end: number): boolean {
    const from = this.starts[code] ?? 0;
    if ((this.starts[code + 1] ?? 0) - from !== end - start) return false;
    for (let at = start; at < end; at += 1) if (bytes[at] !== this.arena[from + at - start]) return false;
    return true;
  }

  /** The end of the bytes of a code where they stand at `start`; −1 where others do. */
  endAt(code: number, bytes: Uint8Array, start: number): number {
    const { arena } = this;
    const from = this.starts[code] ?? 0;
    const length = (this.starts[code + 1] ?? 0) - from;
    for (let at = 0; at < length; at += 1) if (bytes[start + at] !== arena[from + at]) return EMPTY;
    return start + length;
  }

  private add(hash: number, slot: number, bytes: Uint8Array): number {
    const code = this.size;
    const from = this.starts[code] ?? 0;
    if (from + bytes.length > this.arena.length) this.growArena(from + bytes.length);
    this.arena.set(bytes, from);
    this.starts[code + 1] = from + bytes.length;
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
  }

  private growSlots(): void {
    const count = this.slots.length * 2;
    this.hashes = resized(this.hashes, count / SLOTS_PER_ENTRY);
    this.starts = resized(this.starts, count / SLOTS_PER_ENTRY + 1);
    this.slots = new Int32Array(count).fill(EMPTY);
    for (let code = 0; code < this.size; code += 1) {
      let slot = slotOf(this.hashes[code] ?? 0) & (count - 1);
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

const EMPTY_HASH = 0x811c9dc5 | 0;
const HASH_PRIME = 0x01000193;

/** FNV-1a */
export function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = EMPTY_HASH;
  for (let at = start; at < end; at += 1) hash = Math.imul(hash ^ (bytes[at] ?? 0), HASH_PRIME);
  return hash;
}

/** Short strings that differ in their last digit must not fall into neighbouring slots. */
function slotOf(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return mixed ^ (mixed >>> 12);
}
