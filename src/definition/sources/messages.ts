/** What may be wrong with sources.yaml beyond its shape. Codes are append-only and documented in docs/diagnostics.md. */
import type { Diagnostic } from "../../core/diagnostic.ts";
import { MISSING_REASONS } from "../../core/missing-reason.ts";
import type { SourceReference } from "../../core/source-reference.ts";
import { nearest } from "../../core/suggest.ts";

const REASONS = Object.keys(MISSING_REASONS);

function error(code: string, where: SourceReference, message: string, hint: string): Diagnostic {
  return { code, severity: "error", where, message, hint };
}

export const sourcesMessages = {
  columnMissing: (where: SourceReference, column: string) =>
    error(
      "DEF_SOURCES_COLUMN",
      where,
      `nothing fills the column ${column}`,
      `write "${column}: NAME" with the name of a column of the file, or "${column}: { constant: … }"`,
    ),
  noText: (where: SourceReference) =>
    error(
      "DEF_SOURCES_CELL",
      where,
      "this names neither a column nor a constant",
      "write column: NAME, or constant: TEXT",
    ),
  bothTexts: (where: SourceReference) =>
    error("DEF_SOURCES_CELL", where, "column, columns and constant exclude each other", "keep one of them"),
  notDate: (where: SourceReference, column: string) =>
    error("DEF_SOURCES_DATE", where, `${column} is not a column of dates`, "remove date, time and origin"),
  originMissing: (where: SourceReference, format: string) =>
    error(
      "DEF_SOURCES_DATE",
      where,
      `${format} are counted from a day that is not given`,
      "add origin: YYYY-MM-DD; any day will do where only differences matter",
    ),
  originUnused: (where: SourceReference, format: string) =>
    error("DEF_SOURCES_DATE", where, `dates written ${format} have no origin`, "remove origin, or write date: days"),
  badOrigin: (where: SourceReference, text: string) =>
    error("DEF_SOURCES_DATE", where, `${JSON.stringify(text)} is no day`, "origin: YYYY-MM-DD"),
  badUnit: (where: SourceReference, unit: string, hint: string) =>
    error("DEF_SOURCES_UNIT", where, `${JSON.stringify(unit)} is not a unit nadir knows`, hint),
  wideAndLong: (where: SourceReference) =>
    error(
      "DEF_SOURCES_WIDE",
      where,
      "a table with a column per analyte has no column of analyte, value or unit",
      "remove them from columns, or remove wide",
    ),
  longMissing: (where: SourceReference, column: string) =>
    error(
      "DEF_SOURCES_COLUMN",
      where,
      `nothing fills the column ${column}`,
      "name the column that holds it, or declare wide: where every analyte has a column of its own",
    ),
  wideCell: (where: SourceReference) =>
    error("DEF_SOURCES_WIDE", where, "this names neither a column nor columns to multiply", "write column: NAME"),
  path: (where: SourceReference, file: string) =>
    error(
      "DEF_SOURCES_FILE",
      where,
      `${JSON.stringify(file)} is not a file of the export`,
      "a name inside the folder, without .. and not absolute",
    ),
  textReason: (where: SourceReference, reason: string) => {
    const near = nearest(reason, REASONS);
    return error(
      "DEF_SOURCES_TEXT",
      where,
      `${JSON.stringify(reason)} is no reason for a missing value`,
      near === undefined ? `one of ${REASONS.join(", ")}` : `did you mean "${near}"?`,
    );
  },
};
