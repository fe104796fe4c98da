/** The input of a number: the same on every machine for a seed. */

import { gunzipSync, gzipSync } from "node:zlib";
import fc from "fast-check";
import { strFromU8, unzipSync, zipSync } from "fflate";
import { createRandom, pick, type Random } from "../../fixtures/generate/random.ts";
import { CONTAINERS, DELIMITERS, ENCODINGS } from "../../src/definition/sources/packing.ts";
import type { ContainerOptions } from "../../src/ingestion/containers/container-options.ts";
import { GOOD } from "../../test/ingestion/small-export.ts";
import { SEEDS, type Seed } from "./corpus.ts";
import { examineExport, examineFile, type FileInput, type Finding } from "./examine.ts";
import { inPieces, mutated } from "./mutate.ts";

export interface Examined {
  /** What was made, to find it again. */
  readonly what: string;
  readonly finding: Finding;
}

/** Makes input number `index` and looks at what reading it comes to. */
export async function examine(seed: string, index: number): Promise<Examined> {
  const random = createRandom(seed, index);
  const kind = random.next();
  if (kind < 0.2) return examineMutatedExport(random);
  if (kind < 0.4) return examineGenerated(random, seed, index);
  const chosen = SEEDS[random.integer(0, SEEDS.length - 1)] as Seed;
  const bytes = random.chance(0.5) ? mutatedInside(random, chosen) : mutated(random, chosen.bytes, otherThan(random));
  const options = random.chance(0.2) ? anyOptions(random) : chosen.options;
  const input: FileInput = { name: "x.csv", pieces: inPieces(random, bytes), options };
  return { what: `${chosen.name} ${JSON.stringify(options)}`, finding: await examineFile(input) };
}

const otherThan = (random: Random) => (SEEDS[random.integer(0, SEEDS.length - 1)] as Seed).bytes;

/** Changes what is packed rather than the package, whose check sum would give it away. */
function mutatedInside(random: Random, { bytes, options }: Seed): Uint8Array {
  if (options.container === "xlsx") {
    const parts = unzipSync(bytes);
    const names = Object.keys(parts);
    const name = names[random.integer(0, names.length - 1)] ?? "";
    return zipSync(
      { ...parts, [name]: mutated(random, parts[name] ?? new Uint8Array(0), otherThan(random)) },
      { level: 1 },
    );
  }
  if (options.container === "csv.gz")
    return new Uint8Array(gzipSync(mutated(random, new Uint8Array(gunzipSync(bytes)), otherThan(random))));
  return mutated(random, bytes, otherThan(random));
}

function anyOptions(random: Random): ContainerOptions {
  const one = <Item>(items: readonly Item[]): Item | "detect" | undefined =>
    random.chance(0.3) ? undefined : random.chance(0.2) ? "detect" : items[random.integer(0, items.length - 1)];
  return {
    container: one(CONTAINERS),
    encoding: one(ENCODINGS),
    delimiter: one(DELIMITERS),
    quote: pick(random, [undefined, '"', "'", "none"]),
    comment: random.chance(0.1) ? "#" : undefined,
    headerLine: random.chance(0.2) ? random.integer(0, 5) : undefined,
    sheet: random.chance(0.1) ? "Data" : undefined,
    paths: random.chance(0.3) ? ["a", "subject.reference", "a[0].b"] : undefined,
  };
}

const LETTERS = [..."abP1290.,;\t|\"'#<>-+ \n\r", "\r\n", '""', "血", "\ufeff", "🩸", "e\u0301", "\u2028", "\0"];
const TABLE = fc.array(fc.array(fc.string({ unit: fc.constantFrom(...LETTERS), maxLength: 6 }), { maxLength: 6 }), {
  maxLength: 12,
});

/** Tables of telling letters, put together without quoting where that is chosen. */
async function examineGenerated(random: Random, seed: string, index: number): Promise<Examined> {
  const [table = []] = fc.sample(TABLE, {
    numRuns: 1,
    seed: Number(createRandom(seed, index, "table").integer(0, 2 ** 31)),
  });
  const [delimiter, end] = [pick(random, DELIMITERS), pick(random, ["\n", "\r\n", "\r"])];
  const isQuoted = random.chance(0.5);
  const field = (value: string) => (isQuoted ? `"${value.replaceAll('"', '""')}"` : value);
  const text = table.map((row) => row.map(field).join(delimiter)).join(end) + (random.chance(0.5) ? end : "");
  const options: ContainerOptions = random.chance(0.5) ? { delimiter, encoding: "utf-8" } : anyOptions(random);
  const pieces = inPieces(random, new TextEncoder().encode(text));
  return {
    what: `${JSON.stringify(text)} ${JSON.stringify(options)}`,
    finding: await examineFile({ name: "x.csv", pieces, options }),
  };
}

const EXPORT: Readonly<Record<string, Uint8Array>> = Object.fromEntries(
  Object.entries(GOOD).map(([name, content]) => [name, new TextEncoder().encode(content)]),
);
const NAMES = Object.keys(EXPORT) as [string, ...string[]];

async function examineMutatedExport(random: Random): Promise<Examined> {
  const name = pick(random, NAMES);
  const changed = mutated(random, EXPORT[name] ?? new Uint8Array(0), EXPORT[pick(random, NAMES)] ?? new Uint8Array(0));
  return {
    what: `export with ${name} ${JSON.stringify(strFromU8(changed, true))}`,
    finding: await examineExport({ ...EXPORT, [name]: changed }),
  };
}
