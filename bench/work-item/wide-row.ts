/** The same laboratory row as hospital systems export it: among many columns, some quoted, some with a line break inside. */
import { type LabRow, timeText } from "./lab-row.ts";

export const wideColumns =
  "study_id,site_id,participant_id,visit_name,visit_number,specimen_id,lab_name,category,analyte,test_name,loinc,collected_at,received_at,value,unit,reference_low,reference_high,abnormal_flag,remarks,entered_by,entered_at,query_status";

const TESTS = {
  hemoglobin: ["Hemoglobin", "718-7", "120", "160"],
  neutrophils: ["Neutrophils, absolute", "751-8", "1.5", "7.5"],
  platelets: ["Platelets", "777-3", "150", "400"],
} as const;

export function wideRow(row: LabRow, number: number): string {
  const [name, loinc, low, high] = TESTS[row.analyte];
  const at = timeText(row);
  return [
    "BENCH-1",
    row.participant.slice(4, 7),
    row.participant,
    `"Day ${row.day % 365}"`,
    row.day % 40,
    `SP${number}`,
    "Central (Basel)",
    "HEMATOLOGY",
    row.analyte,
    `"${name}"`,
    loinc,
    at,
    at,
    row.value,
    row.unit,
    low,
    high,
    number % 5 === 0 ? "L" : "",
    remark(number),
    `user${number % 13}`,
    at,
    number % 11 === 0 ? "OPEN" : "",
  ].join(",");
}

function remark(number: number): string {
  if (number % 37 !== 0) return "";
  return `"measured again, see ""batch"" sheet${number % 370 === 0 ? "\nsecond line" : ""}"`;
}
