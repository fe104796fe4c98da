/** What the script of the report works on: the participants, in the words of the report's language. */
import type { LedgerEntry } from "../../core/accounting.ts";
import { wordFor } from "../language/language.ts";
import type { ParticipantFacts, RowFacts } from "../model/participant-level.ts";
import type { ReportData } from "../model/report-data.ts";
import type { FindingFacts, ResultFacts } from "../model/result-facts.ts";
import type { RecordFacts, SeriesFacts } from "../model/series-facts.ts";
import type { AnalyteFacts } from "../model/study-facts.ts";
import { type PageReading, pageReadings } from "./page-readings.ts";
import { type PageWords, pageWords } from "./page-words.ts";
import type { ReportContext } from "./report-context.ts";
import { resultLines } from "./result-lines.ts";
import { shortResult } from "./short-result.ts";
import { type StateFacts, statesOf } from "./states.ts";

export interface PageData {
  readonly words: PageWords;
  readonly endpoints: readonly PageEndpoint[];
  /** The arms in the order of their names; one empty name where the export names none. */
  readonly groups: readonly string[];
  readonly analytes: readonly AnalyteFacts[];
  readonly participants: readonly PageParticipant[];
  readonly readings: readonly PageReading[];
  readonly ledger: readonly LedgerEntry[];
}

export interface PageEndpoint {
  readonly paramcd: string;
  readonly label: string;
  readonly states: readonly StateFacts[];
}

export interface PageParticipant {
  readonly id: string;
  readonly arm: string;
  readonly source: string;
  readonly attributes: ParticipantFacts["attributes"];
  /** How long the participant was followed, and what ended it, in words. */
  readonly followUp: string;
  /** What day 0 of the profile is, in words. */
  readonly origin: string;
  /** First and last day of the profile; absent where there is no day to count from. */
  readonly days?: readonly [number, number];
  readonly series: readonly SeriesFacts[];
  readonly records: readonly RecordFacts[];
  readonly rows: readonly RowFacts[];
  /** In the order of the endpoints. */
  readonly results: readonly PageResult[];
}

export interface PageResult {
  /** Index in the states of the endpoint. */
  readonly state: number;
  /** As it stands in the table of participants. */
  readonly short: string;
  readonly analysed: boolean;
  readonly day: number | null;
  /** What there is to say beside the state: the change, the time, the reason, the episodes. */
  readonly lines: readonly string[];
  readonly notes: readonly string[];
  readonly evidence: readonly number[];
  readonly findings: readonly { readonly label: string; readonly finding: FindingFacts }[];
}

export type { PageReading, PageWords };
/** Null in a report without participants. */
export function pageData(context: ReportContext): PageData | null {
  const { data } = context;
  if (data.participantLevel === null) return null;
  const { participants, results, ledger } = data.participantLevel;
  const endpoints = data.endpoints.map((endpoint) => ({
    paramcd: endpoint.paramcd,
    label: endpoint.label,
    states: statesOf(context, endpoint),
  }));
  const byParticipant = resultsByParticipant(results);
  return {
    words: pageWords(context),
    endpoints,
    groups: armsOf(data),
    analytes: data.analytes,
    participants: participants.map((participant) => {
      return pageParticipant(context, endpoints, participant, byParticipant.get(participant.id) ?? new Map());
    }),
    readings: pageReadings(context),
    ledger,
  };
}

function resultsByParticipant(results: readonly ResultFacts[]): ReadonlyMap<string, ReadonlyMap<string, ResultFacts>> {
  const byParticipant = new Map<string, Map<string, ResultFacts>>();
  for (const result of results) {
    const own = byParticipant.get(result.participant) ?? new Map<string, ResultFacts>();
    byParticipant.set(result.participant, own.set(result.paramcd, result));
  }
  return byParticipant;
}

export function armsOf({ participantLevel }: ReportData): readonly string[] {
  return [...new Set(participantLevel?.participants.map(({ arm }) => arm))].sort();
}

function pageParticipant(
  context: ReportContext,
  endpoints: readonly PageEndpoint[],
  participant: ParticipantFacts,
  results: ReadonlyMap<string, ResultFacts>,
): PageParticipant {
  const { id, arm, source, attributes, series, records, rows } = participant;
  return {
    id,
    arm,
    source,
    attributes,
    followUp: followUpText(context, participant),
    origin: originText(context, participant),
    ...daysOf(participant),
    series,
    records,
    rows,
    results: endpoints.map(({ paramcd, states }) => {
      const result = results.get(paramcd);
      if (result === undefined) throw new Error(`${id} has no result for ${paramcd}`);
      const { analysed, day, notes, evidence, findings } = result;
      const state = states.findIndex(({ state: known }) => known === result.state);
      const found = states[state];
      if (found === undefined) throw new Error(`${id} is in no known state of ${paramcd}`);
      const short = shortResult(context, result, found);
      return { state, short, analysed, day, lines: resultLines(context, result), notes, evidence, findings };
    }),
  };
}

function followUpText({ terms }: ReportContext, { followUp }: ParticipantFacts): string {
  return `${followUp.end} (${wordFor(terms.followUpEnds, followUp.endedBy)})`;
}

function originText({ words, data }: ReportContext, { origin }: ParticipantFacts): string {
  if (origin === null) return "";
  const what = origin.is === "reference" ? (data.study.reference?.text ?? "") : words.origins[origin.is];
  return `${what} (${origin.date})`;
}

function daysOf({ origin, series, records, lastDay }: ParticipantFacts): { readonly days?: readonly [number, number] } {
  const days = [
    ...series.flatMap(({ day }) => [day.at(0) ?? 0, day.at(-1) ?? 0]),
    ...records.map(({ day }) => day),
    ...(lastDay === null ? [] : [lastDay]),
  ];
  if (origin === null || days.length === 0) return {};
  return { days: [Math.floor(Math.min(0, ...days)), Math.ceil(Math.max(0, ...days))] };
}
