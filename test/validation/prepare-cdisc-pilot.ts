/** The copied laboratory and treatment records of the CDISC pilot study under the names of the canonical export. */
import { csvText, type ExportFiles, readRows } from "./run-study.ts";

/** LBTESTCD as the pilot writes it. */
const ANALYTES: Readonly<Record<string, string>> = {
  HGB: "hemoglobin",
  WBC: "leukocytes",
  LYM: "lymphocytes",
  PLAT: "platelets",
};

/** Names of columns and analytes change, and the one date of death becomes an event; no value, unit or date is touched. */
export function cdiscPilotExport(): ExportFiles {
  const participants = readRows("data/cdisc-pilot/participants.csv");
  const labs = readRows("data/cdisc-pilot/labs.csv").map((row) => ({
    ...row,
    analyte: ANALYTES[row["test"]!] ?? row["test"]!,
    lower_limit: row["ref_low"]!,
    upper_limit: row["ref_high"]!,
  }));
  const deaths = participants
    .filter((row) => row["death_date"] !== "")
    .map((row) => ({ participant_id: row["participant_id"]!, event: "death", occurred_on: row["death_date"]! }));
  return {
    "participants.csv": csvText(
      ["participant_id", "arm", "sex", "age_years", "treatment_start", "treatment_end"],
      participants.map((row) => ({ ...row, age_years: row["age"]! })),
    ),
    "labs.csv": csvText(
      ["participant_id", "analyte", "collected_at", "value", "unit", "lower_limit", "upper_limit", "visit"],
      labs,
    ),
    "events.csv": csvText(["participant_id", "event", "occurred_on"], deaths),
  };
}
