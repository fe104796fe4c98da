/** Whether a file has laboratory results, and in which shape: a row per result, or a column per analyte. */
import type { AnalyteName } from "../../core/analyte.ts";
import { findTerm, nearAnalyte } from "../../core/analyte-terms.ts";
import { readUnit } from "../../core/unit-spelling.ts";
import { unitInHeader } from "../mapping/wide.ts";
import type { ColumnProfile } from "./column-profile.ts";
import { columnOfRole, columnsOfRole } from "./column-roles.ts";
import type { FileProfile } from "./profile-file.ts";

export interface AnalyteColumn {
  readonly analyte: AnalyteName;
  readonly column: ColumnProfile;
}

export type LabShape =
  | {
      readonly kind: "long";
      readonly analyte: ColumnProfile;
      readonly value: ColumnProfile;
      readonly unit: ColumnProfile | undefined;
    }
  | { readonly kind: "wide"; readonly analytes: readonly AnalyteColumn[]; readonly near: readonly AnalyteColumn[] };

export function labShape(file: FileProfile): LabShape | undefined {
  return longShape(file) ?? wideShape(file);
}

/** What the header of a column says is measured: its name as it stands, without its unit, or with its underscores and `percent` written out. */
export function analyteOfHeader(name: string): AnalyteName | undefined {
  const unit = unitInHeader(name);
  const bare = unit === "" || readUnit(unit) === undefined ? name : name.slice(0, name.lastIndexOf(unit) - 1);
  for (const text of [name, bare, respelled(bare)]) {
    const meaning = findTerm(text);
    if (meaning !== undefined) return meaning.kind === "analyte" ? meaning.analyte.name : undefined;
  }
  return undefined;
}

/** `neut_percent` is `neut %`. */
function respelled(name: string): string {
  return name
    .replace(/[_.]+/g, " ")
    .replace(/\b(?:percent|pct)\b/i, "%")
    .trim();
}

function wideShape({ columns }: FileProfile): LabShape | undefined {
  const results = columns.filter((column) => column.filled > 0 && column.isNumeric);
  const analytes: AnalyteColumn[] = [];
  const near: AnalyteColumn[] = [];
  for (const column of results) {
    const analyte = analyteOfHeader(column.name);
    if (analyte !== undefined) {
      analytes.push({ analyte, column });
      continue;
    }
    const perhaps = nearAnalyte(respelled(column.name));
    if (perhaps !== undefined) near.push({ analyte: perhaps, column });
  }
  return analytes.length === 0 ? undefined : { kind: "wide", analytes, near };
}

function longShape(file: FileProfile): LabShape | undefined {
  const { columns } = file;
  const analyte = testColumn(file);
  const value = columnsOfRole(columns, "value").find((column) => column !== analyte);
  if (analyte === undefined || value === undefined) return undefined;
  return { kind: "long", analyte, value, unit: columnOfRole(columns, "unit") };
}

/** The column whose texts are names of tests: one of that name with an analyte among its texts, else the one with most of them, else one of that name. */
function testColumn({ columns }: FileProfile): ColumnProfile | undefined {
  const named = columnsOfRole(columns, "analyte");
  const known = named.find((column) => knownTests(column).length > 0);
  if (known !== undefined) return known;
  const rated = columns
    .map((column) => ({ column, known: knownTests(column).length }))
    .filter(({ column, known }) => known >= 2 && known >= 0.3 * (column.texts?.size ?? 0) && !column.isNumeric)
    .sort((a, b) => b.known - a.known || a.column.position - b.column.position);
  return rated[0]?.column ?? named.find((column) => !column.isNumeric);
}

/** The analytes that are among the texts of a column, each with the text that names it. */
export function knownTests(column: ColumnProfile): readonly { readonly text: string; readonly analyte: AnalyteName }[] {
  return [...(column.texts?.keys() ?? [])].flatMap((text) => {
    const meaning = findTerm(text);
    return meaning?.kind === "analyte" ? [{ text, analyte: meaning.analyte.name }] : [];
  });
}
