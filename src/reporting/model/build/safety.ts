/** Adverse events by body system, term and worst grade, as the estimates count them. */
import { countParticipant, type Scope, scopesOf } from "../../../analysis/estimates/adverse-event-counts.ts";
import { type Group, groupsOf, inPopulation } from "../../../analysis/estimates/grouping.ts";
import type { SafetyScopeFacts } from "../safety-facts.ts";
import type { FinishedRun } from "./report-input.ts";

const GRADES = [1, 2, 3, 4, 5];

export function safetyFacts({ study, derivations }: FinishedRun): readonly SafetyScopeFacts[] {
  return [...study.endpoints.values()].flatMap(({ kind, name, paramcd }) => {
    if (kind !== "adverse-events") return [];
    const own = derivations.filter(({ endpoint }) => endpoint.name === name);
    const scopes = scopesOf(own);
    return groupsOf(own).flatMap((group) => scopes.map((scope) => scopeFacts(paramcd, group, scope)));
  });
}

function scopeFacts(paramcd: string, group: Group, scope: Scope): SafetyScopeFacts {
  const members = group.derivations.filter(inPopulation).map((derivation) => countParticipant(derivation, scope));
  return {
    paramcd,
    group: group.name,
    bodySystem: scope.bodySystem,
    term: scope.term,
    n: members.length,
    participants: members.filter(({ events }) => events.length > 0).length,
    events: members.reduce((sum, { events }) => sum + events.length, 0),
    byWorstGrade: GRADES.map((grade) => members.filter(({ worst }) => worst === grade).length),
    ungraded: members.filter(({ onlyUngraded }) => onlyUngraded).length,
  };
}
