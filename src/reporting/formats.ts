/** The forms in which a run is written besides its data files, and the words that name them on the command line. */
import { suggestion } from "../core/suggest.ts";

export const TABLE_FORMATS = ["csv", "md", "html", "docx", "rtf", "xlsx"] as const;
export const FIGURE_FORMATS = ["svg", "png"] as const;
export const FORMATS = [...TABLE_FORMATS, ...FIGURE_FORMATS, "report", "datasets"] as const;

export type TableFormat = (typeof TABLE_FORMATS)[number];
export type FigureFormat = (typeof FIGURE_FORMATS)[number];
export type Format = (typeof FORMATS)[number];

/** Words for several of them. */
const FORMAT_GROUPS: Readonly<Record<string, readonly Format[]>> = {
  all: FORMATS,
  tables: TABLE_FORMATS,
  figures: FIGURE_FORMATS,
  none: [],
};

export const FORMAT_WORDS: readonly string[] = [...Object.keys(FORMAT_GROUPS), ...FORMATS];

export type ParsedFormats =
  | { readonly status: "formats"; readonly formats: ReadonlySet<Format> }
  | { readonly status: "unknown"; readonly word: string; readonly hint: string | undefined };

/** `docx,png`, `tables,report`, `none`: a list with commas, each word once or more, in any order. */
export function parseFormats(text: string): ParsedFormats {
  const words = text.split(",").map((word) => word.trim());
  const unknown = words.find((word) => !FORMAT_WORDS.includes(word));
  if (unknown !== undefined) return { status: "unknown", word: unknown, hint: suggestion(unknown, FORMAT_WORDS) };
  const wanted = new Set(words.flatMap((word): readonly string[] => FORMAT_GROUPS[word] ?? [word]));
  return { status: "formats", formats: new Set(FORMATS.filter((format) => wanted.has(format))) };
}
