/** The mapping of the list of participants: a file of its own, or whatever file has a row for each of them. */
import type { ColumnProfile } from "./column-profile.ts";
import { columnOfRole, columnsOfRole } from "./column-roles.ts";
import { dateEntry } from "./draft-date.ts";
import { fileLines, type Lines } from "./draft-file.ts";
import { participantColumn } from "./draft-participant.ts";
import type { FileProfile } from "./profile-file.ts";
import type { Proposal } from "./proposal.ts";
import type { ColumnRole } from "./role-names.ts";
import { block, entry, flow, inline, note, type YamlEntry, type YamlMap } from "./yaml-text.ts";

/** Canonical column by role; the dates apart. */
const TEXTS: readonly (readonly [ColumnRole, string])[] = [
  ["arm", "arm"],
  ["site", "site"],
  ["age", "age_years"],
  ["height", "height_cm"],
  ["weight", "weight_kg"],
];
const DATES: readonly (readonly [ColumnRole, string])[] = [
  ["enrolled", "enrolled_on"],
  ["born", "born_on"],
  ["last-contact", "last_contact_on"],
];

/** How many columns say something of the participant: what a list of participants has most of. */
export function attributeCount(file: FileProfile): number {
  const roles = [...TEXTS, ...DATES].map(([role]) => role);
  return [...roles, "sex" as const, "died" as const].filter((role) => columnOfRole(file.columns, role) !== undefined)
    .length;
}

/** One row for each participant, as far as their texts were counted. */
export function isOneRowEach(file: FileProfile): boolean {
  const column = columnsOfRole(file.columns, "participant")[0];
  return column !== undefined && !column.repeats && column.blank === 0;
}

export function draftParticipants(file: FileProfile, proposal: Proposal): YamlMap {
  const participant = participantColumn(file, proposal);
  const { column, isFilledDown } = participant;
  const repeats = column === undefined || column.repeats;
  return block([
    ...fileLines(file, proposal),
    ...(isFilledDown && column !== undefined
      ? [
          entry(
            "where",
            block([entry(column.name, inline([entry("blank", false)]))]),
            "the first row of each participant",
          ),
        ]
      : []),
    ...(repeats ? [entry("repeats", "keep-first", "a participant has several rows; the first is read")] : []),
    entry("columns", block([participant.entry, ...attributes(file, proposal)])),
  ]);
}

function attributes(file: FileProfile, proposal: Proposal): Lines {
  const texts = TEXTS.flatMap(([role, key]) => {
    const column = columnOfRole(file.columns, role);
    return column === undefined ? [] : [entry(key, column.name)];
  });
  const dates = DATES.flatMap(([role, key]) => {
    const column = columnOfRole(file.columns, role);
    return column === undefined ? [] : [dateEntry({ key, column }, file, proposal)];
  });
  const hasStart = dates.some(({ key }) => key === "enrolled_on");
  return [...texts, ...sexEntry(file, proposal), ...dates, ...(hasStart ? [] : startHint(file, proposal))];
}

function startHint(file: FileProfile, proposal: Proposal): Lines {
  askStart(file, proposal);
  return [note("UNDECIDED enrolled_on: NAME   # day 0 of the study skeleton")];
}

/** The study skeleton counts its days from there. */
export function askStart(file: FileProfile, proposal: Proposal): void {
  proposal.ask({
    id: "day 0",
    file: file.name,
    what: "no column has a date of enrolment, from which the study skeleton counts its days",
    write: "enrolled_on: NAME under participants, or in the study an anchor on an event or an intervention",
    choices: [],
  });
}

const WOMEN = /^(?:f|female|w|weiblich|woman|femme|女|女性)$/i;
const MEN = /^(?:m|male|männlich|man|homme|男|男性)$/i;

function sexEntry(file: FileProfile, proposal: Proposal): readonly YamlEntry[] {
  const column = columnOfRole(file.columns, "sex");
  if (column === undefined) return [];
  const texts = [...(column.texts?.keys() ?? [])].sort();
  if (texts.every((text) => text === "F" || text === "M")) return [entry("sex", column.name)];
  const map = texts.flatMap((text) =>
    WOMEN.test(text) ? [entry(text, "F")] : MEN.test(text) ? [entry(text, "M")] : [],
  );
  const rest = texts.filter((text) => !WOMEN.test(text) && !MEN.test(text));
  const whole = (entries: readonly YamlEntry[]) =>
    entry("sex", inline([entry("column", column.name), entry("map", inline(entries)), entry("otherwise", "")]));
  if (rest.length === 0) return [whole(map)];
  return [codedSex(file, column, { rest, map }, proposal, whole)];
}

interface Coded {
  readonly rest: readonly string[];
  readonly map: readonly YamlEntry[];
}

/** Numbers for the sexes mean one thing here and the other there. */
function codedSex(
  file: FileProfile,
  column: ColumnProfile,
  { rest, map }: Coded,
  proposal: Proposal,
  whole: (entries: readonly YamlEntry[]) => YamlEntry,
): YamlEntry {
  const [one = "", other = ""] = rest;
  const isPair = rest.length === 2 && map.length === 0;
  const pair = (female: string, male: string) => `{ ${flow(female)}: F, ${flow(male)}: M }`;
  const answer = proposal.ask({
    id: `${file.label} sex`,
    file: file.name,
    what: `${column.name} has ${rest
      .slice(0, 6)
      .map((text) => JSON.stringify(text))
      .join(", ")}: which is which is not known, and sex is left out`,
    write: isPair
      ? `map: ${pair(one, other)}, or map: ${pair(other, one)}, at sex`
      : "map: { TEXT: F, TEXT: M } at sex",
    choices: isPair
      ? [
          { answer: one, text: `${one} is female, ${other} male` },
          { answer: other, text: `${other} is female, ${one} male` },
        ]
      : [],
  });
  if (answer === undefined) return { ...whole(map), comment: "UNDECIDED which is F and which is M?" };
  return { ...whole([entry(answer, "F"), entry(answer === one ? other : one, "M")]), comment: "as answered" };
}
