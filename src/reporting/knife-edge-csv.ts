/** knife-edge.csv: one row per verdict and change of one row that turns it. */
import type { KnifeEdge } from "../analysis/robustness/knife-edge.ts";
import { sourceText } from "../core/source-reference.ts";
import { csvText } from "./csv.ts";

const COLUMNS = ["STUDYID", "USUBJID", "PARAMCD", "SRC", "ROW", "KIND", "PRINTED", "INSTEAD", "FROM", "TO"];

export function knifeEdgeCsv(studyId: string, edges: readonly KnifeEdge[]): string {
  return csvText(
    COLUMNS,
    edges.map(({ derivation, row, kind, printed, instead, from, to }) => [
      studyId,
      derivation.participant.id,
      derivation.endpoint.paramcd,
      sourceText(row.source),
      "analyte" in row ? row.analyte : row.name,
      kind,
      printed,
      instead,
      from,
      to,
    ]),
  );
}
