/** Why one participant got this verdict: every clause, the rows behind it, raw and converted, and the near miss. */

import { countsInEstimates } from "../analysis/estimates/grouping.ts";
import { analyteOf } from "../core/analyte.ts";
import { dayText, instantText } from "../core/calendar.ts";
import { exactText } from "../core/exact.ts";
import type { DatedRecord, FollowUp, Observation } from "../core/participant.ts";
import { sourceText } from "../core/source-reference.ts";
import type { Truth } from "../core/truth.ts";
import type { Study } from "../definition/model/study.ts";
import { criterionText, endpointText } from "../definition/prose/prose.ts";
import type { Derivation, Outcome } from "../derivation/derivation.ts";
import type { Evidence, Finding } from "../derivation/finding.ts";
import { REASONS } from "../derivation/reason.ts";
import { printable } from "./columns-text.ts";
import { episodeLines, episodesText } from "./episodes-text.ts";
import { attributesText, convertedText, doseText, isObservation, limitsText, printedText } from "./row-text.ts";

export function verdictText(study: Study, derivation: Derivation): string {
  const { participant, endpoint, findings, notes } = derivation;
  const lines = [
    `${endpoint.paramcd} of participant ${participant.id}: ${outcomeText(derivation.outcome)}`,
    endpoint.label,
    ...(countsInEstimates(derivation) ? [] : ["Not counted in the analysis."]),
    followUpText(participant.followUp),
    "",
    ...(findings.length === 0
      ? [endpointText(endpoint, study), ...rowsBehind(derivation)]
      : findings.flatMap(({ label, finding }) => [label, ...findingLines(finding, "  ")])),
    ...notes.map((note) => `\nNear miss: ${note}.`),
  ];
  return `${lines.map(printableLines).join("\n")}\n`;
}

function rowsBehind({ outcome, evidence }: Derivation): readonly string[] {
  if (outcome.kind !== "episodes") return evidenceLines(evidence, "  ");
  return outcome.rows.flatMap((row) => [...episodeLines(row), ...evidenceLines(row.evidence, "      ")]);
}

function printableLines(text: string): string {
  return text.split("\n").map(printable).join("\n");
}

function outcomeText(outcome: Outcome): string {
  switch (outcome.kind) {
    case "verdict": {
      const word = outcome.verdict === "Y" ? "yes" : "no";
      const event = outcome.event === "" ? "" : ` (${outcome.event})`;
      return outcome.imputed && outcome.reason !== undefined
        ? `${word}, imputed: ${REASONS[outcome.reason]}${event}`
        : word;
    }
    case "category":
      return outcome.category;
    case "episodes":
      return episodesText(outcome.rows);
    case "value":
      return `${exactText(outcome.value)} ${outcome.unit}`.trim();
    case "time":
      return `${outcome.description} on day ${outcome.days}`;
    case "not-evaluable":
      return `not evaluable, ${outcome.reason} (${REASONS[outcome.reason]}): ${outcome.detail}`;
  }
}

function followUpText(followUp: FollowUp): string {
  const by = { death: "death", "last-contact": "last contact", "cut-off": "the data cut-off" }[followUp.endedBy];
  return `Followed to ${dayText(followUp.end)} (${by}).`;
}

const TRUTH_WORDS: Readonly<Record<Truth, string>> = {
  met: "met",
  "not-met": "NOT MET",
  "not-evaluable": "NOT EVALUABLE",
};

function findingLines(finding: Finding, indent: string, name = ""): readonly string[] {
  // A named criterion is shown as its name and what it says, on one level.
  const [inner] = finding.parts;
  if (finding.criterion.kind === "meets" && inner !== undefined)
    return findingLines(inner, indent, `${name}${finding.criterion.criterion}: `);
  const why = finding.truth === "not-evaluable" && finding.reason !== undefined ? ` (${finding.reason})` : "";
  const head = `${indent}${TRUTH_WORDS[finding.truth]}${why}: ${name}${criterionText(finding.criterion)}`;
  if (finding.parts.length > 0) return [head, ...finding.parts.flatMap((part) => findingLines(part, `${indent}  `))];
  const seen = [finding.detail, finding.nearMiss ?? ""].filter((text) => text !== "").join("; ");
  return [head, ...(seen === "" ? [] : [`${indent}  ${seen}`]), ...evidenceLines(finding.evidence, `${indent}    `)];
}

function evidenceLines(evidence: readonly Evidence[], indent: string): readonly string[] {
  return evidence.map(
    (item) =>
      `${indent}${sourceText(item.source)}  ${instantText(item)}  ${isObservation(item) ? observationText(item) : recordText(item)}`,
  );
}

function observationText(observation: Observation): string {
  const { label } = analyteOf(observation.analyte);
  const converted = convertedText(observation);
  return `${label} ${printedText(observation)}${converted === "" ? "" : ` = ${converted}`}${limitsText(observation.limits)}`;
}

function recordText(record: DatedRecord): string {
  return [record.name, doseText(record), attributesText(record)].filter((part) => part !== "").join(", ");
}
