/** Exports of a shape that nadir brings a mapping for: canonical files, SDTM, OMOP, MIMIC, FHIR. */
import { findTerm, nearAnalyte } from "../../core/analyte-terms.ts";
import { compareText } from "../../core/diagnostic.ts";
import { readSourceTree } from "../../definition/source-tree.ts";
import { type CanonicalTable, REQUIRED_COLUMNS } from "../../definition/sources/canonical-columns.ts";
import { loadSources } from "../../definition/sources/load.ts";
import type { FileMapping } from "../../definition/sources/model.ts";
import { PRESETS, type PresetName, presetText } from "../../definition/sources/presets.ts";
import { columnsNamed } from "../mapping/header.ts";
import type { ColumnProfile } from "./column-profile.ts";
import { knownTests } from "./lab-shape.ts";
import type { FileProfile } from "./profile-file.ts";

const CANONICAL_LABS = ["participant_id", "analyte", "collected_at", "value", "unit"];

/** The table that a file is in its canonical form, so that it needs no mapping: name, columns, and what stands in them. */
export function canonicalTable(file: FileProfile): CanonicalTable | undefined {
  const table = (Object.keys(REQUIRED_COLUMNS) as CanonicalTable[]).find((name) => file.name === `${name}.csv`);
  if (table === undefined) return undefined;
  const needed = table === "labs" ? CANONICAL_LABS : REQUIRED_COLUMNS[table];
  const isPlain = file.encoding === "utf-8" && file.delimiter === "," && file.headerLine === 1;
  const columns = needed.map((name) => file.columns.find((column) => column.name === name));
  return isPlain && columns.every((column) => column !== undefined && isCanonical(column)) ? table : undefined;
}

/** No cell of it needs a mapping: no blank to fill, no date to turn round, no decimal comma, no other name of a test. */
function isCanonical(column: ColumnProfile): boolean {
  if (column.filled === 0) return true;
  switch (column.name) {
    case "participant_id":
      return column.blank === 0;
    case "collected_at":
    case "started_at":
    case "occurred_on": {
      const form = column.dates.form(true);
      return form?.kind === "proven" && form.format === "iso" && column.blank === 0;
    }
    case "analyte":
      return isOfCanonicalTests(column);
    case "value":
      return column.numbers.decimalSign().kind === "point";
    default:
      return true;
  }
}

function isOfCanonicalTests(column: ColumnProfile): boolean {
  const known = knownTests(column);
  const resembling = [...(column.texts?.keys() ?? [])].filter(
    (text) => findTerm(text) === undefined && nearAnalyte(text) !== undefined,
  );
  return known.length > 0 && resembling.length === 0 && known.every(({ text, analyte }) => text === analyte);
}

/** An entry of a preset and the file of the export that it reads; undefined where there is none. */
export interface PresetFile {
  readonly mapping: FileMapping;
  /** By which sources.yaml changes the entry. */
  readonly name: string;
  readonly file: FileProfile | undefined;
  /** Canonical columns for which the file has none, though the entry reads one. */
  readonly missing: readonly string[];
}

export interface PresetFound {
  readonly name: PresetName;
  readonly files: readonly PresetFile[];
}

/** The preset whose results are in the export. */
export function presetOf(files: readonly FileProfile[]): PresetFound | undefined {
  const names = (Object.keys(PRESETS) as PresetName[]).sort(compareText);
  return names
    .map((name) => ({ name, files: presetEntries(name).map((entry) => presetFile(entry, files)) }))
    .find((found) => found.files.some(({ mapping, file }) => mapping.table === "labs" && file !== undefined));
}

/** The paths that become the columns of NDJSON: those that a preset reads, because such a file has no columns of its own. */
export function recordPaths(): readonly string[] {
  return [...new Set(presetEntries("fhir-ndjson").flatMap(({ mapping }) => columnsNamed(mapping)))];
}

interface PresetEntry {
  readonly mapping: FileMapping;
  readonly name: string;
}

const READ = new Map<PresetName, readonly PresetEntry[]>();

/** Each preset is parsed once. */
function presetEntries(preset: PresetName): readonly PresetEntry[] {
  const known = READ.get(preset) ?? readPreset(preset);
  READ.set(preset, known);
  return known;
}

function readPreset(preset: PresetName): readonly PresetEntry[] {
  const text = presetText(preset) ?? "";
  const root = readSourceTree(text, "preset").tree?.root as Readonly<Record<string, readonly { name?: string }[]>>;
  return (loadSources(text, "preset").sources?.files ?? []).map((mapping) => {
    const [, table = "", number = "0"] = mapping.pointer.split("/");
    return { mapping, name: root[table]?.[Number(number)]?.name ?? mapping.file };
  });
}

function presetFile({ mapping, name }: PresetEntry, files: readonly FileProfile[]): PresetFile {
  const fitting = files.filter((file) => hasColumns(file, mapping));
  const file =
    fitting.find((candidate) => namesOf(mapping).includes(candidate.name)) ??
    fitting.find((candidate) => stemOf(candidate.name) === stemOf(mapping.file));
  return { mapping, name, file, missing: file === undefined ? [] : missingColumns(file, mapping) };
}

/** The names under which the preset looks for the file. */
export function namesOf({ file, otherNames }: FileMapping): readonly string[] {
  return [file, ...otherNames];
}

/** `lb.csv`, `LB.xpt` and `lb.csv.gz` are one data set. */
function stemOf(name: string): string {
  return name.toLowerCase().replace(/\.[a-z.]+$/, "");
}

/** Whatever the table requires; the rest may be missing. */
function hasColumns(file: FileProfile, mapping: FileMapping): boolean {
  const { table, columns } = mapping;
  const missing = missingColumns(file, mapping);
  const needed = [...REQUIRED_COLUMNS[table], ...(table === "labs" ? ["analyte", "value"] : [])];
  const names = columnNames(file);
  const filters = mapping.where.filter((filter) => !filter.ifPresent);
  return (
    needed.every((key) => columns.has(key) && !missing.includes(key)) &&
    filters.every(({ column }) => names.has(column))
  );
}

function missingColumns(file: FileProfile, { columns }: FileMapping): readonly string[] {
  const names = columnNames(file);
  return [...columns].flatMap(([key, rule]) => {
    const has = (column: string) => names.has(column);
    const isThere = rule.take === "first" ? rule.columns.some(has) : rule.columns.every(has);
    const isNeeded = !rule.ifPresent || REQUIRED_COLUMNS.labs.includes(key);
    return isThere || rule.columns.length === 0 || !isNeeded ? [] : [key];
  });
}

/** NDJSON has every column that was asked for, so there a column without a text is none. */
function columnNames({ columns, container }: FileProfile): ReadonlySet<string> {
  return new Set(columns.filter(({ filled }) => container !== "ndjson" || filled > 0).map((column) => column.name));
}
