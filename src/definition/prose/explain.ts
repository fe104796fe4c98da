/** The whole definition in English: what `nadir explain STUDY` prints. */

import type { Criterion } from "../model/criterion.ts";
import type { SimonDecision } from "../model/decision.ts";
import type { Endpoint } from "../model/endpoint.ts";
import type { Population } from "../model/population.ts";
import type { Study } from "../model/study.ts";
import type { Plain, Reading } from "../source-tree.ts";
import { criteriaOfEndpoint, partsOf } from "../walk/criterion-nodes.ts";
import { comparisonText } from "./comparison.ts";
import { episodesText } from "./episodes.ts";
import { anchorText, criterionText, endpointText, intercurrentText, quantityText } from "./prose.ts";

export function explainStudy(study: Study, readings: readonly Reading[]): string {
  const note = study.note === undefined ? [] : [study.note];
  const blocks = [
    [`${study.id}${study.status === "provisional" ? " (provisional)" : ""}: ${study.title}`, ...note].join("\n"),
    section(
      "Dates everything is counted from",
      [...study.anchors.values()].map((anchor) => `${anchor.name}: ${anchorText(anchor)}`),
    ),
    section("Populations", populationLines(study)),
    section(
      "Values",
      [...study.quantities.values()].map((quantity) => `${quantity.name}: ${quantityText(quantity)}`),
    ),
    ...[...study.episodes.values()].map((episodes) => section(`Episodes: ${episodes.name}`, episodesText(episodes))),
    criteriaSection(study),
    ...[...study.endpoints.values()].map((endpoint) => explainEndpoint(endpoint, study)),
    ...[...study.decisions.values()].map(explainDecision),
    section("Readings: where the wording allows more than one, the first is in use", readings.map(readingLine)),
  ];
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}

function section(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? "" : [title, ...lines.map((line) => `  ${line}`)].join("\n");
}

function populationLines(study: Study): readonly string[] {
  return [...study.populations.values()].map((population) => `${population.name}: ${populationText(population)}`);
}

export function populationText({ criterion }: Population): string {
  return criterion === undefined ? "everybody in participants.csv" : criterionText(criterion);
}

function criteriaSection(study: Study): string {
  return section(
    "Criteria",
    [...study.criteria].flatMap(([name, criterion]) => namedCriterion(name, criterion)),
  );
}

function namedCriterion(name: string, criterion: Criterion): readonly string[] {
  const [first = "", ...rest] = criterionLines(criterion, "");
  return [`${name}: ${first}`, ...rest];
}

/** The same in one line, parts in brackets. */
export function criterionLine(criterion: Criterion): string {
  const parts = partsOf(criterion);
  const own = criterionText(criterion);
  return parts.length === 0 ? own : `${own} (${parts.map(criterionLine).join("; ")})`;
}

/** A criterion and its parts, each part two places further in and numbered. */
function criterionLines(criterion: Criterion, indent: string): readonly string[] {
  const parts = partsOf(criterion);
  const cited = criterion.cites === undefined ? "" : `  [${criterion.cites}]`;
  const head = `${indent}${criterionText(criterion)}${parts.length === 0 ? "" : ":"}${cited}`;
  const body = parts.flatMap((part, index) => {
    const [first = "", ...rest] = criterionLines(part, `${indent}     `);
    return [`${indent}  ${index + 1}. ${first.trimStart()}`, ...rest];
  });
  return [head, ...body];
}

function explainEndpoint(endpoint: Endpoint, study: Study): string {
  return section(`${endpoint.paramcd} (${endpoint.role} endpoint): ${endpoint.label}`, endpointLines(endpoint, study));
}

/** Population, criteria, intercurrent events, summary, comparison and source of an endpoint, a line each. */
export function endpointLines(endpoint: Endpoint, study: Study): readonly string[] {
  const criteria =
    endpoint.kind === "category"
      ? endpoint.categories.flatMap(({ category, label, criterion }) => [
          `${category} (${label.toLowerCase()}): ${criterionLines(criterion, "").join("\n  ")}`,
        ])
      : criteriaOfEndpoint(endpoint).flatMap((criterion) =>
          criterionLines(criterion, "").map((line, index) => (index === 0 ? `Met when ${line}` : line)),
        );
  const events =
    endpoint.intercurrent.length === 0
      ? []
      : ["Intercurrent events:", ...endpoint.intercurrent.map((event) => `  ${intercurrentText(event)}`)];
  const summary = endpoint.summary === undefined ? [] : [`Summary: ${endpoint.summary}.`];
  const compared = "compare" in endpoint && endpoint.compare !== undefined ? [comparisonText(endpoint.compare)] : [];
  const cites = endpoint.cites === undefined ? [] : [`Source: ${endpoint.cites}`];
  return [
    `Population: ${endpoint.population}. ${endpointText(endpoint, study)}`,
    ...criteria,
    ...events,
    ...summary,
    ...compared,
    ...cites,
  ];
}

function explainDecision(decision: SimonDecision): string {
  const { r1, n1, r, n } = decision.design;
  const lines = [
    `Endpoint: ${decision.endpoint}, participants in the order of enrolment.`,
    `Stage 1: continue with at least ${r1 + 1} responders of ${n1}; stop with ${r1} or fewer.`,
    `Final: reject the null hypothesis with more than ${r} responders of ${n}; ${r} or fewer do not reject.`,
  ];
  const evaluable =
    decision.evaluable === undefined
      ? []
      : criterionLines(decision.evaluable, "").map((line, index) =>
          index === 0 ? `A participant counts when ${line.trimStart()}` : line,
        );
  return section(`Decision ${decision.name}`, [...lines, ...evaluable]);
}

function readingLine(reading: Reading): string {
  const where = reading.pointers.map((pointer) => pointer.slice(1).replaceAll("/", ".")).join(", ");
  const ref = reading.ref === "" ? "" : `${reading.ref} `;
  const why = reading.why === "" ? "" : ` (${reading.why})`;
  return `${ref}${where}: ${shown(reading.use)}, or ${reading.alternatives.map(shown).join(", ")}${why}`;
}

function shown(value: Plain): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
