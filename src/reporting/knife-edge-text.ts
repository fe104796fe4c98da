/** Knife edges in words: how many verdicts hang on one digit or one day, and which change would turn one of them. */
import type { KnifeEdge } from "../analysis/robustness/knife-edge.ts";
import { sourceText } from "../core/source-reference.ts";
import { alignColumns } from "./columns-text.ts";

/** `would be N with 9.5 g/dL instead of 9.6 g/dL at labs.csv:976 (hemoglobin)` */
function knifeEdgeText({ row, printed, instead, to }: KnifeEdge): string {
  const what = "analyte" in row ? row.analyte : row.name;
  return `would be ${to} with ${instead} instead of ${printed} at ${sourceText(row.source)} (${what})`;
}

/** The lines added to the explanation of one verdict. */
export function knifeEdgeLines(edges: readonly KnifeEdge[]): string {
  return edges.length === 0 ? "" : ["Knife edge:", ...edges.map((edge) => `  ${knifeEdgeText(edge)}`), ""].join("\n");
}

/** For the summary: participants per endpoint, by what turns them. */
export function knifeEdgeSummary(edges: readonly KnifeEdge[]): string {
  const endpoints = [...new Set(edges.map(({ derivation }) => derivation.endpoint.paramcd))];
  const participants = (paramcd: string, kinds: readonly KnifeEdge["kind"][]) =>
    String(
      new Set(
        edges
          .filter(({ derivation, kind }) => derivation.endpoint.paramcd === paramcd && kinds.includes(kind))
          .map(({ derivation }) => derivation.participant.id),
      ).size,
    );
  if (endpoints.length === 0) return "knife edge: no verdict turns on one digit or one day\n";
  const rows = endpoints.map((paramcd) => [
    paramcd,
    participants(paramcd, ["value", "dose"]),
    participants(paramcd, ["day"]),
    participants(paramcd, ["value", "dose", "day"]),
  ]);
  const table = alignColumns([["knife edge", "by one digit", "by one day", "participants"], ...rows], [1, 2, 3]);
  return `${table}\neach in knife-edge.csv\n`;
}
