/**
 * Tables of doses and observations as programs of pharmacometrics write them (NONMEM): ID, TIME, DV and EVID, where EVID 0 is an observation.
 * Which test DV is, and whether TIME is in hours or days, such a table does not say.
 */
import { ANALYTE_NAMES } from "../../core/analyte.ts";
import type { ColumnProfile } from "./column-profile.ts";
import { dateEntry } from "./draft-date.ts";
import { fileLines } from "./draft-file.ts";
import { participantColumn } from "./draft-participant.ts";
import { wideEntry } from "./draft-units.ts";
import type { FileProfile } from "./profile-file.ts";
import type { Proposal } from "./proposal.ts";
import { block, entry, note, type YamlMap } from "./yaml-text.ts";

export interface DosingRecords {
  readonly time: ColumnProfile;
  readonly observed: ColumnProfile;
  readonly kind: ColumnProfile;
}

export function dosingRecords({ columns }: FileProfile): DosingRecords | undefined {
  const named = (name: string) => columns.find((column) => column.name.toUpperCase() === name && column.isNumeric);
  const [time, observed, kind] = ["TIME", "DV", "EVID"].map(named);
  if (time === undefined || observed === undefined || kind?.texts?.has("0") !== true) return undefined;
  return { time, observed, kind };
}

/** Undefined while nobody has said which test it is: a mapping must name one. */
export function draftDosing(file: FileProfile, records: DosingRecords, proposal: Proposal): YamlMap | undefined {
  const { time, observed, kind } = records;
  proposal.found(file.name, `doses and observations: ${kind.name} 0 is an observation, ${observed.name} its value`);
  const answer = proposal.ask({
    id: `${file.label} test`,
    file: file.name,
    what: `${observed.name} is the result of one test, which the table does not name`,
    write: `labs: [{ file: ${file.name}, where: { ${kind.name}: "0" }, columns: { participant_id: ID, collected_at: { column: ${time.name}, date: hours, origin: 2000-01-01 } }, wide: { leukocytes: { column: ${observed.name}, unit: 10*9/L } } }], with the test, the unit and the kind of time that are meant`,
    choices: OFTEN.map((name) => ({ answer: name, text: name })),
  });
  const analyte = ANALYTE_NAMES.find((name) => name === answer);
  if (analyte === undefined) return undefined;
  proposal.answeredAnalytes.push(analyte);
  const columns = [
    participantColumn(file, proposal).entry,
    dateEntry({ key: "collected_at", column: time }, file, proposal),
  ];
  return block([
    ...fileLines(file, proposal),
    entry("where", block([entry(kind.name, "0")]), "other records are doses"),
    entry("columns", block(columns)),
    entry("wide", block([wideEntry({ analyte, column: observed }, file, proposal), note("the test is as answered")])),
  ]);
}

const OFTEN = ["leukocytes", "neutrophils", "platelets", "hemoglobin", "lymphocytes"] as const;
