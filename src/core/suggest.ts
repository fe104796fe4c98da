/** "Did you mean": the nearest of the allowed words. */
import { distance } from "fastest-levenshtein";

/** The nearest word within a third of its length (at least one edit, at most three), ignoring case; undefined where none is near. */
export function nearest(word: string, allowed: Iterable<string>): string | undefined {
  let best: { word: string; edits: number } | undefined;
  for (const candidate of allowed) {
    const edits = distance(word.toLowerCase(), candidate.toLowerCase());
    const limit = Math.min(3, Math.max(1, Math.floor(candidate.length / 3)));
    if (edits <= limit && (best === undefined || edits < best.edits)) best = { word: candidate, edits };
  }
  return best?.word;
}

/** `did you mean "x"?`, or the list of allowed words where it is short enough to read, or undefined. */
export function suggestion(word: string, allowed: readonly string[]): string | undefined {
  const near = nearest(word, allowed);
  if (near !== undefined) return `did you mean "${near}"?`;
  return allowed.length > 0 && allowed.length <= 16 ? `one of ${allowed.join(", ")}` : undefined;
}
