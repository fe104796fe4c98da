/** The options of the commands that draw: in which formats, in which language. */
import { InvalidArgumentError, Option } from "commander";
import { FORMAT_WORDS, FORMATS, type Format, parseFormats } from "../reporting/formats.ts";
import { LANGUAGES, type Language } from "../reporting/language/language.ts";

export interface DrawArguments {
  readonly format: ReadonlySet<Format>;
  readonly language: Language;
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
