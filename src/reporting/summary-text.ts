/** What a person wants to see when a run ends: one line per endpoint, the decision, and where every row went. */

import { designFacts, recognitionText } from "../analysis/decisions/design-facts.ts";
import type { StageGate } from "../analysis/decisions/stage-gate.ts";
import type { Estimate } from "../analysis/estimates/estimate.ts";
import type { Accounting } from "../core/accounting.ts";
import { compareText } from "../core/diagnostic.ts";
import { TOTAL } from "../core/participant.ts";
import type { Endpoint } from "../definition/model/endpoint.ts";
import type { Study } from "../definition/model/study.ts";
import { accountingNames } from "./accounting-name.ts";
import { alignColumns, printable } from "./columns-text.ts";
import { comparisonText } from "./comparison-text.ts";
import { episodesSummary, participantsWithEpisodes } from "./episodes-text.ts";
import { missingText } from "./missing-text.ts";

export interface SummaryInput {
  readonly study: Study;
  readonly participants: number;
  readonly cutoff: string;
  readonly cutoffGiven: boolean;
  readonly estimates: readonly Estimate[];
  readonly decisions: readonly StageGate[];
  readonly rows: readonly Accounting[];
}

export function summaryText(input: SummaryInput): string {
  const { study, participants, cutoff, cutoffGiven } = input;
  const head = `${study.id}${study.status === "provisional" ? " (provisional)" : ""}  ${study.title}`;
  const cut = `${participants} participants; data cut-off ${cutoff}${cutoffGiven ? "" : " (the latest date in the export)"}`;
  const compared = comparisonText(input.estimates);
  const missing = missingText(study, input.estimates);
  return [
    head,
    cut,
    "",
    endpointLines(input),
    ...(compared === "" ? [] : ["", compared]),
    ...(missing === "" ? [] : ["", missing]),
    ...input.decisions.map((gate) => `\n${decisionText(gate)}`),
    "",
    rowLines(input.rows),
    "",
  ]
    .flatMap((block) => block.split("\n"))
    .map(printable)
    .join("\n");
}

function endpointLines({ study, estimates }: SummaryInput): string {
  const rows = [...study.endpoints.values()].flatMap((endpoint) => {
    const own = estimates.filter(({ paramcd, comparison }) => paramcd === endpoint.paramcd && comparison === undefined);
    const groups = [...new Set(own.map(({ group }) => group))];
    return groups.map((group) =>
      endpointLine(
        endpoint,
        group,
        own.filter((estimate) => estimate.group === group),
      ),
    );
  });
  return alignColumns([["endpoint", "role", "group", "analysed", "result", "not in the analysis"], ...rows]);
}

function endpointLine(endpoint: Endpoint, group: string, own: readonly Estimate[]): readonly string[] {
  const states = own.filter(({ statistic }) => statistic === "participants");
  const population = states[0]?.n ?? 0;
  const analysed =
    endpoint.kind === "episodes"
      ? participantsWithEpisodes(own)
      : (own.find(({ statistic }) => statistic !== "participants" && !statistic.endsWith("among-events"))?.n ?? 0);
  const left = states.filter(
    ({ category }) =>
      /^[A-Z_]+$/.test(category) && !isCategory(endpoint, category) && category !== "Y" && category !== "N",
  );
  const leftText = left.map(({ category, value }) => `${value} ${category}`).join(", ");
  return [
    endpoint.paramcd,
    endpoint.role,
    group === TOTAL ? "" : group,
    `${analysed}/${population}`,
    withOpenVerdicts(endpoint, resultText(endpoint, own), leftText),
    isOverPopulation(endpoint) ? "" : leftText,
  ];
}

/** Whoever has no verdict yet is in the analysis all the same: the incidence is over the population. */
const isOverPopulation = ({ kind }: Endpoint) => kind === "adverse-events";

function withOpenVerdicts(endpoint: Endpoint, result: string, left: string): string {
  return isOverPopulation(endpoint) && left !== "" ? `${result}; without a verdict: ${left}` : result;
}

function isCategory(endpoint: Endpoint, state: string): boolean {
  return endpoint.kind === "category" && endpoint.categories.some(({ category }) => category === state);
}

function resultText(endpoint: Endpoint, own: readonly Estimate[]): string {
  switch (endpoint.kind) {
    case "response": {
      const [estimate] = own.filter(({ statistic }) => statistic === "proportion");
      const imputed = own
        .filter(({ category }) => category.includes("(imputed"))
        .reduce((sum, { value }) => sum + (value ?? 0), 0);
      return `${proportionText(estimate)}${imputed > 0 ? `; ${imputed} counted as N` : ""}`;
    }
    case "category":
      return own
        .filter(({ statistic }) => statistic === "proportion")
        .map(({ category, events, n }) => `${category} ${events}/${n}`)
        .join(", ");
    case "change":
      return changeText(own);
    case "time-to-event":
      return timeText(endpoint.estimate.at.at(-1)?.text ?? "", own);
    case "adverse-events":
      return proportionText(
        own.find(({ statistic }) => statistic === "incidence"),
        " of the population with an event",
      );
    case "shift":
      return proportionText(
        own.find(({ statistic }) => statistic === "proportion"),
        " got worse",
      );
    case "episodes":
      return episodesSummary(endpoint, own);
  }
}

function proportionText(estimate: Estimate | undefined, of = ""): string {
  if (estimate?.value === undefined) return "not estimable";
  const level = Math.round((estimate.level ?? 0) * 100);
  return `${estimate.events}/${estimate.n} (${percent(estimate.value)}%) [${percent(estimate.lower)}, ${percent(estimate.upper)}] ${level}% CI${of}`;
}

function changeText(own: readonly Estimate[]): string {
  const of = (statistic: string) => own.find((estimate) => estimate.statistic === statistic)?.value;
  if (of("mean") === undefined) return "not estimable";
  return `mean ${fixed(of("mean"))} (SD ${fixed(of("sd"))}), median ${fixed(of("median"))} [${fixed(of("min"))} to ${fixed(of("max"))}]`;
}

function timeText(at: string, own: readonly Estimate[]): string {
  const estimate = own.find(({ timepoint, category }) => timepoint === at && (category === "event" || category === ""));
  const median = own.find(({ statistic }) => statistic === "median-among-events")?.value;
  const amongEvents = median === undefined ? "" : `; median ${fixed(median)} d among events`;
  if (estimate?.value === undefined) return `not estimable at ${at}${amongEvents}`;
  return `${percent(estimate.value)}% at ${at} [${percent(estimate.lower)}, ${percent(estimate.upper)}]${amongEvents}`;
}

function percent(value: number | undefined): string {
  return value === undefined ? "NE" : (value * 100).toFixed(1);
}

function fixed(value: number | undefined): string {
  return value === undefined ? "NE" : String(Number(value.toFixed(2)));
}

/** The decision of a gate in a few lines. */
function decisionText(gate: StageGate): string {
  const { decision, word, stage1, final, certain, places } = gate;
  const facts = designFacts(decision.design, decision.assumptions);
  const recognised = recognitionText(facts.recognised);
  const replaced = places.filter(({ standing }) => standing === "replaced").length;
  const lines = [
    `${decision.name}: ${word.toUpperCase().replaceAll("-", " ")}`,
    `  rule: ${facts.rule}`,
    ...(recognised === undefined ? [] : [`  this is the ${recognised}`]),
    `  stage 1: ${stage1.responders} responders of ${stage1.evaluable} evaluable of ${stage1.size}${pendingText(stage1.pending)}`,
    `  in all: ${final.responders} responders of ${final.evaluable} evaluable of ${final.size}${pendingText(final.pending)}; ${replaced} replaced`,
  ];
  if (certain !== undefined)
    lines.push(
      `  certain whatever happens to the others: ${certain.word}${certain.since === undefined ? "" : ` since ${certain.since}`}`,
    );
  return lines.join("\n");
}

function pendingText(pending: number): string {
  return pending === 0 ? "" : `, ${pending} pending`;
}

/** Where every row of every file went; a file that was read for several tables, or by several entries, has a line for each. */
function rowLines(rows: readonly Accounting[]): string {
  const names = accountingNames(rows);
  const body = rows.map(({ file, read, used, notNeeded, setAside, reasons }, index) => [
    names[index] ?? file,
    ...[read, used, notNeeded, setAside].map(String),
    reasonsText(reasons),
  ]);
  return alignColumns([["rows of", "read", "used", "not needed", "set aside", "by reason"], ...body], [1, 2, 3, 4]);
}

/** The most frequent first. */
function reasonsText(reasons: Accounting["reasons"]): string {
  return Object.entries(reasons)
    .sort(([a, x], [b, y]) => y - x || compareText(a, b))
    .map(([code, count]) => `${count} ${code}`)
    .join(", ");
}
