/**
 * From the checked shape of a study file to the model: conditions parsed and converted, defaults filled in, every name looked up.
 * All faults are collected; a node with a fault is still built where possible, so that one run shows everything.
 */
import type { Diagnostic } from "../../core/diagnostic.ts";
import type { Population } from "../model/population.ts";
import type { Study } from "../model/study.ts";
import type { StudySource } from "../schema/study.ts";
import { positionOf, type SourceTree } from "../source-tree.ts";
import { buildCase } from "./case.ts";
import type { Context } from "./context.ts";
import { buildCriterion } from "./criterion.ts";
import { buildDecision } from "./decision.ts";
import { buildEndpoint } from "./endpoint.ts";
import { buildEpisodes } from "./episodes.ts";
import { buildQuantity } from "./quantity.ts";
import { buildAnchor } from "./record.ts";

/** Builds the model of a study and says what is wrong with it. Names that do not exist are reported by `check-names.ts`. */
export function normalizeStudy(
  source: StudySource,
  tree: SourceTree,
): { study: Study; diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const context: Context = { tree, source, report: (diagnostic) => diagnostics.push(diagnostic) };
  const quantities = mapRecord(source.quantities, (name, quantity) =>
    buildQuantity(context, name, quantity, `/quantities/${name}`),
  );
  const study: Study = {
    file: tree.file,
    id: source.study.id,
    title: source.study.title,
    status: source.study.status,
    facts: source.study.facts,
    note: source.study.note,
    reference: source.study.reference,
    anchors: mapRecord(source.anchors, (name, anchor) => buildAnchor(context, name, anchor)),
    populations: buildPopulations(context),
    episodes: mapRecord(source.episodes, (name, episodes) => buildEpisodes(context, name, episodes)),
    quantities,
    criteria: mapRecord(source.criteria, (name, criterion) => buildCriterion(context, criterion, `/criteria/${name}`)),
    endpoints: mapRecord(source.endpoints, (name, endpoint) => buildEndpoint(context, name, endpoint)),
    decisions: mapRecord(source.decisions, (name, decision) => buildDecision(context, name, decision.simon)),
    cases: source.cases.map((item, index) => buildCase(item, `/cases/${index}`)),
    positionOf: (pointer) => positionOf(tree, pointer),
  };
  return { study, diagnostics };
}

function mapRecord<In, Out>(
  record: Readonly<Record<string, In>>,
  build: (name: string, value: In) => Out,
): ReadonlyMap<string, Out> {
  return new Map(Object.entries(record).map(([name, value]) => [name, build(name, value)]));
}

function buildPopulations(context: Context): ReadonlyMap<string, Population> {
  const written = Object.entries(context.source.populations).map(([name, criterion]) => {
    return [name, { name, criterion: buildCriterion(context, criterion, `/populations/${name}`) }] as const;
  });
  return new Map<string, Population>([["enrolled", { name: "enrolled", criterion: undefined }], ...written]);
}
