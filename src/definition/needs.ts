/** Which records a study reads, so that ingestion can tell a row that is not needed from one that is. */
import type { AnalyteName } from "../core/analyte.ts";
import { criteriaOf } from "./check-names.ts";
import type { Criterion, RecordSelector, Study } from "./model.ts";
import type { Pointer } from "./source-tree.ts";

export interface Needs {
  /** With the first place of the study file that names it. */
  readonly analytes: ReadonlyMap<AnalyteName, Pointer>;
  readonly interventions: ReadonlySet<string>;
  readonly events: ReadonlySet<string>;
}

/** Death and withdrawal end follow-up whether or not an endpoint names them. */
const ALWAYS_READ: readonly string[] = ["death", "withdrawal"];

/** The needs of several forms of one study (its readings) together. */
export function needsOf(studies: readonly Study[]): Needs {
  const analytes = new Map<AnalyteName, Pointer>();
  const interventions = new Set<string>();
  const events = new Set<string>(ALWAYS_READ);
  const note = (selector: RecordSelector) => {
    for (const name of selector.names) (selector.table === "events" ? events : interventions).add(name);
  };
  const noteAnalyte = (name: AnalyteName, pointer: Pointer) => {
    if (!analytes.has(name)) analytes.set(name, pointer);
  };
  for (const study of studies) {
    for (const anchor of study.anchors.values()) if (anchor.kind === "record") note(anchor.selector);
    for (const quantity of study.quantities.values()) {
      if (quantity.kind === "measure") noteAnalyte(quantity.analyte.name, `${quantity.pointer}/measure`);
      if (quantity.kind === "total") note(quantity.selector);
    }
    for (const criterion of criteriaOf(study)) visit(criterion);
    for (const endpoint of study.endpoints.values()) {
      for (const event of endpoint.intercurrent) for (const name of event.events) events.add(name);
      if (endpoint.kind !== "time-to-event") continue;
      for (const name of endpoint.competing.flat()) events.add(name);
      if (endpoint.event.kind === "record") note(endpoint.event.selector);
      else noteSustained(endpoint.event.rule, `${endpoint.pointer}/event/sustained`);
    }
  }
  return { analytes, interventions, events };

  function noteSustained(rule: Extract<Criterion, { kind: "sustained" }>["rule"], pointer: Pointer): void {
    noteAnalyte(rule.analyte.name, pointer);
    if (rule.without !== undefined) interventions.add(rule.without.intervention);
  }

  function visit(criterion: Criterion): void {
    if (criterion.kind === "all" || criterion.kind === "any" || criterion.kind === "at-least") criterion.parts.forEach(visit);
    if (criterion.kind === "not") visit(criterion.part);
    if (criterion.kind === "present" || criterion.kind === "absent") note(criterion.selector);
    if (criterion.kind === "sustained") noteSustained(criterion.rule, `${criterion.pointer}/sustained`);
  }
}
