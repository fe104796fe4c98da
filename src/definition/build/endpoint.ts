/** Endpoints of the model. */

import { messages } from "../messages.ts";
import type { Endpoint, TimeToEventEvent } from "../model/endpoint.ts";
import type { IntercurrentEvent } from "../model/intercurrent.ts";
import type { EndpointSource, IntercurrentSource, TimeToEventEventSource } from "../schema/endpoint.ts";
import type { Pointer } from "../source-tree.ts";
import { buildAdverseEvents } from "./adverse-events.ts";
import { type Context, duration, place } from "./context.ts";
import { buildCriterion, buildSustained } from "./criterion.ts";
import { buildEpisodeEvent, buildEpisodesRule } from "./episodes.ts";
import { buildComparison, buildDescribe, buildProportion, buildTimeEstimate } from "./estimate.ts";
import { buildSelector, listOf } from "./record.ts";
import { buildShift } from "./shift.ts";

export function buildEndpoint(context: Context, name: string, source: EndpointSource): Endpoint {
  const pointer = `/endpoints/${name}`;
  const common = {
    name,
    paramcd: source.paramcd,
    label: source.label,
    role: source.role,
    population: source.population,
    intercurrent: source.intercurrent.map((event, index) =>
      buildIntercurrent(context, source.kind, event, `${pointer}/intercurrent/${index}`),
    ),
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

/** A composite event of a yes-or-no endpoint has to say how it acts: before an assessment, or only through missing data. */
function buildIntercurrent(
  context: Context,
  kind: EndpointSource["kind"],
  source: IntercurrentSource,
  pointer: Pointer,
): IntercurrentEvent {
  const { before } = source;
  if (kind === "response" && source.strategy === "composite" && before === undefined && source.when === undefined) {
    const hint = "before: { latest: [quantities], else: { at, of } }, or when: unassessed";
    context.report(
      messages.invalidValue(place(context, pointer), "a composite event without before or when changes nothing", hint),
    );
  }
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
