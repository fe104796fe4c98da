/** Real files with bytes changed, added and taken away: init does not fail, and what it writes loads. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, it } from "vitest";
import { ROOT } from "../../cli/command.ts";
import { initialise } from "./init-files.ts";

const FILES = [
  "examples/tongji-wuhan/chinese/blood_count_zh_gb18030.csv",
  "examples/rho/data/dm.csv",
  "examples/wbcsim/data/wbcSim.csv",
  "fixtures/newcomer/decimal-comma/labs.csv",
  "fixtures/newcomer/sheet/labs.xlsx",
];

const bytesOf = (path: string) => new Uint8Array(readFileSync(join(ROOT, path))).subarray(0, 4000);
/** Pieces that mean something to a reader of CSV or of YAML. */
const PIECES = [
  ",",
  ";",
  "\t",
  "\n",
  '"',
  "\0",
  "\ufeff",
  "HGB",
  "03/04/2024",
  "-999",
  "{",
  "[",
  ": ",
  " #",
  "&a",
  "*a",
  "/0",
];

interface Change {
  readonly at: number;
  readonly removed: number;
  readonly piece: string;
}

function mutated(bytes: Uint8Array, changes: readonly Change[]): Uint8Array {
  return changes.reduce((before, { at, removed, piece }) => {
    const from = at % (before.length + 1);
    return Uint8Array.from([
      ...before.subarray(0, from),
      ...new TextEncoder().encode(piece),
      ...before.subarray(from + removed),
    ]);
  }, bytes);
}

describe("init on files with changed bytes", () => {
  const change = fc.record({
    at: fc.oneof(fc.nat(300), fc.nat(4000)),
    removed: fc.nat(6),
    piece: fc.constantFrom("", ...PIECES),
  });

  it.each(FILES)("%s (fast-check)", async (path) => {
    const bytes = bytesOf(path);
    const name = path.split("/").at(-1) ?? "";
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 8 }), async (changes) => {
        // It throws where what is written does not load.
        await initialise({ [name]: mutated(bytes, changes) });
      }),
      { seed: 7, numRuns: 30 },
    );
  });
});
