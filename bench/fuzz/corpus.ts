/** The files that are mutated: real ones of every container, and an export of four files. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { ContainerOptions } from "../../src/ingestion/containers/container-options.ts";
import { GOOD } from "../../test/ingestion/small-export.ts";

export interface Seed {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly options: ContainerOptions;
}

const ROOT = join(import.meta.dirname, "../..");
const DATA = join(ROOT, "test/validation/data");
/** What is behind adds time and no new form. */
const LARGEST = 30_000;

const DETECT: ContainerOptions = { container: "detect", encoding: "detect", delimiter: "detect" };

function filesUnder(folder: string, kind: RegExp): readonly string[] {
  return readdirSync(join(DATA, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => kind.test(name))
    .sort()
    .map((name) => join(folder, name));
}

function seedOf(path: string, options: ContainerOptions): Seed {
  return { name: path, bytes: new Uint8Array(readFileSync(join(DATA, path))), options };
}

const chinese = readFileSync(join(ROOT, "examples/tongji-wuhan/chinese/blood_count_zh_gb18030.csv"));
const text = (content: string) => new TextEncoder().encode(content);
const wide = (content: string) => Uint8Array.from(Buffer.from(`\ufeff${content}`, "utf16le"));

/** In a fixed order, so that a number names the same file on every machine. */
export const SEEDS: readonly Seed[] = [
  ...filesUnder("csv-torture", /\.(?:csv|tsv)$/).map((path) => seedOf(path, DETECT)),
  ...Object.entries(GOOD).map(([name, content]) => ({ name, bytes: text(content), options: {} })),
  { name: "labs.csv.gz", bytes: new Uint8Array(gzipSync(GOOD["labs.csv"])), options: { container: "csv.gz" as const } },
  { name: "labs-utf16.csv", bytes: wide(GOOD["labs.csv"]), options: DETECT },
  {
    name: "labs-gb18030.csv",
    bytes: new Uint8Array(chinese.subarray(0, 6000)),
    options: { encoding: "gb18030" as const },
  },
  { name: "labs-detected.csv", bytes: new Uint8Array(chinese.subarray(0, 6000)), options: DETECT },
  ...filesUnder("containers/xlsx", /\.xlsx$/).map((path) => seedOf(path, { container: "xlsx" })),
  ...filesUnder("containers/xpt", /\.xpt\d?$/).map((path) => seedOf(path, { container: "xpt" })),
  ...filesUnder("containers/parquet", /\.parquet$/).map((path) => seedOf(path, { container: "parquet" })),
  seedOf("containers/dataset-json/dm.json", { container: "dataset-json" }),
  seedOf("containers/dataset-json/ae.ndjson", { container: "dataset-ndjson" }),
  {
    name: "observations.ndjson",
    bytes: text(
      '{"resourceType":"Observation","subject":{"reference":"P/1"},"code":{"coding":[{"system":"http://loinc.org","code":"718-7"}]},"valueQuantity":{"value":7.1,"unit":"g/dL"}}\n'.repeat(
        5,
      ),
    ),
    options: {
      container: "ndjson" as const,
      paths: ["subject.reference", "code.coding[0].code", "valueQuantity.value"],
    },
  },
].filter(({ bytes }) => bytes.length <= LARGEST);
