/** The mappings of interventions and events: files whose columns have those names, and dates of death in a list of participants. */

import type { ColumnProfile } from "./column-profile.ts";
import { columnOfRole, columnsOfRole } from "./column-roles.ts";
import { dateEntry } from "./draft-date.ts";
import { fileLines, isDated, type Lines } from "./draft-file.ts";
import { participantColumn } from "./draft-participant.ts";
import type { FileProfile } from "./profile-file.ts";
import type { Proposal } from "./proposal.ts";
import type { ColumnRole } from "./role-names.ts";
import { block, entry, flow, inline, type YamlEntry, type YamlMap } from "./yaml-text.ts";

/** What a table of records is made of. */
export interface RecordShape {
  readonly name: ColumnRole;
  readonly key: "intervention" | "event";
  /** The name of every record, where the column has a term of its own instead. */
  readonly constant?: string;
  readonly start: readonly [ColumnRole, string];
  readonly end: readonly [ColumnRole, string];
  readonly texts: readonly (readonly [ColumnRole, string])[];
}

const INTERVENTION_SHAPE: RecordShape = {
  name: "intervention",
  key: "intervention",
  start: ["started", "started_at"],
  end: ["ended", "ended_at"],
  texts: [
    ["dose", "dose"],
    ["dose-unit", "dose_unit"],
    ["product", "product"],
  ],
};
const EVENT_SHAPE: RecordShape = {
  name: "event",
  key: "event",
  start: ["occurred", "occurred_on"],
  end: ["ended", "ended_on"],
  texts: [["grade", "grade"]],
};
/** A table of adverse events names the event in a term. */
const ADVERSE_EVENT_SHAPE: RecordShape = {
  name: "term",
  key: "event",
  constant: "adverse-event",
  start: ["occurred", "occurred_on"],
  end: ["ended", "ended_on"],
  texts: [
    ["term", "term"],
    ["grade", "grade"],
    ["body-system", "body_system"],
    ["related", "related"],
    ["serious", "serious"],
  ],
};

/** What a file of records is, if it is one. */
export function recordShape(file: FileProfile): RecordShape | undefined {
  return [INTERVENTION_SHAPE, ADVERSE_EVENT_SHAPE, EVENT_SHAPE].find(
    (shape) => recordColumns(file, shape) !== undefined,
  );
}

/** The column that names what happened and the one that says when; undefined where the file has not both. */
function recordColumns(
  file: FileProfile,
  shape: RecordShape,
): { readonly name: ColumnProfile; readonly start: ColumnProfile } | undefined {
  const name = columnsOfRole(file.columns, shape.name).find((column) => !column.isNumeric);
  const start = columnOfRole(file.columns, shape.start[0]) ?? columnsOfRole(file.columns, "collected").find(isDated);
  return name === undefined || start === undefined ? undefined : { name, start };
}

export function draftRecords(file: FileProfile, shape: RecordShape, proposal: Proposal): YamlMap | undefined {
  const columns = recordColumns(file, shape);
  if (columns === undefined) return undefined;
  const participant = participantColumn(file, proposal);
  const end = columnOfRole(file.columns, shape.end[0]);
  return block([
    ...fileLines(file, proposal),
    ...(participant.isFilledDown && participant.column !== undefined
      ? [entry("fill-down", [participant.column.name])]
      : []),
    entry(
      "columns",
      block([
        participant.entry,
        nameEntry(file, shape, columns.name, proposal),
        dateEntry({ key: shape.start[1], column: columns.start }, file, proposal),
        ...(end === undefined ? [] : [dateEntry({ key: shape.end[1], column: end }, file, proposal)]),
        ...textEntries(file, shape),
      ]),
    ),
  ]);
}

function textEntries(file: FileProfile, { texts }: RecordShape): Lines {
  return texts.flatMap(([role, key]) => {
    const column = columnOfRole(file.columns, role);
    return column === undefined ? [] : [entry(key, column.name)];
  });
}

/** Names that a study file may use: lower-case letters, digits and hyphens. */
const CANONICAL = /^[a-z][a-z0-9-]*$/;
const SHOWN = 30;

/** Printed names are mapped to names of the same letters; which of them are the words of the study, such as rbc-transfusion, the owner says. */
function nameEntry(
  file: FileProfile,
  { key, constant }: RecordShape,
  column: ColumnProfile,
  proposal: Proposal,
): YamlEntry {
  if (constant !== undefined) return entry(key, inline([entry("constant", constant)]));
  const texts = [...(column.texts?.keys() ?? [])].sort();
  const printed = texts.filter((text) => !CANONICAL.test(text));
  proposal.found(
    file.name,
    `${key}: ${column.name} has ${texts.slice(0, 12).join(", ")}${texts.length > 12 ? " …" : ""}`,
  );
  if (printed.length === 0) return entry(key, column.name);
  proposal.ask({
    id: `${file.label} ${key} names`,
    file: file.name,
    what: `${column.name} has ${printed.length} names that are not those of a study file: ${printed.slice(0, 6).join(", ")}${printed.length > 6 ? " …" : ""}`,
    write: `map: { ${flow(printed[0] ?? "")}: ${suggestedName(printed[0] ?? "") ?? "rbc-transfusion"}, … } at ${key}`,
    choices: [],
  });
  const pairs = printed.slice(0, SHOWN).flatMap((text) => {
    const name = suggestedName(text);
    return name === undefined ? [] : [entry(text, name)];
  });
  if (pairs.length === 0) return entry(key, column.name, "UNDECIDED map: { printed name: name of the study file }");
  return entry(
    key,
    inline([entry("column", column.name), entry("map", inline(pairs))]),
    "UNDECIDED are these the names of the study?",
  );
}

function suggestedName(text: string): string | undefined {
  const name = text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
  return CANONICAL.test(name) && name.length <= 60 ? name : undefined;
}

/** A date of death in a file of participants is an event of its own. */
export function draftDeaths(file: FileProfile, proposal: Proposal): YamlMap | undefined {
  const died = columnOfRole(file.columns, "died");
  if (died === undefined) return undefined;
  const participant = participantColumn(file, proposal);
  return block([
    ...fileLines(file, proposal),
    entry("where", block([entry(died.name, inline([entry("blank", false)]))])),
    entry(
      "columns",
      block([
        participant.entry,
        entry("event", inline([entry("constant", "death")])),
        dateEntry({ key: "occurred_on", column: died }, file, proposal),
      ]),
    ),
  ]);
}
