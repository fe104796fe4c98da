/** How a file is packed and written, as its owner declares it; and what reading it came to. */
import type { Diagnostic } from "../../core/diagnostic.ts";
import type { Container, Delimiter, Encoding } from "../../definition/sources/packing.ts";

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
