/** Endpoints of the model. */
import { type Context, duration } from "./build-context.ts";
import { buildCriterion, buildSustained } from "./build-criterion.ts";
import { buildSelector, listOf } from "./build-record.ts";
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
        estimate: { kind: "proportion", ...source.estimate.proportion },
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
        estimate: { kind: "proportion", ...source.estimate.proportion },
      };
    case "change":
      return {
        ...common,
        kind: "change",
        value: source.value,
        estimate: { kind: "describe", ...source.estimate.describe },
      };
    case "time-to-event":
      return { ...common, kind: "time-to-event", ...buildTimeToEvent(context, source, pointer) };
  }
}

function buildTimeToEvent(context: Context, source: EndpointSource & { kind: "time-to-event" }, pointer: Pointer) {
  const estimate = source.estimate;
  const kind = "cumulative-incidence" in estimate ? ("cumulative-incidence" as const) : ("kaplan-meier" as const);
  const asked = "cumulative-incidence" in estimate ? estimate["cumulative-incidence"] : estimate["kaplan-meier"];
  return {
    origin: source.origin,
    event: buildEvent(context, source.event, `${pointer}/event`),
    competing: source.competing.map(listOf),
    horizon: source.horizon === undefined ? undefined : duration(source.horizon),
    estimate: { kind, at: asked.at.map(duration), level: asked.level },
  };
}

function buildEvent(context: Context, source: TimeToEventEventSource, pointer: Pointer): TimeToEventEvent {
  if ("event" in source) return { kind: "record", selector: buildSelector(source) };
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
