/** The last line of every table. */
import type { Terms } from "../../language/terms.ts";
import type { ReportData } from "../../model/report-data.ts";
import type { TableWords } from "../words/table-words.ts";

/** Digits of a SHA-256 that are printed: enough to tell files apart; manifest.json has them all. */
const DIGITS = 12;

/** Data cut, definition and version, then every file of the export with its hash. */
export function sourceLine({ study, run }: ReportData, terms: Terms, words: TableWords): string {
  const short = (sha256: string) => sha256.slice(0, DIGITS);
  const made = terms.provenance({
    study: study.id,
    cutoff: run.cutoff,
    definition: short(run.studyFile.sha256),
    nadir: run.nadir,
  });
  const files = run.inputs.map(({ name, sha256 }) => `${name} ${short(sha256)}`);
  return words.joined([made, ...(files.length === 0 ? [] : [words.exportFiles(files.join(", "))])]);
}
