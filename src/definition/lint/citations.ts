/** Every clause that decides something should cite the registry fact it encodes, and the fact should be there. */
import type { Diagnostic } from "../../core/diagnostic.ts";
import { suggestion } from "../../core/suggest.ts";
import type { Criterion } from "../model/criterion.ts";
import type { Endpoint } from "../model/endpoint.ts";
import { partsOf } from "../walk/criterion-nodes.ts";
import { type Citation, citationsOf, type LintContext } from "./context.ts";
import { lintMessages } from "./messages.ts";

export function lintCitations(context: LintContext): readonly Diagnostic[] {
  const citations = citationsOf(context);
  if (citations.length === 0) return [citesNothing(context)];
  return [
    ...[...context.study.endpoints.values()].flatMap((endpoint) => uncitedParts(context, endpoint)),
    ...[...context.study.decisions.values()].flatMap((decision) =>
      decision.cites === undefined
        ? [lintMessages.uncited(context.place(decision.pointer), `the decision ${decision.name}`)]
        : [],
    ),
    ...missingFiles(context, citations),
    ...citations.flatMap((citation) => unknownFact(context, citation)),
  ];
}

function citesNothing({ study, place }: LintContext): Diagnostic {
  const where = place("/study/status");
  return study.status === "registered" ? lintMessages.citesNothing(where) : lintMessages.provisionalCitesNothing(where);
}

/** The endpoint, or, where some of its clauses do cite, those that do not. */
function uncitedParts(context: LintContext, endpoint: Endpoint): readonly Diagnostic[] {
  if (endpoint.cites !== undefined) return [];
  const roots = rootsOf(endpoint);
  const uncited = roots.flatMap((root) => uncitedClauses(context, root));
  const someCite = uncited.length < roots.flatMap((root) => leavesOf(root)).length;
  if (!someCite) return [lintMessages.uncited(context.place(endpoint.pointer), `endpoint ${endpoint.name}`)];
  return uncited.map(({ pointer }) =>
    lintMessages.uncited(context.place(pointer), `this clause of endpoint ${endpoint.name}`),
  );
}

function rootsOf(endpoint: Endpoint): readonly Criterion[] {
  if (endpoint.kind === "response") return [endpoint.criterion];
  return endpoint.kind === "category" ? endpoint.categories.map(({ criterion }) => criterion) : [];
}

function leavesOf(criterion: Criterion): readonly Criterion[] {
  const parts = partsOf(criterion);
  return parts.length === 0 ? [criterion] : parts.flatMap(leavesOf);
}

/** The clauses without a citation of their own, of a whole around them, or of the criterion they name. */
function uncitedClauses(context: LintContext, criterion: Criterion): readonly Criterion[] {
  if (criterion.cites !== undefined) return [];
  const named = criterion.kind === "meets" ? context.study.criteria.get(criterion.criterion) : undefined;
  if (named !== undefined) return uncitedClauses(context, named).length === 0 ? [] : [criterion];
  const parts = partsOf(criterion);
  return parts.length === 0 ? [criterion] : parts.flatMap((part) => uncitedClauses(context, part));
}

function missingFiles(context: LintContext, citations: readonly Citation[]): readonly Diagnostic[] {
  const first = new Map<string, Citation>();
  for (const citation of citations) {
    const file = splitCite(citation.cites).file;
    if (!first.has(file)) first.set(file, citation);
  }
  return [...first]
    .filter(([file]) => context.factsOf(file) === undefined)
    .map(([file, { pointer }]) => lintMessages.missingFacts(context.place(pointer), file));
}

function unknownFact(context: LintContext, { cites, pointer }: Citation): readonly Diagnostic[] {
  const { file, id } = splitCite(cites);
  const facts = context.factsOf(file);
  if (facts === undefined || facts.has(id)) return [];
  return [lintMessages.unknownFact(context.place(pointer), id, file, suggestion(id, [...facts.keys()]))];
}

/** `seeds/NCT07362095.yaml#primary-1` */
export function splitCite(cites: string): { readonly file: string; readonly id: string } {
  const hash = cites.lastIndexOf("#");
  return { file: cites.slice(0, hash), id: cites.slice(hash + 1) };
}
