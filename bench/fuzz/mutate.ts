/** Changes to the bytes of a file of the kinds that disks, transfers, editors and attackers make. */
import { pick, type Random } from "../../fixtures/generate/random.ts";

type Change = (random: Random, bytes: Uint8Array, other: Uint8Array) => Uint8Array;

/** Bytes and words that mean something to one of the readers. */
const TELLING: readonly [Uint8Array, ...Uint8Array[]] = [
  Uint8Array.of(0),
  Uint8Array.of(255),
  Uint8Array.of(127),
  Uint8Array.of(128),
  Uint8Array.of(255, 255, 255, 255),
  Uint8Array.of(255, 255, 255, 127),
  Uint8Array.of(0, 0, 0, 128),
  Uint8Array.of(0xef, 0xbb, 0xbf),
  Uint8Array.of(0xff, 0xfe),
  ...[
    '"',
    '""',
    ",",
    ";",
    "\t",
    "|",
    "\n",
    "\r",
    "\r\n",
    "\n\n",
    "'",
    "#",
    " ",
    "<",
    ">",
    "&",
    "/>",
    "{",
    "}",
    "[",
    "]",
    ":",
    "\\",
    "null",
    "1e999",
    "-0",
    "99999999999999999999",
    "NaN",
    "</c>",
    "<f>",
    '<c r="XFD1048576">',
    "<v>",
    "</v>",
    ' t="e"',
    "HEADER RECORD*******MEMBER  HEADER RECORD!!!!!!!",
    "PAR1",
    "PK\u0003\u0004",
    "血红蛋白",
    "\ud83e\ude78",
    "__proto__",
  ].map((word) => new TextEncoder().encode(word)),
];

const place = (random: Random, bytes: Uint8Array) => random.integer(0, Math.max(0, bytes.length - 1));

function joined(...pieces: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}

function range(random: Random, bytes: Uint8Array): readonly [number, number] {
  const from = place(random, bytes);
  return [from, Math.min(bytes.length, from + random.integer(1, random.chance(0.1) ? bytes.length : 32))];
}

const CHANGES: readonly [Change, ...Change[]] = [
  (random, bytes) => {
    const copy = Uint8Array.from(bytes);
    const at = place(random, bytes);
    copy[at] = (copy[at] ?? 0) ^ (1 << random.integer(0, 7));
    return copy;
  },
  (random, bytes) => {
    const copy = Uint8Array.from(bytes);
    copy[place(random, bytes)] = random.integer(0, 255);
    return copy;
  },
  (random, bytes) => {
    const word = pick(random, TELLING);
    const at = place(random, bytes);
    return joined(bytes.subarray(0, at), word, bytes.subarray(at));
  },
  (random, bytes) => {
    const word = pick(random, TELLING);
    const at = place(random, bytes);
    return joined(bytes.subarray(0, at), word, bytes.subarray(at + word.length));
  },
  (random, bytes) => {
    const [from, to] = range(random, bytes);
    return joined(bytes.subarray(0, from), bytes.subarray(to));
  },
  (random, bytes) => {
    const [from, to] = range(random, bytes);
    return joined(bytes.subarray(0, to), bytes.subarray(from));
  },
  (random, bytes) => bytes.subarray(0, place(random, bytes)),
  (random, bytes, other) => {
    const [from, to] = range(random, other);
    const at = place(random, bytes);
    return joined(bytes.subarray(0, at), other.subarray(from, to), bytes.subarray(at));
  },
];

/** One to eight changes. */
export function mutated(random: Random, bytes: Uint8Array, other: Uint8Array): Uint8Array {
  let changed = bytes;
  for (let left = random.integer(1, random.chance(0.3) ? 8 : 2); left > 0; left -= 1)
    changed = pick(random, CHANGES)(random, changed, other);
  return changed;
}

/** The bytes in one piece, or cut at a few places. */
export function inPieces(random: Random, bytes: Uint8Array): readonly Uint8Array[] {
  const cuts = Array.from({ length: random.integer(0, 4) }, () => place(random, bytes)).sort((a, b) => a - b);
  const ends = [...cuts, bytes.length];
  return ends.map((end, index) => bytes.slice(ends[index - 1] ?? 0, end));
}
