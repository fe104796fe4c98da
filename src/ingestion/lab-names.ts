/** The names of tests that a laboratory file prints: analytes that are needed, and names that mean nothing, with how often they stand. */
import type { AnalyteName } from "../core/analyte.ts";
import { compareText } from "../core/diagnostic.ts";
import type { SourceReference } from "../core/source-reference.ts";

export interface NameSeen {
  rows: number;
  readonly first: SourceReference;
}

const LISTED = 6;

export class NamesSeen {
  readonly needed = new Set<AnalyteName>();
  /** In the order of the file. */
  readonly others = new Map<string, NameSeen>();

  /** The most frequent of the others, by count and then by name. */
  frequent(): readonly string[] {
    const sorted = [...this.others].sort(([a, x], [b, y]) => y.rows - x.rows || compareText(a, b));
    return sorted.slice(0, LISTED).map(([name]) => name);
  }

  count(name: string, at: SourceReference): NameSeen {
    const known = this.others.get(name);
    if (known === undefined) {
      const seen = { rows: 1, first: at };
      this.others.set(name, seen);
      return seen;
    }
    known.rows += 1;
    return known;
  }
}
