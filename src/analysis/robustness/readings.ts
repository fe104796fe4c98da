/** What an ambiguity is worth: every alternative reading derived, its estimate, and which participants it turns. */
import { TOTAL } from "../../core/participant.ts";
import { compareSources, type SourceReference, sourceText } from "../../core/source-reference.ts";
import type { LoadedStudy, ReadingChoice } from "../../definition/load.ts";
import type { Endpoint } from "../../definition/model/endpoint.ts";
import type { Study } from "../../definition/model/study.ts";
import type { Reading } from "../../definition/source-tree.ts";
import { reachOf } from "../../definition/walk/reach.ts";
import type { Derivation } from "../../derivation/derivation.ts";
import { endpointEstimates } from "../analyse.ts";
import { decideStageGate } from "../decisions/stage-gate.ts";
import type { Estimate } from "../estimates/estimate.ts";
import { groupsOf } from "../estimates/grouping.ts";
import { changeOfEpisodes } from "./episode-changes.ts";
import { shortState } from "./short-state.ts";

/** Derives one endpoint of a study for every participant. */
export type DeriveEndpoint = (study: Study, endpoint: string) => readonly Derivation[];

export interface Flip {
  readonly participant: string;
  readonly from: string;
  readonly to: string;
  /** The rows that made the difference: those that decide one of the two verdicts only. */
  readonly rows: readonly SourceReference[];
}

export interface ReadingResult {
  readonly endpoint: Endpoint;
  /** The alternatives chosen; empty for the readings in use. */
  readonly choices: readonly ReadingChoice[];
  readonly estimate: Estimate | undefined;
  readonly base: Estimate | undefined;
  readonly flips: readonly Flip[];
  /** The stage decision where the endpoint has one: under this choice and under the readings in use. */
  readonly decision: { readonly from: string; readonly to: string } | undefined;
}

/** More combinations than this for one endpoint are refused, with the count. */
export const GRID_LIMIT = 4096;

export interface TooManyReadings {
  readonly endpoint: string;
  readonly combinations: number;
}

export interface ReadingsAsked {
  readonly loaded: LoadedStudy;
  readonly mode: "each" | "grid";
  readonly derive: DeriveEndpoint;
  /** The endpoints asked for, by name; all where not given. */
  readonly endpoints?: ReadonlySet<string>;
}

/** For every endpoint: the readings in use first, then each alternative alone, or every combination of those that touch it. */
export function compareReadings(asked: ReadingsAsked): {
  results: readonly ReadingResult[];
  refused: readonly TooManyReadings[];
} {
  const { loaded, mode } = asked;
  const results: ReadingResult[] = [];
  const refused: TooManyReadings[] = [];
  for (const endpoint of loaded.study.endpoints.values()) {
    if (asked.endpoints?.has(endpoint.name) === false) continue;
    const readings = readingsTouching(loaded, endpoint.name);
    const combinations = readings.reduce((count, reading) => count * (1 + reading.alternatives.length), 1);
    if (mode === "grid" && combinations > GRID_LIMIT) refused.push({ endpoint: endpoint.name, combinations });
    else results.push(...resultsOf(asked, endpoint, mode === "each" ? oneByOne(readings) : everyCombination(readings)));
  }
  return { results, refused };
}

/** The readings that change what an endpoint rests on. */
export function readingsTouching(loaded: LoadedStudy, endpoint: string): readonly Reading[] {
  const base = reachOf(loaded.study, endpoint);
  return loaded.readings.filter((reading) =>
    reading.alternatives.some(
      (_, alternative) => reachOf(loaded.withAlternatives([{ reading, alternative }]), endpoint) !== base,
    ),
  );
}

function oneByOne(readings: readonly Reading[]): readonly (readonly ReadingChoice[])[] {
  return readings.flatMap((reading) => reading.alternatives.map((_, alternative) => [{ reading, alternative }]));
}

function everyCombination(readings: readonly Reading[]): readonly (readonly ReadingChoice[])[] {
  const all = readings.reduce<readonly (readonly ReadingChoice[])[]>(
    (combinations, reading) =>
      combinations.flatMap((choices) => [
        choices,
        ...reading.alternatives.map((_, alternative) => [...choices, { reading, alternative }]),
      ]),
    [[]],
  );
  return all.filter((choices) => choices.length > 0);
}

function resultsOf(
  { loaded, derive }: ReadingsAsked,
  endpoint: Endpoint,
  alternatives: readonly (readonly ReadingChoice[])[],
): readonly ReadingResult[] {
  const base = derive(loaded.study, endpoint.name);
  const baseEstimate = headline(endpoint, base);
  const baseDecision = decisionWord(loaded.study, endpoint.name, base);
  const inUse = {
    endpoint,
    choices: [],
    estimate: baseEstimate,
    base: baseEstimate,
    flips: [],
    decision: sameDecision(baseDecision),
  };
  const others = alternatives.map((choices): ReadingResult => {
    const study = loaded.withAlternatives(choices);
    const derivations = derive(study, endpoint.name);
    const changed = study.endpoints.get(endpoint.name) ?? endpoint;
    const word = decisionWord(study, endpoint.name, derivations);
    const decision = baseDecision === undefined || word === undefined ? undefined : { from: baseDecision, to: word };
    return {
      endpoint,
      choices,
      estimate: headline(changed, derivations),
      base: baseEstimate,
      flips: flipsBetween(base, derivations),
      decision,
    };
  });
  return [inUse, ...others];
}

function sameDecision(word: string | undefined): ReadingResult["decision"] {
  return word === undefined ? undefined : { from: word, to: word };
}

function decisionWord(study: Study, endpoint: string, derivations: readonly Derivation[]): string | undefined {
  const decision = [...study.decisions.values()].find((candidate) => candidate.endpoint === endpoint);
  if (decision === undefined) return undefined;
  const gate = decideStageGate(study, decision, derivations);
  return "kind" in gate ? undefined : gate.word;
}

/** The one number that stands for an endpoint: its proportion, mean, or incidence or survival at the last time asked for. */
export function headline(endpoint: Endpoint, derivations: readonly Derivation[]): Estimate | undefined {
  const total = groupsOf(derivations).filter(({ name }) => name === TOTAL);
  const estimates = endpointEstimates(endpoint, total);
  if (endpoint.kind === "adverse-events") return estimates.find(({ statistic }) => statistic === "incidence");
  if (endpoint.kind !== "time-to-event") return estimates[0];
  const last = endpoint.estimate.at.at(-1)?.text;
  return estimates.find(
    (estimate) => estimate.timepoint === last && (estimate.category === "event" || estimate.category === ""),
  );
}

function flipsBetween(base: readonly Derivation[], other: readonly Derivation[]): readonly Flip[] {
  return base.flatMap((derivation, index) => {
    const changed = other[index];
    if (changed === undefined) return [];
    const [from, to] = changeOfEpisodes(derivation, changed) ?? [shortState(derivation), shortState(changed)];
    return from === to
      ? []
      : [{ participant: derivation.participant.id, from, to, rows: differingRows(derivation, changed) }];
  });
}

/** A single row that one verdict rests on and the other does not says more than the many that the other rests on. */
function differingRows(base: Derivation, changed: Derivation): readonly SourceReference[] {
  const [before, after] = [rowsBehind(base), rowsBehind(changed)];
  const lost = [...before].filter(([text]) => !after.has(text));
  const gained = [...after].filter(([text]) => !before.has(text));
  const telling = gained.length === 0 || (lost.length > 0 && lost.length < gained.length) ? lost : gained;
  return telling.map(([, source]) => source).sort(compareSources);
}

function rowsBehind({ evidence }: Derivation): ReadonlyMap<string, SourceReference> {
  return new Map(evidence.map(({ source }) => [sourceText(source), source]));
}
