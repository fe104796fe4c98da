/** How a file is packed and written, as its owner declares it; and what reading it came to. */
import type { Diagnostic } from "../../core/diagnostic.ts";

/** The word of `container:`; the order is the order of the documentation. */
export const CONTAINERS = [
  "csv",
  "tsv",
  "csv.gz",
  "tsv.gz",
  "xlsx",
  "dataset-json",
  "dataset-ndjson",
  "xpt",
  "parquet",
  "ndjson",
] as const;
export type Container = (typeof CONTAINERS)[number];

/** The word of `encoding:`; each is a label of the WHATWG Encoding Standard. */
export const ENCODINGS = [
  "utf-8",
  "utf-16le",
  "utf-16be",
  "gb18030",
  "gbk",
  "big5",
  "shift_jis",
  "windows-1252",
  "iso-8859-1",
] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** The word of `delimiter:`. */
export const DELIMITERS = [",", ";", "\t", "|"] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** Nothing declared is the canonical form: CSV, UTF-8, commas, header on line 1. "detect" looks at a bounded beginning and says what it found. */
export interface ContainerOptions {
  readonly container?: Container | "detect" | undefined;
  readonly encoding?: Encoding | "detect" | undefined;
  readonly delimiter?: Delimiter | "detect" | undefined;
  /** "none": a quotation mark is a character like any other. */
  readonly quote?: '"' | "'" | "none" | undefined;
  /** Lines that begin with it are not rows. */
  readonly comment?: string | undefined;
  /** The line (or row of the sheet) of the header, from 1; what stands before it is not read. */
  readonly headerLine?: number | undefined;
  /** The sheet of a workbook, the member of a transport file: by name. */
  readonly sheet?: string | undefined;
  /** NDJSON: the dotted paths that become the columns, in order. */
  readonly paths?: readonly string[] | undefined;
}

/** For an export whose form nobody declared: everything is looked for and said. */
export const DETECT: ContainerOptions = { container: "detect", encoding: "detect", delimiter: "detect" };

export interface ContainerResult {
  /** What ended the file early; undefined at its proper end. Rows handed on before are not to be used. */
  readonly failure: Diagnostic | undefined;
  /** What was detected and what was passed over: severity note. */
  readonly notes: readonly Diagnostic[];
  /** Rows after the header whose number of fields is not that of the header; blank lines are not among them. */
  readonly ragged: number;
  readonly container: Container;
  /** Of a text file. */
  readonly encoding: Encoding | undefined;
  /** Of a delimited text. */
  readonly delimiter: Delimiter | undefined;
}
