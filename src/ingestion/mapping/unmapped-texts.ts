/** Texts that a map or a lookup does not have and that stay as printed: counted, and said once per column. */
import type { Diagnostic } from "../../core/diagnostic.ts";
import type { SourceReference } from "../../core/source-reference.ts";
import { messages } from "./messages.ts";

interface Seen {
  count: number;
  readonly first: SourceReference;
}

export class UnmappedTexts {
  private readonly columns = new Map<string, Map<string, Seen>>();

  count(column: string, text: string, where: SourceReference): void {
    const texts = this.columns.get(column) ?? new Map<string, Seen>();
    this.columns.set(column, texts);
    const seen = texts.get(text);
    if (seen === undefined) texts.set(text, { count: 1, first: where });
    else seen.count += 1;
  }

  /** `place` is where sources.yaml fills a canonical column. */
  diagnostics(place: (column: string) => SourceReference): readonly Diagnostic[] {
    return [...this.columns].flatMap(([column, texts]) => {
      const [first] = texts.values();
      const counts = [...texts].map(([text, { count }]) => ({ text, count }));
      return first === undefined ? [] : [messages.notMapped(first.first, column, counts, place(column))];
    });
  }
}
