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
    error("DEF_SOURCES_CELL", where, "column, columns, first-of and constant exclude each other", "keep one of them"),
  lookupKeys: (where: SourceReference, count: number) =>
    error(
      "DEF_SOURCES_CELL",
      where,
      `a key of ${count} columns needs as many columns here`,
      "write columns: [A, B] in the order of the key",
    ),
  withoutMap: (where: SourceReference) =>
    error("DEF_SOURCES_CELL", where, "there is neither a map nor a lookup that could lack a text", "add map:"),
  otherwiseAndUnmapped: (where: SourceReference) =>
    error("DEF_SOURCES_CELL", where, "otherwise already says what becomes of such a text", "remove unmapped"),
  notDate: (where: SourceReference, column: string) =>
    error(
      "DEF_SOURCES_DATE",
      where,
      `${column} is not a column of dates`,
      "remove date, time, origin, zone and partial",
    ),
  originMissing: (where: SourceReference, format: string) =>
    error(
      "DEF_SOURCES_DATE",
      where,
      `${format} are counted from a day that is not given`,
      "add origin: YYYY-MM-DD; any day will do where only differences matter",
    ),
  lookalikes: (where: SourceReference, formats: readonly string[]) =>
    error(
      "DEF_SOURCES_DATE",
      where,
      `one text may be a day in ${formats.join(" and another in ")}`,
      "declare the one that is meant; where both stand in one file, tell the rows apart with where: in two entries",
    ),
  pickOf: (where: SourceReference, pick: string) =>
    error(
      "DEF_SOURCES_DATE",
      where,
      pick === "earliest" || pick === "latest"
        ? `${pick} is held against no date`
        : `${pick} needs a date of the participant`,
      pick === "earliest" || pick === "latest" ? "remove of" : "add of: enrolled_on, or another date of the list",
    ),
  originUnused: (where: SourceReference, format: string) =>
    error("DEF_SOURCES_DATE", where, `dates written ${format} have no origin`, "remove origin, or write date: days"),
  badOrigin: (where: SourceReference, text: string) =>
    error("DEF_SOURCES_DATE", where, `${JSON.stringify(text)} is no day`, "origin: YYYY-MM-DD"),
  badUnit: (where: SourceReference, unit: string, hint: string) =>
    error("DEF_SOURCES_UNIT", where, `${JSON.stringify(unit)} is not a unit nadir knows`, hint),
  otherUnit: (where: SourceReference, unit: string, wanted: string) =>
    error("DEF_SOURCES_UNIT", where, `${unit} does not measure what the column holds`, `a unit like ${wanted}`),
  noUnitHere: (where: SourceReference, column: string) =>
    error(
      "DEF_SOURCES_UNIT",
      where,
      `${column} is not converted`,
      "unit: stands with height_cm, weight_kg and age_years; results have units:, doses dose_unit",
    ),
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
    error("DEF_SOURCES_WIDE", where, "this names not one of column and multiply", "write column: NAME"),
  path: (where: SourceReference, file: string) =>
    error(
      "DEF_SOURCES_FILE",
      where,
      `${JSON.stringify(file)} is not a file of the export`,
      "a name inside the folder, without .. and not absolute",
    ),
  noSuchEntry: (where: SourceReference, name: string, hint: string) =>
    error("DEF_SOURCES_PRESET", where, `the preset has no entry ${JSON.stringify(name)} here`, hint),
  reading: (where: SourceReference) =>
    error(
      "DEF_SOURCES_READING",
      where,
      "an export is as it is: use, or, ref, basis and why belong into a study file",
      "write the value itself",
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
