/** Exports of a shape that nadir brings a mapping for: canonical files, SDTM, OMOP, MIMIC, FHIR. */
import { compareText } from "../../core/diagnostic.ts";
import { type CanonicalTable, REQUIRED_COLUMNS } from "../../definition/sources/canonical-columns.ts";
import { loadSources } from "../../definition/sources/load.ts";
import type { FileMapping } from "../../definition/sources/model.ts";
import { PRESETS, type PresetName, presetText } from "../../definition/sources/presets.ts";
import { columnsNamed } from "../mapping/header.ts";
import type { FileProfile } from "./profile-file.ts";

const CANONICAL_LABS = ["participant_id", "analyte", "collected_at", "value", "unit"];

/** The table that a file is in its canonical form, so that it needs no mapping. */
export function canonicalTable(file: FileProfile): CanonicalTable | undefined {
  const table = (Object.keys(REQUIRED_COLUMNS) as CanonicalTable[]).find((name) => file.name === `${name}.csv`);
  if (table === undefined) return undefined;
  const needed = table === "labs" ? CANONICAL_LABS : REQUIRED_COLUMNS[table];
  const isPlain = file.encoding === "utf-8" && file.delimiter === "," && file.headerLine === 1;
  return isPlain && needed.every((name) => file.columns.some((column) => column.name === name)) ? table : undefined;
}

/** A file of a preset and the file of the export that is it; undefined where there is none. */
export interface PresetFile {
  readonly mapping: FileMapping;
  readonly file: FileProfile | undefined;
  /** Columns that the preset reads and the file has not. */
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
    .map((name) => ({ name, files: presetFiles(name).map((mapping) => presetFile(mapping, files)) }))
    .find((found) => found.files.some(({ mapping, file }) => mapping.table === "labs" && file !== undefined));
}

function presetFiles(name: PresetName): readonly FileMapping[] {
  return loadSources(presetText(name) ?? "", "preset").sources?.files ?? [];
}

function presetFile(mapping: FileMapping, files: readonly FileProfile[]): PresetFile {
  const stem = stemOf(mapping.file);
  const file = files.find((candidate) => stemOf(candidate.name) === stem && hasColumns(candidate, mapping));
  const names = new Set(file?.columns.map((column) => column.name));
  return {
    mapping,
    file,
    missing: file === undefined ? [] : columnsNamed(mapping).filter((column) => !names.has(column)),
  };
}

/** `lb.csv`, `LB.xpt` and `lb.csv.gz` are one data set. */
function stemOf(name: string): string {
  return name.toLowerCase().replace(/\.[a-z.]+$/, "");
}

/** Whatever the table requires; the rest may be missing. */
function hasColumns(file: FileProfile, { table, columns }: FileMapping): boolean {
  const names = new Set(file.columns.map((column) => column.name));
  const needed = [...REQUIRED_COLUMNS[table], ...(table === "labs" ? ["analyte", "value"] : [])];
  return needed.every((key) => columns.get(key)?.columns.every((column) => names.has(column)) === true);
}
