/** The rows whose smallest change could turn a verdict: those that decided, their neighbours in time, and every record named. */
import type { AnalyteName } from "../../core/analyte.ts";
import { inRange } from "../../core/day-range.ts";
import { shift } from "../../core/duration.ts";
import type { Observation, Participant } from "../../core/participant.ts";
import { compareSources } from "../../core/source-reference.ts";
import type { Study } from "../../definition/model/study.ts";
import { reachedFrom } from "../../definition/walk/reached.ts";
import type { Context } from "../../derivation/context.ts";
import type { Derivation } from "../../derivation/derivation.ts";
import type { Evidence, Finding } from "../../derivation/finding.ts";
import { isObservation } from "./perturbation.ts";

/** What an endpoint reads, the same for every participant. */
export interface EndpointReads {
  readonly anchors: readonly string[];
  /** Interventions and events. */
  readonly records: readonly string[];
}

export function readsOf(study: Study, endpoint: string): EndpointReads {
  const { objects, names } = reachedFrom(study, study.endpoints.get(endpoint));
  const anchors = [...names].filter((name) => name.startsWith("anchor ")).map((name) => name.slice("anchor ".length));
  const records = new Set<string>(objects.flatMap(recordNames));
  return { anchors, records: [...records] };
}

/** Selectors, transfusion rules, competing and intercurrent events, whatever node they stand in. */
function recordNames(item: object): readonly string[] {
  const { names, intervention, events, competing } = item as Readonly<Record<string, unknown>>;
  return [names, [intervention], events, competing]
    .flatMap((value) => (Array.isArray(value) ? value.flat() : []))
    .filter((name): name is string => typeof name === "string");
}

export function knifeEdgeRows(context: Context, derivation: Derivation, reads: EndpointReads): readonly Evidence[] {
  const { participant } = context;
  const anchors = reads.anchors.flatMap((name) => {
    const anchor = context.anchor(name);
    return anchor.status === "day" ? anchor.evidence : [];
  });
  const seen = [
    ...derivation.evidence,
    ...derivation.findings.flatMap(({ finding }) => allEvidence(finding)),
    ...anchors,
  ];
  const observed = seen.filter(isObservation);
  const records = reads.records.flatMap((name) => [...participant.interventions(name), ...participant.events(name)]);
  return [
    ...new Set<Evidence>([
      ...seen,
      ...countsOf(participant, derivation),
      ...neighbours(participant, observed),
      ...records,
    ]),
  ].sort((a, b) => compareSources(a.source, b.source));
}

function allEvidence(finding: Finding): readonly Evidence[] {
  return [...finding.evidence, ...finding.parts.flatMap(allEvidence)];
}

/** Of a time to recovery every count up to the horizon may matter, not only those of the run that was found. */
function countsOf(participant: Participant, { endpoint, start }: Derivation): readonly Observation[] {
  if (endpoint.kind !== "time-to-event" || endpoint.event.kind !== "sustained" || start === undefined) return [];
  const { rule } = endpoint.event;
  const last = endpoint.horizon === undefined ? undefined : shift(start, endpoint.horizon) + rule.length + rule.span;
  return participant.observations(rule.analyte.name).filter(({ day }) => inRange(day, { first: start, last }));
}

/** The result before and the result after each one that decided. */
function neighbours(participant: Participant, rows: readonly Observation[]): readonly Observation[] {
  const analytes = [...new Set<AnalyteName>(rows.map(({ analyte }) => analyte))];
  return analytes.flatMap((analyte) => {
    const all = participant.observations(analyte);
    const used = new Set(rows);
    return all.filter((_, index) => [all[index - 1], all[index + 1]].some((row) => row !== undefined && used.has(row)));
  });
}
