/** What may be said of a file that sources.yaml maps. Codes are append-only and documented in docs/diagnostics.md. */
import type { Diagnostic, Severity } from "../../core/diagnostic.ts";
import type { SourceReference } from "../../core/source-reference.ts";

function said(severity: Severity, code: string, where: SourceReference, message: string, hint: string): Diagnostic {
  return { code, severity, where, message, hint };
}

const error = (code: string, where: SourceReference, message: string, hint: string) =>
  said("error", code, where, message, hint);

const LISTED = 5;

export const messages = {
  fileMissing: (where: SourceReference, file: string, entry: string | undefined) =>
    error(
      "DATA_MISSING_FILE",
      where,
      `there is no ${file}`,
      entry === undefined
        ? "sources.yaml maps it; correct its name, or remove the mapping"
        : `where it has another name, write { change: ${entry}, file: … }; where the export has none, { leave-out: ${entry} }`,
    ),
  /** Nothing of a kind is not known to have happened because a file is not there, unless the owner of the data says so. */
  fileAbsent: (
    where: SourceReference,
    { file, table, entry, isSaid }: { file: string; table: string; entry: string | undefined; isSaid: boolean },
  ) =>
    said(
      isSaid ? "note" : "warning",
      "DATA_FILE_ABSENT",
      where,
      `there is no ${file}, so no ${table} come from it`,
      isSaid || entry === undefined
        ? "nothing, where the export has none"
        : `where the export has none, say so with { leave-out: ${entry} }; where it has another name, { change: ${entry}, file: … }`,
    ),
  columnMissing: (file: string, column: string, hint: string) =>
    error("DATA_MISSING_COLUMN", { file, line: 1, column }, `the column "${column}" is missing`, hint),
  columnTwice: (file: string, column: string) =>
    error(
      "DATA_DUPLICATE_COLUMN",
      { file, line: 1, column },
      `the column "${column}" stands twice`,
      "sources.yaml cannot tell which is meant: rename one in the export",
    ),
  badDate: (where: SourceReference, raw: string, formats: readonly string[], hint: string | undefined) =>
    error(
      "DATA_BAD_DATE",
      where,
      `${JSON.stringify(raw.slice(0, 40))} is no date of the form ${formats.join(" or ")}`,
      hint ?? "correct it at the site, or set such rows aside: set-aside: [DATA_BAD_DATE]",
    ),
  badUnit: (where: SourceReference, wanted: string) =>
    error(
      "DATA_UNKNOWN_UNIT",
      where,
      `the unit of this number cannot be brought to ${wanted}`,
      "correct it, or give what it means in unit: { column: …, map: … }",
    ),
  unmapped: (where: SourceReference, text: string, column: string) =>
    error(
      "DATA_NOT_MAPPED",
      where,
      `${JSON.stringify(text.slice(0, 40))} is not in the map of ${column}`,
      "add it to map:, or say what becomes of such texts with otherwise:",
    ),
  notMapped: (
    where: SourceReference,
    column: string,
    texts: readonly { readonly text: string; readonly count: number }[],
    place: SourceReference,
  ): Diagnostic => {
    const shown = texts.slice(0, LISTED).map(({ text, count }) => `${JSON.stringify(text.slice(0, 40))} (${count})`);
    const more = texts.length > LISTED ? ` and ${texts.length - LISTED} more` : "";
    return {
      ...said(
        "warning",
        "DATA_NOT_MAPPED",
        where,
        `not in the map of ${column}, so left as printed: ${shown.join(", ")}${more}`,
        "add them to map:, or say what becomes of them with otherwise: or unmapped: not-needed",
      ),
      related: [place],
    };
  },
  lookupTwice: (where: SourceReference, key: string, texts: readonly string[], first: number): Diagnostic => ({
    ...error(
      "DATA_LOOKUP_TWICE",
      where,
      `the key ${JSON.stringify(key)} stands for ${texts.map((text) => JSON.stringify(text)).join(" and for ")}`,
      "keep one of the rows, or look up by a further column: key: [A, B]",
    ),
    related: [{ file: where.file, line: first, ...(where.column === undefined ? {} : { column: where.column }) }],
  }),
  noUnitRow: (file: string) =>
    error("DATA_EMPTY_FILE", { file, line: 2 }, "there is no row of units", "remove unit-row, or give units in wide"),
};
