/** A finished run on standard output: for people, and for machines. */
import { dayText } from "../core/calendar.ts";
import { participantStates, type StudyRun } from "../engine.ts";
import { decisionObject } from "../reporting/decisions-json.ts";
import { knifeEdgeSummary } from "../reporting/knife-edge-text.ts";
import { readingsText } from "../reporting/readings-text.ts";
import { summaryText } from "../reporting/summary-text.ts";
import type { StudyRunArguments } from "./run-arguments.ts";

export function summaryOf(run: StudyRun, options: StudyRunArguments): string {
  const { study, dataset, analysis } = run;
  const summary = summaryText({
    study,
    participants: dataset.participants.length,
    cutoff: dayText(dataset.cutoff),
    cutoffGiven: options.cutoff !== undefined,
    estimates: analysis.estimates,
    decisions: analysis.decisions,
    rows: dataset.accounting,
  });
  const edges = run.knifeEdges === undefined ? "" : `\n${knifeEdgeSummary(run.knifeEdges)}`;
  return `${summary}${options.readings === "none" ? "" : `\n${readingsText(run.readings)}`}${edges}`;
}

/** What is printed can be passed on as well as what is written: of an aggregate output only which study it is. */
export function runObject(run: StudyRun, aggregateOnly: boolean): Readonly<Record<string, unknown>> {
  const { study, dataset, analysis } = run;
  const facts = { study: study.id, status: study.status, cutoff: dayText(dataset.cutoff), rows: dataset.accounting };
  if (aggregateOnly) return facts;
  return {
    ...facts,
    participants: dataset.participants.length,
    estimates: analysis.estimates,
    decisions: analysis.decisions.map(decisionObject),
    states: participantStates(run),
  };
}

export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}
