/** Reads bytes as a file of an export, for the tests of the containers. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { ContainerOptions, ContainerResult } from "../../../src/ingestion/containers/container-options.ts";
import type { Row } from "../../../src/ingestion/containers/export-file.ts";
import { readContainer } from "../../../src/ingestion/containers/read-container.ts";
import { inChunks } from "../small-export.ts";

export interface RowsRead extends ContainerResult {
  readonly rows: readonly (readonly string[])[];
  readonly lines: readonly number[];
}

export async function readRows(
  name: string,
  content: string | Uint8Array | readonly Uint8Array[],
  options: ContainerOptions = {},
): Promise<RowsRead> {
  const rows: Row[] = [];
  const result = await readContainer({ name, bytes: inChunks(chunksOf(content)) }, options, (row) => rows.push(row));
  return { ...result, rows: rows.map(({ fields }) => fields), lines: rows.map(({ line }) => line) };
}

function chunksOf(content: string | Uint8Array | readonly Uint8Array[]): readonly Uint8Array[] {
  if (typeof content === "string") return [new TextEncoder().encode(content)];
  return content instanceof Uint8Array ? [content] : content;
}

const DATA = join(import.meta.dirname, "../../validation/data");

/** Bytes of a file under test/validation/data. */
export function dataFile(path: string): Uint8Array {
  return new Uint8Array(readFileSync(join(DATA, path)));
}

/** Rows as objects named by the header. */
export function objectsOf(rows: readonly (readonly string[])[]): readonly Record<string, string>[] {
  const [header = [], ...body] = rows;
  return body.map((row) => Object.fromEntries(header.map((name, index) => [name, row[index] ?? ""])));
}
