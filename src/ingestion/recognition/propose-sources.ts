/**
 * From the files of an export to a sources.yaml that loads and says what is undecided. Nothing is decided that the files do not prove: an open
 * question stands as UNDECIDED where its answer belongs, and the mapping is left so that `check` asks for it.
 */
import type { AnalyteName } from "../../core/analyte.ts";
import { ANALYTE_NAMES } from "../../core/analyte.ts";
import { findAnalyteByName } from "../../core/analyte-terms.ts";
import type { CanonicalTable } from "../../definition/sources/canonical-columns.ts";
import type { ColumnProfile } from "./column-profile.ts";
import { columnOfRole } from "./column-roles.ts";
import { dosingRecords, draftDosing } from "./dosing-records.ts";
import { draftLabs } from "./draft-labs.ts";
import { askStart, attributeCount, draftParticipants, isOneRowEach } from "./draft-participants.ts";
import { presetLines } from "./draft-preset.ts";
import { draftDeaths, draftRecords, type RecordShape, recordShape } from "./draft-records.ts";
import { canonicalTable, presetOf } from "./known-shape.ts";
import { knownTests, type LabShape, labShape } from "./lab-shape.ts";
import type { FileProfile } from "./profile-file.ts";
import { type Answers, type Finding, Proposal, type Question } from "./proposal.ts";
import { type ResultsOf, sentinelLines } from "./sentinels.ts";
import { block, entry, note, textsIn, type YamlComment, type YamlEntry, type YamlMap, yamlLines } from "./yaml-text.ts";

export interface ProposedSources {
  /** Undefined where every file is canonical, so that no mapping is needed. */
  readonly text: string | undefined;
  readonly questions: readonly Question[];
  readonly findings: readonly Finding[];
  /** Analytes that the export has, in the order of the table of analytes. */
  readonly analytes: readonly AnalyteName[];
}

export function proposeSources(files: readonly FileProfile[], answers: Answers): ProposedSources {
  const proposal = new Proposal(answers);
  const canonical = files.filter((file) => canonicalTable(file) !== undefined);
  for (const file of canonical) {
    proposal.found(file.name, `canonical: ${canonicalTable(file)}, no mapping is needed`);
    if (canonicalTable(file) === "participants" && !hasEnrolment(file)) askStart(file, proposal);
  }
  const others = files.filter((file) => !canonical.includes(file));
  const labs = files.flatMap((file) => labsOf(file));
  const preset = presetOf(others);
  const items = preset === undefined ? tableLines(others, canonical, proposal) : presetLines(preset, proposal);
  for (const file of others)
    if (!proposal.says(file.name))
      proposal.found(file.name, "not mapped: nothing in it was recognised, or nothing is needed");
  const sentinels = sentinelLines(labs.map(resultsOf), proposal);
  const analytes: readonly string[] = [
    ...labs.flatMap(analytesOf),
    ...proposal.answeredAnalytes,
    ...(preset === undefined ? [] : mappedAnalytes(preset)),
  ];
  return {
    text: items.length === 0 ? undefined : sourcesText([...sentinels, ...items]),
    questions: proposal.questions,
    findings: proposal.findings,
    analytes: ANALYTE_NAMES.filter((name) => analytes.includes(name)),
  };
}

function hasEnrolment({ columns }: FileProfile): boolean {
  return columns.some(({ name, filled }) => name === "enrolled_on" && filled > 0);
}

interface Labs {
  readonly file: FileProfile;
  readonly shape: LabShape;
}

function labsOf(file: FileProfile): readonly Labs[] {
  const shape = labShape(file);
  return shape === undefined ? [] : [{ file, shape }];
}

function resultsOf({ file, shape }: Labs): ResultsOf {
  const columns: readonly ColumnProfile[] =
    shape.kind === "long" ? [shape.value] : shape.analytes.map(({ column }) => column);
  return { file, columns };
}

function analytesOf({ shape }: Labs): readonly AnalyteName[] {
  return (shape.kind === "long" ? knownTests(shape.analyte) : shape.analytes).map(({ analyte }) => analyte);
}

/** Of a preset that names analytes by number. */
function mappedAnalytes({ files }: NonNullable<ReturnType<typeof presetOf>>): readonly string[] {
  return files.flatMap(({ mapping, file }) => {
    const rule = mapping.columns.get("analyte");
    const column = file?.columns.find(({ name }) => name === rule?.columns[0]);
    return [...(column?.texts?.keys() ?? [])].flatMap(
      (text) => rule?.map?.get(text) ?? findAnalyteByName(text)?.name ?? [],
    );
  });
}

function sourcesText(items: readonly (YamlEntry | YamlComment)[]): string {
  const head = [
    note(
      "What the files of this folder hold, as far as nadir init could tell. Everything marked UNDECIDED is yours to decide;",
    ),
    note("nadir check STUDY --data DIR says what is still wrong."),
    entry("nadir-sources", 1),
    note(
      'transfusions: complete   # if the transfusion records are complete; else "no transfusion" cannot be evaluated',
    ),
  ];
  return `${yamlLines(block([...head, ...items])).join("\n")}\n`;
}

type Lines = readonly (YamlEntry | YamlComment)[];

function tableLines(files: readonly FileProfile[], canonical: readonly FileProfile[], proposal: Proposal): Lines {
  const has = (table: CanonicalTable) => canonical.some((file) => canonicalTable(file) === table);
  const labs = files.flatMap((file) => labsOf(file));
  const rest = files.filter((file) => !labs.some((one) => one.file === file));
  const people = has("participants") ? undefined : participantsFile(files, rest);
  const records = rest.flatMap((file) => {
    const shape = recordShape(file);
    return shape === undefined ? [] : [{ file, shape }];
  });
  const recordsOf = (key: RecordShape["key"]) =>
    records.filter(({ shape }) => shape.key === key).map(({ file, shape }) => draftRecords(file, shape, proposal));
  const dosing = rest.flatMap((file) => {
    const found = dosingRecords(file);
    return found === undefined ? [] : [{ file, found }];
  });
  const drafts: readonly (readonly [CanonicalTable, readonly (YamlMap | undefined)[]])[] = [
    ["participants", people === undefined ? [] : [draftParticipants(people, proposal)]],
    [
      "labs",
      [
        ...labs.map(({ file, shape }) => draftLabs(file, shape, proposal)),
        ...dosing.map(({ file, found }) => draftDosing(file, found, proposal)),
      ],
    ],
    ["interventions", recordsOf("intervention")],
    ["events", [...recordsOf("event"), ...(people === undefined ? [] : [draftDeaths(people, proposal)])]],
  ];
  const known = new Set([people, ...[...records, ...dosing].map(({ file }) => file)]);
  for (const file of rest) if (!known.has(file)) sayUnknown(file, proposal);
  if (labs.length + dosing.length === 0 && !has("labs")) sayNoLabs(files, proposal);
  const lines = drafts.flatMap(([table, maps]) => {
    const made = maps.filter((map) => map !== undefined);
    return made.length === 0 ? [] : [entry(table, made)];
  });
  for (const file of files) sayNotMapped(file, lines, proposal);
  return lines;
}

/** A list with one row each, the one that says most; else whatever file says most of the participants. */
function participantsFile(files: readonly FileProfile[], rest: readonly FileProfile[]): FileProfile | undefined {
  const rated = files
    .filter((file) => columnOfRole(file.columns, "participant") !== undefined || !rest.includes(file))
    .map((file) => ({ file, score: attributeCount(file) + (isOneRowEach(file) ? 100 : 0) }))
    .sort((a, b) => b.score - a.score);
  return rated[0]?.file;
}

/** What nothing reads: also where a column was not recognised that should have been. */
function sayNotMapped(file: FileProfile, lines: readonly YamlEntry[], proposal: Proposal): void {
  const maps = lines.flatMap(({ value }) => value as readonly YamlMap[]);
  const ofFile = maps.filter((map) => textsIn(map)[1] === file.name);
  if (ofFile.length === 0) return;
  const used = new Set(ofFile.flatMap(textsIn));
  const names = file.columns.map((column) => column.name).filter((name) => !used.has(name));
  if (names.length > 0) proposal.found(file.name, `not mapped: ${names.join(", ")}`);
}

function sayUnknown(file: FileProfile, proposal: Proposal): void {
  const names = file.columns.map((column) => column.name).slice(0, 12);
  proposal.ask({
    id: `${file.label} unknown`,
    file: file.name,
    what: `not recognised; its columns are ${names.join(", ")}${file.columns.length > names.length ? " …" : ""}`,
    write: "a mapping under participants, labs, interventions or events, or nothing where it is not needed",
    choices: [],
  });
}

function sayNoLabs(files: readonly FileProfile[], proposal: Proposal): void {
  if (files.length === 0) return;
  proposal.ask({
    id: "no labs",
    file: files.map((file) => file.name).join(", "),
    what: "no file has laboratory results: neither a column of tests that nadir knows nor columns named after them",
    write: "labs: with analyte, value and unit, or with wide: and a column per analyte",
    choices: [],
  });
}
