/** The options of the commands that draw: in which formats, in which language. */
import { readFileSync } from "node:fs";
import { InvalidArgumentError, Option } from "commander";
import type { DrawOptions } from "../outputs.ts";
import { FORMAT_WORDS, FORMATS, type Format, parseFormats } from "../reporting/formats.ts";
import { LANGUAGES, type Language } from "../reporting/language/language.ts";
import { DEFAULT_SMALL_CELL } from "../reporting/model/aggregate/small-cells.ts";
import { UsageError } from "./exit-status.ts";

export interface DrawArguments {
  readonly format: ReadonlySet<Format>;
  readonly language: Language;
  readonly font?: string;
  readonly aggregateOnly?: boolean;
  readonly smallCell?: number;
}

/** Of an aggregate output, the least number of participants that is shown; undefined for an output with everything. */
export function smallCellOf({ aggregateOnly, smallCell }: DrawArguments): number | undefined {
  return aggregateOnly === true ? (smallCell ?? DEFAULT_SMALL_CELL) : undefined;
}

/** @throws UsageError where an output with everything would be taken for one without small counts */
export function checkSmallCell({ aggregateOnly, smallCell }: DrawArguments): void {
  if (smallCell !== undefined && aggregateOnly !== true)
    throw new UsageError("--small-cell needs --aggregate-only: without it everything is shown");
}

export function drawOptionsOf({ format, language, font }: DrawArguments): DrawOptions {
  return { formats: format, language, font: font === undefined ? undefined : { bytes: readFont(font), path: font } };
}

function readFont(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch {
    throw new UsageError(`--font ${path} cannot be read`);
  }
}

export const formatOption = () =>
  new Option("--format <list>", `what to write besides the data files, with commas between: ${FORMAT_WORDS.join(", ")}`)
    .argParser(formatsArgument)
    .default(new Set(FORMATS), "all");

function formatsArgument(text: string): ReadonlySet<Format> {
  const parsed = parseFormats(text);
  if (parsed.status === "formats") return parsed.formats;
  const hint = parsed.hint === undefined ? "" : `; ${parsed.hint}`;
  throw new InvalidArgumentError(`${JSON.stringify(parsed.word)} is no format${hint}`);
}

export const languageOption = () =>
  new Option("--language <language>", "language of tables, figures and report").choices(LANGUAGES).default("en");

export const fontOption = () =>
  new Option("--font <file>", "a font file for characters of figures that the bundled font lacks, such as Chinese");

export const aggregateOption = () =>
  new Option("--aggregate-only", "nothing about a single participant, and no small counts: an output to pass on");

export const smallCellOption = () =>
  new Option(
    "--small-cell <n>",
    `with --aggregate-only: the least number of participants that is shown (${DEFAULT_SMALL_CELL} where not given)`,
  ).argParser(smallCellArgument);

function smallCellArgument(text: string): number {
  if (!/^[1-9]\d{0,3}$/.test(text)) throw new InvalidArgumentError("a whole number from 1 to 9999");
  return Number(text);
}
