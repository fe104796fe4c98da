/** The bars of a waterfall: one per participant of the population. */
import type { ParticipantLevel } from "../../model/participant-level.ts";
import type { FindingFacts, ResultFacts } from "../../model/result-facts.ts";
import type { EndpointFacts } from "../../model/study-facts.ts";

export type BarKind = "responder" | "reached" | "other";

export interface Bar {
  readonly id: string;
  readonly arm: string;
  /** Undefined where there is no change, or where it is known only between bounds. */
  readonly value: number | undefined;
  readonly kind: BarKind;
  readonly transfused: boolean;
}

const UNITS = "{unit}";

export function barOf(endpoint: EndpointFacts, result: ResultFacts, level: ParticipantLevel): Bar {
  const value = result.change?.change.value ?? undefined;
  const responder = result.outcome.kind === "verdict" && result.outcome.verdict === "Y";
  const reached = value !== undefined && endpoint.kind === "response" && isReached(endpoint, value);
  const participant = level.participants.find(({ id }) => id === result.participant);
  const rows = participant?.rows ?? [];
  const stands = (finding: FindingFacts): boolean =>
    finding.truth === "not-met" &&
    (finding.parts.some(stands) ||
      finding.evidence.some((index) => rows[index]?.kind === "record" && /transfusion/.test(rows[index]?.what ?? "")));
  return {
    id: result.participant,
    arm: participant?.arm ?? "",
    value,
    kind: responder ? "responder" : reached ? "reached" : "other",
    // Where transfusions are what is counted, they do not stand against anything.
    transfused: result.change?.unit !== UNITS && result.findings.some(({ finding }) => stands(finding)),
  };
}

/** The change and the limit are the doubles nearest to exact decimals, so equal decimals are equal here too. */
export function isReached({ limit }: EndpointFacts, value: number): boolean {
  if (limit === null) return false;
  if (limit.text.startsWith(">=")) return value >= limit.value;
  if (limit.text.startsWith("<=")) return value <= limit.value;
  return limit.text.startsWith("<") ? value < limit.value : value > limit.value;
}

/** By identifier where equal; those without a change at the end. */
export function largestFirst(a: Bar, b: Bar): number {
  if (a.value === undefined || b.value === undefined)
    return a.value === b.value ? byId(a, b) : a.value === undefined ? 1 : -1;
  return b.value - a.value || byId(a, b);
}

const byId = (a: Bar, b: Bar) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
