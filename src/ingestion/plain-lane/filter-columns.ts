/** The filters of a mapped file by the codes of their texts. */
import type { PlainFilter } from "../row-source.ts";
import type { PlainFields } from "./plain-lines.ts";
import { TextColumn } from "./text-column.ts";

interface FilterColumn {
  readonly filter: PlainFilter;
  readonly texts: TextColumn;
  /** By code of the text. */
  readonly passes: boolean[];
}

export class FilterColumns {
  private readonly columns: readonly FilterColumn[];

  constructor(filters: readonly PlainFilter[], nullWords: ReadonlySet<string> | undefined) {
    this.columns = filters.map((filter) => ({ filter, texts: new TextColumn(nullWords), passes: [] }));
  }

  /** The rule of the first filter that a line fails. */
  failed(bytes: Uint8Array, fields: PlainFields): string | undefined {
    for (const { filter, texts, passes } of this.columns) {
      const code = texts.codeAt(bytes, fields, filter.position);
      passes[code] ??= filter.passes(texts.at(code));
      if (!passes[code]) return filter.rule;
    }
    return undefined;
  }
}
