/** Where a fact stands: a file and a line in it, counted from 1 with the header as line 1. */
export interface SourceReference {
  readonly file: string;
  readonly line: number;
  /** Column of a study file (characters from 1) or name of a CSV column. */
  readonly column?: number | string;
}

/** `labs.csv:14`, `study.yaml:6:3`, `labs.csv:14:value` */
export function sourceText(source: SourceReference): string {
  const place = `${source.file}:${source.line}`;
  return source.column === undefined ? place : `${place}:${source.column}`;
}

export function compareSources(a: SourceReference, b: SourceReference): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  if (a.line !== b.line) return a.line - b.line;
  const [left, right] = [a.column ?? 0, b.column ?? 0];
  if (typeof left === "number" && typeof right === "number") return left - right;
  return String(left) < String(right) ? -1 : String(left) === String(right) ? 0 : 1;
}
