/** A case as the four files of an export, so that it goes the way of all data. */
import { dayText } from "../core/calendar.ts";
import type { CaseRecord, StudyCase } from "../definition/model/case.ts";
import type { OpenFile } from "./containers/export-file.ts";

/** The participant of a case, who is alone in its export. */
const CASE_PARTICIPANT = "case";

export function caseExport(study: StudyCase): OpenFile {
  const files = new Map([
    ["participants.csv", participantsCsv(study)],
    ["labs.csv", labsCsv(study)],
    ["interventions.csv", recordsCsv(study.interventions, ["intervention", "started_at"])],
    ["events.csv", recordsCsv(study.events, ["event", "occurred_on"])],
  ]);
  return (name) => {
    const text = files.get(name);
    return text === undefined ? undefined : { name, bytes: bytesOf(text) };
  };
}

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}

function participantsCsv({ attributes, logThrough }: StudyCase): string {
  const columns = new Map([["transfusions_complete_through", dayText(logThrough)], ...attributes]);
  return csv([
    ["participant_id", ...columns.keys()],
    [CASE_PARTICIPANT, ...columns.values()],
  ]);
}

function labsCsv({ labs }: StudyCase): string {
  const rows = labs.map(({ analyte, unit, day, hour, value }) => [
    CASE_PARTICIPANT,
    analyte,
    hour === undefined ? dayText(day) : `${dayText(day)}T${String(hour).padStart(2, "0")}:00`,
    value,
    unit,
  ]);
  return csv([["participant_id", "analyte", "collected_at", "value", "unit"], ...rows]);
}

function recordsCsv(records: readonly CaseRecord[], [name, started]: readonly [string, string]): string {
  const columns = [...new Set(records.flatMap((record) => [...record.columns.keys()]))];
  const rows = records.map((record) => [
    CASE_PARTICIPANT,
    record.name,
    dayText(record.day),
    ...columns.map((column) => record.columns.get(column) ?? ""),
  ]);
  return csv([["participant_id", name, started, ...columns], ...rows]);
}

function csv(rows: readonly (readonly string[])[]): string {
  return `${rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(",")).join("\n")}\n`;
}
