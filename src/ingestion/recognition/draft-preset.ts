/** A preset as it fits the export: by its name, and what of it has another file name, other columns or no file at all. */
import type { CanonicalTable } from "../../definition/sources/canonical-columns.ts";
import type { Lines } from "./draft-file.ts";
import { askStart } from "./draft-participants.ts";
import { namesOf, type PresetFile, type PresetFound } from "./known-shape.ts";
import type { Proposal } from "./proposal.ts";
import { block, entry, note, type YamlMap } from "./yaml-text.ts";

const TABLES: readonly CanonicalTable[] = ["participants", "labs", "interventions", "events"];

export function presetLines({ name, files }: PresetFound, proposal: Proposal): Lines {
  for (const { mapping, file, name: entryName } of files)
    if (file !== undefined) proposal.found(file.name, `${entryName} of the preset ${name}: ${mapping.table}`);
  const people = files.find(({ mapping, file }) => mapping.table === "participants" && file !== undefined);
  if (people?.file !== undefined && !hasStart(people)) askStart(people.file, proposal);
  return [
    entry("preset", name),
    ...TABLES.flatMap((table) => {
      const changes = files.filter(({ mapping }) => mapping.table === table).flatMap(changeOf);
      return changes.length === 0 ? [] : [entry(table, changes)];
    }),
  ];
}

function hasStart({ mapping, missing }: PresetFile): boolean {
  return mapping.columns.has("enrolled_on") && !missing.includes("enrolled_on");
}

/** An entry whose file is as the preset says needs no line. */
function changeOf({ mapping, name, file, missing }: PresetFile): readonly YamlMap[] {
  if (file === undefined)
    return mapping.ifPresent ? [] : [block([entry("leave-out", name, "no file has its columns")])];
  const lines: Lines = [
    ...(namesOf(mapping).includes(file.name) ? [] : [entry("file", file.name)]),
    // `null` takes a column of the preset away.
    ...(missing.length === 0 ? [] : [entry("columns", block(missing.map((key) => ({ key, value: NOTHING }))))]),
  ];
  return lines.length === 0 ? [] : [block([entry("change", name), ...lines, note("the rest is as in the preset")])];
}

const NOTHING = { nothing: true } as const;
