/** The last lines of every figure: enough to find the run again. */
import type { FigureContext } from "./plots/context.ts";

/** Enough of a SHA-256 to tell files apart by eye; the manifest has all of it. */
const SHOWN = 12;

export function provenanceLines({ data, terms, words }: FigureContext): readonly string[] {
  const { study, run } = data;
  const inputs = run.inputs.map(({ name, sha256 }) => `${name} ${sha256.slice(0, SHOWN)}`).join(", ");
  return [
    terms.provenance({
      study: study.id,
      cutoff: run.cutoff,
      definition: run.studyFile.sha256.slice(0, SHOWN),
      nadir: run.nadir,
    }),
    ...(inputs === "" ? [] : [words.inputs(inputs)]),
  ];
}
