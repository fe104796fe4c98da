/** One participant's result for one endpoint, with what was found. */
import { countsInEstimates, inPopulation } from "../../../analysis/estimates/grouping.ts";
import { dayText, studyDay } from "../../../core/calendar.ts";
import { exactText, toNumber } from "../../../core/exact.ts";
import { type Interval, pointValue } from "../../../core/interval.ts";
import { sourceText } from "../../../core/source-reference.ts";
import { criterionText } from "../../../definition/prose/prose.ts";
import { type Derivation, type Outcome, stateOf } from "../../../derivation/derivation.ts";
import type { EpisodeRow } from "../../../derivation/episodes/result.ts";
import type { Finding } from "../../../derivation/finding.ts";
import type { AdverseEvent } from "../../../derivation/safety/adverse-event.ts";
import { intervalText } from "../../row-text.ts";
import type {
  AdverseEventFacts,
  EpisodeFacts,
  FindingFacts,
  OutcomeFacts,
  ResultFacts,
  ValueFacts,
} from "../result-facts.ts";
import { type Origin, sinceOrigin } from "./origin.ts";
import type { ParticipantRows } from "./rows.ts";

export function resultFacts(
  derivation: Derivation,
  origin: Origin | undefined,
  { placesOf }: ParticipantRows,
): ResultFacts {
  const { participant, endpoint, outcome, day, start, reference, change } = derivation;
  return {
    participant: participant.id,
    paramcd: endpoint.paramcd,
    state: stateOf(derivation),
    inPopulation: inPopulation(derivation),
    analysed: countsInEstimates(derivation),
    outcome: outcomeFacts(outcome),
    date: day === undefined ? null : dayText(day),
    day: sinceOrigin(day, origin),
    studyDay: day === undefined || reference === undefined ? null : studyDay(day, reference),
    startDate: start === undefined ? null : dayText(start),
    change:
      change === undefined
        ? null
        : { base: valueFacts(change.base), change: valueFacts(change.change), unit: change.unit },
    reason: outcome.kind === "not-evaluable" || outcome.kind === "verdict" ? (outcome.reason ?? null) : null,
    detail: outcome.kind === "not-evaluable" ? outcome.detail : "",
    evidence: placesOf(derivation.evidence),
    findings: derivation.findings.map(({ label, finding }) => ({ label, finding: findingFacts(finding, placesOf) })),
    notes: derivation.notes,
    episodes: outcome.kind === "episodes" ? outcome.rows.map((row) => episodeFacts(row, origin, placesOf)) : [],
    adverseEvents: (derivation.adverseEvents?.events ?? []).map((event) => adverseEventFacts(event, origin)),
    shift: derivation.shift ?? null,
  };
}

function outcomeFacts(outcome: Outcome): OutcomeFacts {
  switch (outcome.kind) {
    case "verdict":
      return { kind: "verdict", verdict: outcome.verdict, imputed: outcome.imputed, event: outcome.event };
    case "category":
      return { kind: "category", category: outcome.category };
    case "value": {
      const { value, unit } = outcome;
      return { kind: "value", value: toNumber(value), text: exactText(value), unit };
    }
    case "time": {
      const { days, cnsr, description, entry } = outcome;
      return { kind: "time", days, cnsr, description, entry: entry ?? null };
    }
    case "episodes":
    case "not-evaluable":
      return { kind: outcome.kind };
  }
}

function valueFacts(value: Interval): ValueFacts {
  const exactly = pointValue(value);
  return { value: exactly === undefined ? null : toNumber(exactly), text: intervalText(value) };
}

type PlacesOf = ParticipantRows["placesOf"];

function findingFacts(finding: Finding, placesOf: PlacesOf): FindingFacts {
  return {
    truth: finding.truth,
    reason: finding.reason ?? null,
    text: criterionText(finding.criterion),
    detail: finding.detail,
    nearMiss: finding.nearMiss ?? "",
    evidence: placesOf(finding.evidence),
    parts: finding.parts.map((part) => findingFacts(part, placesOf)),
  };
}

function episodeFacts(row: EpisodeRow, origin: Origin | undefined, placesOf: PlacesOf): EpisodeFacts {
  const { day, outcome, assumed, lines, evidence } = row;
  return {
    date: dayText(day),
    day: sinceOrigin(day, origin),
    kind: outcome.kind,
    value: outcome.kind === "amount" ? outcome.value : null,
    unit: outcome.kind === "amount" ? outcome.unit : "",
    class: outcome.kind === "class" ? outcome.class : "",
    reason: outcome.kind === "not-evaluable" ? outcome.reason : null,
    assumed,
    lines,
    evidence: placesOf(evidence),
  };
}

function adverseEventFacts(event: AdverseEvent, origin: Origin | undefined): AdverseEventFacts {
  const { record, day, term, bodySystem, grade, counts } = event;
  return {
    term,
    bodySystem,
    grade: grade ?? null,
    date: dayText(day),
    day: sinceOrigin(day, origin),
    endDay: sinceOrigin(record.end?.day, origin),
    related: record.attributes.get("related") ?? "",
    serious: record.attributes.get("serious") ?? "",
    counts,
    source: sourceText(record.source),
  };
}
