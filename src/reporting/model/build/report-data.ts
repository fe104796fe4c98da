/** A finished run as the plain data that tables, figures and the report are drawn from. Pure: the same run gives the same data. */
import { findAnalyte } from "../../../core/analyte.ts";
import { needsOfLoaded } from "../../../definition/walk/needs.ts";
import { participantContext } from "../../../derivation/derive.ts";
import { REPORT_DATA_SCHEMA, type ReportData } from "../report-data.ts";
import { analyteFacts } from "./analytes.ts";
import { curveFacts } from "./curves.ts";
import { decisionFacts } from "./decisions.ts";
import { endpointFacts } from "./endpoints.ts";
import { estimateFacts } from "./estimates.ts";
import { groupFacts } from "./groups.ts";
import { ledgerCounts } from "./ledger.ts";
import { participantLevel } from "./participant-level.ts";
import { readingFacts } from "./readings.ts";
import type { FinishedRun, RunMade } from "./report-input.ts";
import { safetyFacts } from "./safety.ts";
import { studyFacts } from "./study.ts";
import { weekFacts } from "./weeks.ts";

export function reportData(finished: FinishedRun, made: RunMade): ReportData {
  const { loaded, study, dataset, analysis } = finished;
  const needs = needsOfLoaded(loaded);
  // The whole study: a population or a decision may rest on an endpoint that was not asked for.
  const contexts = dataset.participants.map((participant) => participantContext(loaded.study, participant));
  const endpoints = [...study.endpoints.values()].map((endpoint) => endpointFacts(study, endpoint, made.factsOf));
  const analytes = analyteFacts([...needs.analytes.keys()], dataset.participants, endpoints);
  const measured = analytes.flatMap(({ name }) => findAnalyte(name)?.name ?? []);
  return {
    schema: REPORT_DATA_SCHEMA,
    study: studyFacts(finished),
    run: made.run,
    groups: groupFacts(contexts),
    endpoints,
    analytes,
    estimates: analysis.estimates.map(estimateFacts),
    curves: curveFacts(finished),
    weeks: weekFacts(contexts, measured),
    safety: safetyFacts(finished),
    decisions: analysis.decisions.map((gate) => decisionFacts(loaded.study, gate)),
    readings: readingFacts(finished.readings),
    rows: dataset.accounting,
    ledgerCounts: ledgerCounts(dataset.ledger),
    participantLevel: participantLevel(finished, contexts, { needs, analytes: measured }),
    suppression: null,
  };
}
