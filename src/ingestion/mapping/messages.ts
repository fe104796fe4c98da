/** What may be said of a file that sources.yaml maps. Codes are append-only and documented in docs/diagnostics.md. */
import type { Diagnostic } from "../../core/diagnostic.ts";

function error(code: string, where: Diagnostic["where"], message: string, hint: string): Diagnostic {
  return { code, severity: "error", where, message, hint };
}

export const messages = {
  fileMissing: (where: Diagnostic["where"], file: string) =>
    error(
      "DATA_MISSING_FILE",
      where,
      `there is no ${file}`,
      "sources.yaml maps it; correct its name, or remove the mapping",
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
  badDate: (where: Diagnostic["where"], raw: string, format: string, fitting: readonly string[]) =>
    error(
      "DATA_BAD_DATE",
      where,
      `${JSON.stringify(raw.slice(0, 40))} is no date of the form ${format}`,
      fitting.length === 0
        ? "correct it at the site, or set such rows aside: set-aside: [DATA_BAD_DATE]"
        : `as ${fitting.join(" or ")} it would be one: write date: ${fitting[0]}${fitting.length > 1 ? ", whichever is meant" : ""}`,
    ),
  noUnitRow: (file: string) =>
    error("DATA_EMPTY_FILE", { file, line: 2 }, "there is no row of units", "remove unit-row, or give units in wide"),
};
