/**
 * The rows of a file of an export, however it is packed: CSV and its relatives, gzip, Excel workbooks, CDISC Dataset-JSON, SAS transport
 * files, Parquet, NDJSON. Everything a file can have wrong with it comes back as one diagnostic; nothing throws.
 */
import type { Diagnostic } from "../../core/diagnostic.ts";
import type { Container } from "../../definition/sources/packing.ts";
import type { PlainLane } from "../plain-lane/plain-reading.ts";
import type { ContainerOptions, ContainerResult } from "./container-options.ts";
import { readDatasetJson } from "./dataset-json.ts";
import { readDatasetNdjson } from "./dataset-ndjson.ts";
import type { ExportFile, OnRow } from "./export-file.ts";
import { foreignFile } from "./foreign-file.ts";
import { CannotUnpack, gunzipped } from "./gzip.ts";
import { fitsWhole, NoRoom, withinMemory } from "./memory.ts";
import { messages } from "./messages.ts";
import { readNdjson } from "./ndjson.ts";
import { optionFault } from "./option-fault.ts";
import { peek } from "./prefix.ts";
import { Ragged } from "./ragged.ts";
import { type RowTakers, readText, type TextRead } from "./read-text.ts";
import { recognise } from "./recognise.ts";
import { signatureOf } from "./signature.ts";
import { readXport } from "./xport.ts";

/**
 * Calls `onRow` for the header and then for every row. Without options a file is canonical CSV: UTF-8, commas, header on line 1.
 * Rows handed on before a failure are not to be used. Of delimited text the plain lines may go to a `lane` instead.
 */
export async function readContainer(
  file: ExportFile,
  options: ContainerOptions,
  onRow: OnRow,
  lane?: PlainLane,
): Promise<ContainerResult> {
  const guarded = withinMemory(file);
  const ragged = new Ragged(onRow);
  let read: ContainerRead;
  try {
    read = await readChosen(guarded.file, options, { onRow: ragged.take, lane });
  } catch (problem) {
    if (!(problem instanceof NoRoom)) throw problem;
    read = { ...records({ failure: undefined }), container: containerOf(options) };
  }
  // Data that end early look damaged: the reason comes first.
  return { ...read, failure: guarded.failure() ?? read.failure, ragged: ragged.count };
}

type ContainerRead = Omit<ContainerResult, "ragged">;

async function readChosen(file: ExportFile, options: ContainerOptions, takers: RowTakers): Promise<ContainerRead> {
  const { container, notes, ...chosen } = await chooseContainer(file, options);
  const fault =
    chosen.failure ?? optionFault(file.name, container, options) ?? fitsWhole(file, BYTES_HELD[container] ?? 0);
  const read =
    fault === undefined ? await readAs(chosen.file, container, options, takers) : records({ failure: fault });
  return { ...read, notes: [...notes, ...read.notes], container };
}

const containerOf = ({ container = "csv" }: ContainerOptions): Container =>
  container === "detect" ? "csv" : container;

/**
 * Bytes of memory for a byte of a file that is held whole: the peak on 300,000 laboratory rows, rounded up. Parquet has limits of its own,
 * by what its row groups say that they unpack to; other files are read as a stream.
 */
const BYTES_HELD: Partial<Record<Container, number>> = { xlsx: 70, "dataset-json": 10, xpt: 3, parquet: 3 };

interface Chosen {
  readonly file: ExportFile;
  readonly container: Container;
  readonly notes: readonly Diagnostic[];
  readonly failure?: Diagnostic;
}

async function chooseContainer(file: ExportFile, options: ContainerOptions): Promise<Chosen> {
  if (options.container !== "detect") return { file, container: containerOf(options), notes: [] };
  const peeked = await peek(file.bytes);
  const again = { ...file, bytes: peeked.bytes };
  const { signature, container } = recognise(file.name, peeked.prefix);
  const failure = foreignFile(file.name, signature);
  if (failure !== undefined) return { file: again, container, notes: [], failure };
  const isPlain = container === "csv";
  return { file: again, container, notes: isPlain ? [] : [messages.detectedContainer(file.name, container)] };
}

/** What unpacks workbooks and Parquet is large, and loaded when it is needed. */
async function readAs(
  file: ExportFile,
  container: Container,
  options: ContainerOptions,
  takers: RowTakers,
): Promise<TextRead> {
  const { onRow } = takers;
  switch (container) {
    case "csv":
    case "tsv":
      return readText(file, container, options, takers);
    case "csv.gz":
    case "tsv.gz":
      return readPacked(file, container, options, takers);
    case "xlsx":
      return records(await (await import("./xlsx.ts")).readXlsx(file, options, onRow));
    case "dataset-json":
      return records(await readDatasetJson(file, onRow));
    case "dataset-ndjson":
      return records(await readDatasetNdjson(file, onRow));
    case "ndjson":
      return records(await readNdjson(file, options.paths ?? [], onRow));
    case "xpt":
      return records(await readXport(file, options, onRow));
    case "parquet":
      return records(await (await import("./parquet.ts")).readParquet(file, onRow));
  }
}

async function readPacked(
  file: ExportFile,
  container: Container,
  options: ContainerOptions,
  takers: RowTakers,
): Promise<TextRead> {
  const peeked = await peek(file.bytes, 2);
  if (signatureOf(peeked.prefix) !== "gzip") return { ...records({ failure: messages.notGzip(file.name) }) };
  const unpacked = gunzipped({ name: file.name, bytes: peeked.bytes });
  try {
    return await readText(unpacked.file, container, options, takers);
  } catch (problem) {
    if (!(problem instanceof CannotUnpack)) throw problem;
    return records({ failure: unpacked.failure() });
  }
}

export interface RecordsRead {
  readonly failure: Diagnostic | undefined;
  readonly notes?: readonly Diagnostic[];
}

function records({ failure, notes = [] }: RecordsRead): TextRead {
  return { failure, notes, encoding: undefined, delimiter: undefined };
}
