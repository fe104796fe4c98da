/** The rows behind a participant's verdicts, each once, and their places in the list. */
import { analyteOf } from "../../../core/analyte.ts";
import { instantText } from "../../../core/calendar.ts";
import { compareSources, sourceText } from "../../../core/source-reference.ts";
import type { Derivation } from "../../../derivation/derivation.ts";
import type { Evidence, Finding } from "../../../derivation/finding.ts";
import { attributesText, convertedText, doseText, isObservation, printedText } from "../../row-text.ts";
import type { RowFacts } from "../participant-level.ts";

export interface ParticipantRows {
  /** In the order of files and lines. */
  readonly rows: readonly RowFacts[];
  /** Indexes, ascending, each once. */
  readonly placesOf: (evidence: readonly Evidence[]) => readonly number[];
}

export function participantRows(derivations: readonly Derivation[]): ParticipantRows {
  const behind = new Map(derivations.flatMap(evidenceBehind).map((item) => [keyOf(item), item]));
  const ordered = [...behind.values()].sort(
    (a, b) => compareSources(a.source, b.source) || (nameOf(a) < nameOf(b) ? -1 : 1),
  );
  const places = new Map(ordered.map((item, place) => [keyOf(item), place]));
  return {
    rows: ordered.map(rowFacts),
    placesOf: (evidence) =>
      [...new Set(evidence.flatMap((item) => places.get(keyOf(item)) ?? []))].sort((a, b) => a - b),
  };
}

function evidenceBehind({ evidence, findings, outcome }: Derivation): readonly Evidence[] {
  return [
    ...evidence,
    ...findings.flatMap(({ finding }) => evidenceOfFinding(finding)),
    ...(outcome.kind === "episodes" ? outcome.rows.flatMap((row) => row.evidence) : []),
  ];
}

function evidenceOfFinding({ evidence, parts }: Finding): readonly Evidence[] {
  return [...evidence, ...parts.flatMap(evidenceOfFinding)];
}

/** Of a file with a column per analyte one line holds several results. */
function keyOf(item: Evidence): string {
  return `${sourceText(item.source)} ${nameOf(item)}`;
}

function nameOf(item: Evidence): string {
  return isObservation(item) ? item.analyte : item.name;
}

function rowFacts(item: Evidence): RowFacts {
  const { file, line } = item.source;
  const common = { file, line, at: instantText(item) };
  if (isObservation(item)) {
    const what = analyteOf(item.analyte).label;
    return { ...common, kind: "observation", what, raw: printedText(item), converted: convertedText(item) };
  }
  const raw = [doseText(item), attributesText(item)].filter((part) => part !== "").join(", ");
  return { ...common, kind: "record", what: item.name, raw, converted: "" };
}
