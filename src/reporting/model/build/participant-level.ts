/** Every participant: course, rows, results, ledger, and who turns under what. */
import type { KnifeEdge } from "../../../analysis/robustness/knife-edge.ts";
import type { AnalyteName } from "../../../core/analyte.ts";
import { dayText } from "../../../core/calendar.ts";
import type { DatedRecord } from "../../../core/participant.ts";
import { sourceText } from "../../../core/source-reference.ts";
import type { Needs } from "../../../definition/walk/needs.ts";
import type { Context } from "../../../derivation/context.ts";
import type { Derivation } from "../../../derivation/derivation.ts";
import { isObservation } from "../../row-text.ts";
import type { KnifeEdgeFacts, ParticipantFacts, ParticipantLevel } from "../participant-level.ts";
import { placeFacts } from "./decisions.ts";
import { type Origin, originFacts, originOf, sinceOrigin } from "./origin.ts";
import { flipFacts } from "./readings.ts";
import { recordFacts, recordsOf } from "./records.ts";
import type { FinishedRun } from "./report-input.ts";
import { resultFacts } from "./results.ts";
import { participantRows } from "./rows.ts";
import { seriesFacts } from "./series.ts";

interface Read {
  readonly needs: Needs;
  readonly analytes: readonly AnalyteName[];
}

export function participantLevel(
  { dataset, derivations, analysis, readings, knifeEdges }: FinishedRun,
  contexts: readonly Context[],
  read: Read,
): ParticipantLevel {
  const derived = new Map(contexts.map(({ participant }) => [participant.id, [] as Derivation[]]));
  for (const derivation of derivations) derived.get(derivation.participant.id)?.push(derivation);
  const parts = contexts.map((context) => participantPart(context, derived.get(context.participant.id) ?? [], read));
  return {
    participants: parts.map(({ facts }) => facts),
    results: parts.flatMap(({ results }) => results),
    ledger: dataset.ledger,
    knifeEdges: knifeEdges === undefined ? null : knifeEdges.map(knifeEdgeFacts),
    flips: flipFacts(readings),
    places: analysis.decisions.flatMap(placeFacts),
  };
}

function participantPart(context: Context, derivations: readonly Derivation[], { needs, analytes }: Read) {
  const { participant, study } = context;
  const records = recordsOf(participant, needs);
  const observed = analytes.flatMap((analyte) => participant.observations(analyte).slice(0, 1));
  const days = [...records.map(({ record }) => record.day), ...observed.map(({ day }) => day)];
  const origin = originOf(context, days.length === 0 ? undefined : Math.min(...days));
  const rows = participantRows(derivations);
  const { end, endedBy, death, withdrawal } = participant.followUp;
  const facts: ParticipantFacts = {
    id: participant.id,
    arm: participant.arm,
    attributes: [...participant.attributes]
      .filter(([name]) => name !== "participant_id" && name !== "arm")
      .map(([name, value]) => ({ name, value })),
    source: sourceText(participant.source),
    followUp: { end: dayText(end), endedBy, death: dateOf(death), withdrawal: dateOf(withdrawal) },
    origin: originFacts(origin),
    anchors: origin === undefined ? [] : anchorsOf(context, [...study.anchors.keys()], origin),
    lastDay: sinceOrigin(end, origin),
    series: seriesFacts(participant, analytes, origin),
    records: recordFacts(records, origin),
    rows: rows.rows,
  };
  return { facts, results: derivations.map((derivation) => resultFacts(derivation, origin, rows)) };
}

function dateOf(record: DatedRecord | undefined): string | null {
  return record === undefined ? null : dayText(record.day);
}

function anchorsOf(context: Context, names: readonly string[], origin: Origin): ParticipantFacts["anchors"] {
  return names.flatMap((name) => {
    const found = context.anchor(name);
    return found.status === "day" ? [{ name, day: found.day - origin.day, date: dayText(found.day) }] : [];
  });
}

function knifeEdgeFacts({ derivation, row, kind, printed, instead, from, to }: KnifeEdge): KnifeEdgeFacts {
  return {
    participant: derivation.participant.id,
    paramcd: derivation.endpoint.paramcd,
    source: sourceText(row.source),
    row: isObservation(row) ? row.analyte : row.name,
    kind,
    printed,
    instead,
    from,
    to,
  };
}
