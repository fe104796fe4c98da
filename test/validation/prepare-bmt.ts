/** The copied dated records of the bone marrow transplant data under the names of the canonical export. */
import { csvText, type ExportFiles, type Row, readRows } from "./run-study.ts";

/** The events by their names here; the last contact goes to the participants. */
const EVENTS: Readonly<Record<string, string>> = {
  relapse: "relapse",
  death: "death",
  agvhd: "acute-gvhd",
  cgvhd: "chronic-gvhd",
  platelet_recovery: "platelet-recovery",
};

const PARTICIPANT_COLUMNS = ["participant_id", "arm", "last_contact_on"];
const EVENT_COLUMNS = ["participant_id", "event", "occurred_on", "grade"];

/** One row per record: bmt_subjects.csv and bmt_events.csv. */
export function bmtExport(): ExportFiles {
  const subjects = readRows("data/bmt/bmt_subjects.csv");
  const records = readRows("data/bmt/bmt_events.csv");
  const contact = new Map(
    records.filter((row) => row["event"] === "last_contact").map((row) => [row["id"], row["date"]]),
  );
  const events = records.flatMap(({ id, event, date, grade }): Row[] => {
    const name = EVENTS[event!];
    return name === undefined ? [] : [{ participant_id: id!, event: name, occurred_on: date!, grade: grade! }];
  });
  return files(subjects, (id) => contact.get(id) ?? "", events);
}

/** One row per participant: bmt_raw_dates.csv, whose dates of acute disease are of grade 2 or more and carry no grade. */
export function bmtExportFromColumns(): ExportFiles {
  const subjects = readRows("data/bmt/bmt_raw_dates.csv");
  const contact = new Map(subjects.map((row) => [row["id"], row["last_contact_date"]]));
  const events = subjects.flatMap((row) =>
    Object.entries(EVENTS).flatMap(([column, event]): Row[] => {
      const occurred_on = row[`${column}_date`]!;
      return occurred_on === "" ? [] : [{ participant_id: row["id"]!, event, occurred_on }];
    }),
  );
  return files(subjects, (id) => contact.get(id) ?? "", events);
}

function files(subjects: readonly Row[], contactOf: (id: string) => string, events: readonly Row[]): ExportFiles {
  const participants = subjects.map((row) => ({
    participant_id: row["id"]!,
    arm: row["group"]!,
    last_contact_on: contactOf(row["id"]!),
  }));
  const infusions = subjects.map((row) => ({
    participant_id: row["id"]!,
    event: "stem-cell-infusion",
    occurred_on: row["infusion_date"]!,
  }));
  return {
    "participants.csv": csvText(PARTICIPANT_COLUMNS, participants),
    "events.csv": csvText(EVENT_COLUMNS, [...infusions, ...events]),
  };
}
