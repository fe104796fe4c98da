/** The rows behind a verdict, short: `labs.csv:257–260, 301; events.csv:7`. Every row is in it. */
import type { ParticipantFacts, RowFacts } from "../../model/participant-level.ts";

export function evidenceText({ rows }: ParticipantFacts, places: readonly number[]): string {
  const found = places.flatMap((place) => rows[place] ?? []);
  const files = [...new Set(found.map(({ file }) => file))];
  return files.map((file) => `${file}:${lineRanges(linesOf(found, file)).join(", ")}`).join("; ");
}

function linesOf(rows: readonly RowFacts[], file: string): readonly number[] {
  const lines = rows.filter((row) => row.file === file).map(({ line }) => line);
  return [...new Set(lines)].sort((a, b) => a - b);
}

/** Lines that follow one another as a range, ascending. */
function lineRanges(lines: readonly number[]): readonly string[] {
  const ranges: [first: number, last: number][] = [];
  for (const line of lines) {
    const last = ranges.at(-1);
    if (last !== undefined && last[1] === line - 1) last[1] = line;
    else ranges.push([line, line]);
  }
  return ranges.map(([first, last]) => (first === last ? String(first) : `${first}–${last}`));
}
