/** A preset as it fits the export: by its name alone where every file is as it says, else with the tables that differ written out. */
import { compareText } from "../../core/diagnostic.ts";
import { type CanonicalTable, DATE_COLUMNS } from "../../definition/sources/canonical-columns.ts";
import type { CellRule, Filter } from "../../definition/sources/model.ts";
import { fileLines, type Lines } from "./draft-file.ts";
import { askStart } from "./draft-participants.ts";
import type { PresetFile, PresetFound } from "./known-shape.ts";
import type { FileProfile } from "./profile-file.ts";
import type { Proposal } from "./proposal.ts";
import { block, entry, inline, type YamlEntry, type YamlMap, type YamlValue } from "./yaml-text.ts";

const TABLES: readonly CanonicalTable[] = ["participants", "labs", "interventions", "events"];

export function presetLines({ name, files }: PresetFound, proposal: Proposal): Lines {
  const tables = TABLES.map((table) => ({ table, files: files.filter(({ mapping }) => mapping.table === table) }));
  for (const { mapping, file } of files)
    if (file !== undefined) proposal.found(file.name, `${mapping.file} of the preset ${name}: ${mapping.table}`);
  const people = files.find(({ mapping, file }) => mapping.table === "participants" && file !== undefined);
  if (people?.file !== undefined && !hasStart(people)) askStart(people.file, proposal);
  return [
    entry("preset", name),
    ...tables
      .filter(({ files: ofTable }) => ofTable.some((file) => !isAsPreset(file)))
      .map(({ table, files: ofTable }) => entry(table, present(ofTable, proposal), "differs from the preset")),
  ];
}

function hasStart({ mapping, missing }: PresetFile): boolean {
  const rule = mapping.columns.get("enrolled_on");
  return rule !== undefined && !rule.columns.some((column) => missing.includes(column));
}

function isAsPreset({ mapping, file, missing }: PresetFile): boolean {
  return file !== undefined && file.name === mapping.file && missing.length === 0;
}

function present(files: readonly PresetFile[], proposal: Proposal): readonly YamlMap[] {
  return files.flatMap((found) => (found.file === undefined ? [] : [fileMap(found, found.file, proposal)]));
}

function fileMap({ mapping, missing }: PresetFile, file: FileProfile, proposal: Proposal): YamlMap {
  const columns = [...mapping.columns].filter(([, rule]) => !rule.columns.some((column) => missing.includes(column)));
  const where = mapping.where.filter((filter) => !missing.includes(filter.column));
  return block([
    ...fileLines(file, proposal),
    ...(where.length === 0 ? [] : [entry("where", block(where.map(filterEntry)))]),
    entry("columns", block(columns.map(([key, rule]) => entry(key, cell(key, rule))))),
  ]);
}

function filterEntry({ column, allowed, excluded, blank }: Filter): YamlEntry {
  if (allowed !== undefined) return entry(column, [...allowed].sort(compareText));
  return entry(
    column,
    inline([
      ...(excluded === undefined ? [] : [entry("not", [...excluded].sort(compareText))]),
      ...(blank === undefined ? [] : [entry("blank", blank)]),
    ]),
  );
}

function cell(key: string, rule: CellRule): YamlValue {
  const { columns, separator, constant, prefix, strip, map, otherwise, date, lookup } = rule;
  const isDate = DATE_COLUMNS.has(key) && date !== undefined;
  const parts = [
    ...(constant === undefined ? [] : [entry("constant", constant)]),
    ...(columns.length === 1 ? [entry("column", columns[0] ?? "")] : []),
    ...(columns.length > 1 ? [entry("columns", columns)] : []),
    ...(separator === "" ? [] : [entry("separator", separator)]),
    ...(strip === "" ? [] : [entry("strip", strip)]),
    ...(prefix === "" ? [] : [entry("prefix", prefix)]),
    ...(lookup === undefined
      ? []
      : [entry("lookup", inline(Object.entries(lookup).map(([name, text]) => entry(name, text as string))))]),
    ...(map === undefined ? [] : [entry("map", inline([...map].map(([from, to]) => entry(from, to))))]),
    ...(otherwise === undefined ? [] : [entry("otherwise", otherwise)]),
    ...(isDate && date.format !== "iso" ? [entry("date", date.format)] : []),
    ...(isDate && date.partial !== undefined ? [entry("partial", date.partial)] : []),
  ];
  return columns.length === 1 && parts.length === 1 ? (columns[0] ?? "") : inline(parts);
}
