/** Endpoints of the model. */
import { buildAdverseEvents } from "./build-adverse-events.ts";
import { type Context, duration } from "./build-context.ts";
import { buildCriterion, buildSustained } from "./build-criterion.ts";
import { buildEpisodeEvent, buildEpisodesRule } from "./build-episodes.ts";
import { buildComparison, buildDescribe, buildProportion, buildTimeEstimate } from "./build-estimate.ts";
import { buildSelector, listOf } from "./build-record.ts";
import { buildShift } from "./build-shift.ts";
import type { Endpoint, IntercurrentEvent, TimeToEventEvent } from "./model.ts";
import type { EndpointSource, IntercurrentSource, TimeToEventEventSource } from "./schema-endpoint.ts";
import type { Pointer } from "./source-tree.ts";

export function buildEndpoint(context: Context, name: string, source: EndpointSource): Endpoint {
  const pointer = `/endpoints/${name}`;
  const common = {
    name,
    paramcd: source.paramcd,
    label: source.label,
    role: source.role,
    population: source.population,
    intercurrent: source.intercurrent.map(buildIntercurrent),
    summary: source.summary,
    cites: source.cites,
    pointer,
  };
  switch (source.kind) {
    case "response":
      return {
        ...common,
        kind: "response",
        criterion: buildCriterion(context, source.criterion, `${pointer}/criterion`),
        missing: source.missing,
        estimate: buildProportion(source.estimate.proportion),
        compare: buildComparison(source.compare, pointer),
      };
    case "category":
      return {
        ...common,
        kind: "category",
        categories: source.categories.map((category, index) => ({
          category: category.category,
          label: category.label,
          criterion: buildCriterion(context, category.criterion, `${pointer}/categories/${index}/criterion`),
        })),
        estimate: buildProportion(source.estimate.proportion),
        compare: buildComparison(source.compare, pointer),
      };
    case "change":
      return {
        ...common,
        kind: "change",
        value: source.value,
        estimate: buildDescribe(source.estimate.describe),
        compare: buildComparison(source.compare, pointer),
      };
    case "time-to-event":
      return { ...common, kind: "time-to-event", ...buildTimeToEvent(context, source, pointer) };
    case "adverse-events":
      return { ...common, kind: "adverse-events", ...buildAdverseEvents(context, source, pointer) };
    case "shift":
      return { ...common, kind: "shift", ...buildShift(context, source, pointer) };
    case "episodes":
      return { ...common, kind: "episodes", ...buildEpisodesRule(source) };
  }
}

function buildTimeToEvent(context: Context, source: EndpointSource & { kind: "time-to-event" }, pointer: Pointer) {
  return {
    origin: source.origin,
    entry: source.entry,
    event: buildEvent(context, source.event, `${pointer}/event`),
    competing: source.competing.map(listOf),
    horizon: source.horizon === undefined ? undefined : duration(source.horizon),
    estimate: buildTimeEstimate(source.estimate),
    compare: buildComparison(source.compare, pointer),
  };
}

function buildEvent(context: Context, source: TimeToEventEventSource, pointer: Pointer): TimeToEventEvent {
  if ("event" in source) return { kind: "record", selector: buildSelector(context, source, pointer) };
  if ("episodes" in source) return buildEpisodeEvent(source);
  return { kind: "sustained", rule: buildSustained(context, source, pointer), startAfter: source["start-after"] };
}

function buildIntercurrent(source: IntercurrentSource): IntercurrentEvent {
  const { before } = source;
  return {
    events: listOf(source.event),
    strategy: source.strategy,
    before:
      before === undefined
        ? undefined
        : { latest: before.latest, otherwise: { at: duration(before.else.at), of: before.else.of } },
    why: source.why ?? "",
  };
}
