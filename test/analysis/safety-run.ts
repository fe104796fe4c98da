import { parseDay } from "../../src/core/calendar.ts";
import { diagnosticText } from "../../src/core/diagnostic.ts";
import { runStudy, type StudyRun } from "../../src/engine.ts";
import { openFiles } from "../ingestion/small-export.ts";

export interface SafetyExport {
  readonly participants: string;
  readonly interventions?: string;
  readonly events?: string;
  readonly labs?: string;
  readonly cutoff?: string;
}

/** A study with a first and a last dose of luspatercept and one endpoint of this text, run on an export in memory. */
export async function runSafety(endpoint: string, files: SafetyExport): Promise<StudyRun> {
  const text = `nadir: 1
study: { id: T1, title: Safety, status: registered, reference: first-dose }
anchors:
  first-dose: { intervention: luspatercept, choose: first }
  last-dose: { intervention: luspatercept, choose: last }
populations: { treated: { present: { intervention: luspatercept } } }
endpoints:
  safety:
    paramcd: SAFE
    label: Safety
    role: safety
    cites: seeds/T1.yaml#safety-1
    population: treated
${endpoint}`;
  const { value, diagnostics } = await runStudy({ name: "study.yaml", text }, openFiles(exportOf(files)), {
    cutoff: parseDay(files.cutoff ?? "2026-12-31"),
    transfusionsComplete: true,
    readings: "none",
    only: undefined,
  });
  if (value === undefined) throw new Error(diagnostics.map(diagnosticText).join("\n"));
  return value;
}

function exportOf({ participants, interventions = "", events = "", labs = "" }: SafetyExport): Record<string, string> {
  return {
    "participants.csv": `participant_id,arm,last_contact_on\n${participants}`,
    "interventions.csv": `participant_id,intervention,started_at\n${interventions}`,
    "events.csv": `participant_id,event,occurred_on,ended_on,grade,term,body_system,related\n${events}`,
    "labs.csv": `participant_id,analyte,collected_at,value,unit,lower_limit,upper_limit\n${labs}`,
  };
}

/** The rows of one statistic as `GROUP CATEGORY: VALUE of N`. */
export function estimateRows(run: StudyRun, statistic: string): readonly string[] {
  return run.analysis.estimates
    .filter((estimate) => estimate.statistic === statistic)
    .map(({ group, category, events, value, n }) => `${group} ${category}: ${events ?? value} of ${n}`);
}
