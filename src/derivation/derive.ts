/** All endpoints of all participants: pure, determined by the study and the participants alone. */
import type { Participant } from "../core/participant.ts";
import type { Criterion } from "../definition/model/criterion.ts";
import type { Study } from "../definition/model/study.ts";
import { deriveAnchor } from "./anchor.ts";
import type { Context } from "./context.ts";
import { deriveCriterion } from "./criteria/criterion.ts";
import type { Derivation } from "./derivation.ts";
import { deriveEndpoint } from "./endpoint.ts";
import { type Episode, findEpisodes } from "./episodes/episodes.ts";
import type { AnchorResult, Finding, QuantityResult } from "./finding.ts";
import { deriveQuantity } from "./quantities/quantity.ts";

/** The answers a rule may ask for, each worked out when first asked. Names were checked when the study was loaded. */
export function participantContext(study: Study, participant: Participant): Context {
  const anchors = new Map<string, AnchorResult>();
  const quantities = new Map<string, QuantityResult>();
  const criteria = new Map<Criterion, Finding>();
  const endpoints = new Map<string, Derivation>();
  const episodes = new Map<string, readonly Episode[]>();
  const context: Context = {
    study,
    participant,
    anchor: (name) => remember(anchors, name, () => deriveAnchor(participant, named(study.anchors, name))),
    quantity: (name) => remember(quantities, name, () => deriveQuantity(context, named(study.quantities, name))),
    criterion: (criterion) => remember(criteria, criterion, () => deriveCriterion(context, criterion)),
    endpoint: (name) => remember(endpoints, name, () => deriveEndpoint(context, named(study.endpoints, name))),
    episodes: (name) => remember(episodes, name, () => findEpisodes(participant, named(study.episodes, name))),
  };
  return context;
}

function remember<Key, Value>(known: Map<Key, Value>, key: Key, work: () => Value): Value {
  const found = known.get(key);
  if (found !== undefined) return found;
  const value = work();
  known.set(key, value);
  return value;
}

function named<Value>(map: ReadonlyMap<string, Value>, name: string): Value {
  const value = map.get(name);
  if (value === undefined) throw new Error(`"${name}" was not checked when the study was loaded`);
  return value;
}
