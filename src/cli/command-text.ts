/** A command as it can be pasted into a shell. */
import { dayText } from "../core/calendar.ts";
import { FORMATS } from "../reporting/formats.ts";
import { smallCellOf } from "./draw-arguments.ts";
import type { StudyRunArguments } from "./run-arguments.ts";

/** Words that a POSIX shell takes as they are. */
const PLAIN_WORD = /^[\w@%+=:,./-]+$/;

/** `nadir run` again. The folder it writes to is OUT: where a run was written is no part of the run, and must not change its bytes. */
export function runText(study: string, options: StudyRunArguments): string {
  const { data, sources, cutoff, readings, only = [], format, language } = options;
  const smallCell = smallCellOf(options);
  return commandText([
    ...["nadir", "run", study, "--data", data, "--out", "OUT"],
    ...(sources === undefined ? [] : ["--sources", sources]),
    ...(cutoff === undefined ? [] : ["--cutoff", dayText(cutoff)]),
    ...(readings === "none" ? [] : ["--readings", readings]),
    ...(only.length === 0 ? [] : ["--only", ...only]),
    ...(options.knifeEdge === true ? ["--knife-edge"] : []),
    ...(options.transfusionsComplete === true ? ["--transfusions-complete"] : []),
    ...(format.size === FORMATS.length ? [] : ["--format", [...format].join(",") || "none"]),
    ...(language === "en" ? [] : ["--language", language]),
    ...(options.font === undefined ? [] : ["--font", options.font]),
    ...(smallCell === undefined ? [] : ["--aggregate-only", "--small-cell", String(smallCell)]),
  ]);
}

function commandText(words: readonly string[]): string {
  return words.map(quoted).join(" ");
}

function quoted(word: string): string {
  return PLAIN_WORD.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
