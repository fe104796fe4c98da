/** The facts of the registry record that an endpoint cites, beside what they say. */
import { sourceText } from "../../../core/source-reference.ts";
import type { Endpoint } from "../../../definition/model/endpoint.ts";
import type { Study } from "../../../definition/model/study.ts";
import { criteriaOfEndpoint, criterionNodes } from "../../../definition/walk/criterion-nodes.ts";
import type { CitationFacts } from "../study-facts.ts";
import type { FactsOf } from "./report-input.ts";

/** The endpoint's own citation first, then those of its clauses in order; each once. */
export function citationFacts(study: Study, endpoint: Endpoint, factsOf: FactsOf): readonly CitationFacts[] {
  const nodes = criteriaOfEndpoint(endpoint).flatMap(criterionNodes);
  const named = nodes.flatMap((node) => (node.kind === "meets" ? (study.criteria.get(node.criterion) ?? []) : []));
  const cites = [endpoint, ...nodes, ...named.flatMap(criterionNodes)].flatMap((node) => node.cites ?? []);
  return [...new Set(cites)].map((cite) => citation(cite, factsOf));
}

function citation(cites: string, factsOf: FactsOf): CitationFacts {
  const [file = "", id = ""] = cites.split("#");
  const fact = factsOf(file)?.get(id);
  if (fact === undefined) return { cites, where: null, measure: "", says: "", note: "" };
  const { measure, says, note, where } = fact;
  return { cites, where: sourceText({ file: where.file, line: where.line }), measure, says, note };
}
