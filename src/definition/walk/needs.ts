/** Which records a study reads, so that ingestion can tell a row that is not needed from one that is. */
import type { AnalyteName } from "../../core/analyte.ts";
import type { LoadedStudy } from "../load.ts";
import type { Anchor } from "../model/anchor.ts";
import type { Criterion } from "../model/criterion.ts";
import type { EachDoseRule } from "../model/each-dose.ts";
import type { Endpoint } from "../model/endpoint.ts";
import type { EpisodeDefinition } from "../model/episodes.ts";
import type { Quantity } from "../model/quantity.ts";
import type { RecordSelector } from "../model/record-selector.ts";
import type { Study } from "../model/study.ts";
import type { SustainedRule } from "../model/sustained.ts";
import type { Pointer } from "../source-tree.ts";
import { criteriaOf, criterionNodes } from "./criterion-nodes.ts";

export interface Needs {
  /** With the first place of the study file that names it. */
  readonly analytes: ReadonlyMap<AnalyteName, Pointer>;
  readonly interventions: ReadonlySet<string>;
  readonly events: ReadonlySet<string>;
  /** Events read although the study does not name them; an export without them is complete. */
  readonly always: ReadonlySet<string>;
}

/** One thing a node of a study reads. */
type Need =
  | { readonly kind: "analyte"; readonly name: AnalyteName; readonly pointer: Pointer }
  | { readonly kind: "intervention" | "event"; readonly name: string };

/** Death and withdrawal end follow-up whether or not an endpoint names them. */
export const ALWAYS_READ: readonly string[] = ["death", "withdrawal"];

/** The study as written and with each alternative reading alone: together they name every record any reading may need. */
export function needsOfLoaded(loaded: LoadedStudy): Needs {
  const alternatives = loaded.readings.flatMap((reading) =>
    reading.alternatives.map((_, alternative) => loaded.withAlternatives([{ reading, alternative }])),
  );
  return needsOf([loaded.study, ...alternatives]);
}

/** The needs of several forms of one study (its readings) together. */
export function needsOf(studies: readonly Study[]): Needs {
  const needs = studies.flatMap(needsOfStudy);
  const names = (kind: Need["kind"]) => needs.filter((need) => need.kind === kind).map(({ name }) => name);
  const analytes = new Map<AnalyteName, Pointer>();
  for (const need of needs)
    if (need.kind === "analyte" && !analytes.has(need.name)) analytes.set(need.name, need.pointer);
  return {
    analytes,
    interventions: new Set(names("intervention")),
    events: new Set([...ALWAYS_READ, ...names("event")]),
    always: new Set(ALWAYS_READ.filter((name) => !names("event").includes(name))),
  };
}

function needsOfStudy(study: Study): readonly Need[] {
  return [
    ...[...study.anchors.values()].flatMap(needsOfAnchor),
    ...[...study.quantities.values()].flatMap(needsOfQuantity),
    ...[...study.episodes.values()].flatMap(needsOfEpisodes),
    ...criteriaOf(study).flatMap(criterionNodes).flatMap(needsOfCriterion),
    ...[...study.endpoints.values()].flatMap(needsOfEndpoint),
  ];
}

function needsOfAnchor(anchor: Anchor): readonly Need[] {
  if (anchor.kind === "record") return needsOfSelector(anchor.selector);
  if (anchor.kind === "attribute") return [];
  return [...anchor.cases.values(), ...(anchor.otherwise === undefined ? [] : [anchor.otherwise])].flatMap(
    needsOfAnchor,
  );
}

function needsOfSelector({ table, names }: RecordSelector): readonly Need[] {
  return names.map((name) => ({ kind: table === "events" ? "event" : "intervention", name }));
}

function needsOfQuantity(quantity: Quantity): readonly Need[] {
  if (quantity.kind === "measure") {
    const analyte: Need = { kind: "analyte", name: quantity.analyte.name, pointer: `${quantity.pointer}/measure` };
    return quantity.exclude === undefined ? [analyte] : [analyte, ...needsOfSelector(quantity.exclude.after)];
  }
  return quantity.kind === "total" || quantity.kind === "longest-free" ? needsOfSelector(quantity.selector) : [];
}

function needsOfEpisodes({ analyte, transfusion, pointer }: EpisodeDefinition): readonly Need[] {
  return [
    { kind: "analyte", name: analyte.name, pointer: `${pointer}/analyte` },
    { kind: "intervention", name: transfusion },
  ];
}

function needsOfCriterion(criterion: Criterion): readonly Need[] {
  if (criterion.kind === "present" || criterion.kind === "absent") return needsOfSelector(criterion.selector);
  if (criterion.kind === "each-dose") return needsOfEachDose(criterion.rule, criterion.pointer);
  return criterion.kind === "sustained" ? needsOfRule(criterion.rule, `${criterion.pointer}/sustained`) : [];
}

function needsOfEachDose({ selector, fits, stopsAfter }: EachDoseRule, pointer: Pointer): readonly Need[] {
  const analytes = [
    ...fits.map(({ analyte }) => analyte.name),
    ...(stopsAfter === undefined ? [] : [stopsAfter.analyte.name]),
  ];
  return [...needsOfSelector(selector), ...analytes.map((name): Need => ({ kind: "analyte", name, pointer }))];
}

function needsOfRule(rule: SustainedRule, pointer: Pointer): readonly Need[] {
  const analyte: Need = { kind: "analyte", name: rule.analyte.name, pointer };
  return rule.without === undefined ? [analyte] : [analyte, { kind: "intervention", name: rule.without.intervention }];
}

function needsOfEndpoint(endpoint: Endpoint): readonly Need[] {
  const events = (names: readonly string[]): readonly Need[] => names.map((name) => ({ kind: "event", name }));
  const intercurrent = endpoint.intercurrent.flatMap((event) => events(event.events));
  if (endpoint.kind === "adverse-events") return [...intercurrent, ...events(endpoint.events)];
  if (endpoint.kind === "shift") {
    const { term, pointer } = endpoint;
    return [...intercurrent, { kind: "analyte", name: term.analyte, pointer: `${pointer}/measure` }];
  }
  if (endpoint.kind !== "time-to-event") return intercurrent;
  const { event, competing, pointer } = endpoint;
  const own =
    event.kind === "episodes"
      ? []
      : event.kind === "record"
        ? needsOfSelector(event.selector)
        : needsOfRule(event.rule, `${pointer}/event/sustained`);
  return [...intercurrent, ...events(competing.flat()), ...own];
}
