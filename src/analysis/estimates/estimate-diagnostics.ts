/** What is to be said about the estimates and comparisons of a study file once the participants are known. */
import type { Diagnostic } from "../../core/diagnostic.ts";
import type { SourceReference } from "../../core/source-reference.ts";
import type { Endpoint } from "../../definition/model/endpoint.ts";
import type { Comparison } from "../../definition/model/estimate.ts";
import type { Study } from "../../definition/model/study.ts";
import type { Derivation } from "../../derivation/derivation.ts";
import { messages } from "../messages.ts";
import { armsOf } from "./grouping.ts";
import { overstatementTexts, survivalWouldMislead } from "./one-minus-kaplan-meier.ts";
import { timedParticipants } from "./time-data.ts";

export function estimateDiagnostics(
  study: Study,
  endpoint: Endpoint,
  derivations: readonly Derivation[],
): readonly Diagnostic[] {
  const place: Place = (pointer) => ({ file: study.file, ...study.positionOf(pointer) });
  const compare = "compare" in endpoint ? endpoint.compare : undefined;
  return [
    ...oneMinusSurvival(endpoint, derivations, place),
    ...(compare === undefined
      ? []
      : [...armFaults(compare, derivations, place), ...stratumFaults(compare, derivations, place)]),
  ];
}

type Place = (pointer: string) => SourceReference;

function oneMinusSurvival(endpoint: Endpoint, derivations: readonly Derivation[], place: Place): readonly Diagnostic[] {
  if (endpoint.kind !== "time-to-event" || !survivalWouldMislead(endpoint)) return [];
  const overstated = overstatementTexts(endpoint, timedParticipants(derivations));
  return [messages.oneMinusKaplanMeier(place(`${endpoint.pointer}/estimate`), endpoint.paramcd, overstated)];
}

function armFaults(
  { between, pointer }: Comparison,
  derivations: readonly Derivation[],
  place: Place,
): readonly Diagnostic[] {
  const arms = [...armsOf(derivations).keys()];
  if (typeof between === "string") return arms.length < 2 ? [messages.nothingToCompare(place(pointer), arms)] : [];
  return between.flatMap((names, list) =>
    names.flatMap((name, index) =>
      arms.includes(name) ? [] : [messages.unknownArm(place(`${pointer}/between/${list}/${index}`), name, arms)],
    ),
  );
}

function stratumFaults(
  { stratifyBy, pointer }: Comparison,
  derivations: readonly Derivation[],
  place: Place,
): readonly Diagnostic[] {
  if (stratifyBy === undefined) return [];
  const columns = [...new Set(derivations.flatMap(({ participant }) => [...participant.attributes.keys()]))];
  if (columns.includes(stratifyBy)) return [];
  return [messages.unknownStratum(place(`${pointer}/stratify-by`), stratifyBy, columns)];
}
