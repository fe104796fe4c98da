/** The filters of a mapped file by the codes of their texts. */
import type { PlainFilter } from "../row-source.ts";
import { fieldText } from "./field-text.ts";
import type { PlainFields } from "./plain-lines.ts";
import { TextColumn } from "./text-column.ts";

interface FilterColumn {
  readonly filter: PlainFilter;
  readonly texts: TextColumn;
  /** By code of the text. */
  readonly passes: boolean[];
}

/** A column of which hardly any text is met again, as of numbers of results, is not kept. */
const MOST_KEPT = 65_536;

export class FilterColumns {
  private readonly columns: readonly FilterColumn[];
  private readonly nullWords: ReadonlySet<string> | undefined;

  constructor(filters: readonly PlainFilter[], nullWords: ReadonlySet<string> | undefined) {
    this.nullWords = nullWords;
    this.columns = filters.map((filter) => ({ filter, texts: new TextColumn(nullWords), passes: [] }));
  }

  /** The rule of the first filter that a line fails. */
  failed(bytes: Uint8Array, fields: PlainFields): string | undefined {
    for (const column of this.columns) if (!this.passes(column, bytes, fields)) return column.filter.rule;
    return undefined;
  }

  private passes({ filter, texts, passes }: FilterColumn, bytes: Uint8Array, fields: PlainFields): boolean {
    if (passes.length >= MOST_KEPT) {
      const text = fieldText(bytes, fields, filter.position);
      return filter.passes(this.nullWords?.has(text) === true ? "" : text);
    }
    const code = texts.codeAt(bytes, fields, filter.position);
    const known = passes[code] ?? filter.passes(texts.at(code));
    passes[code] = known;
    return known;
  }
}
