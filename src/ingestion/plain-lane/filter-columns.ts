/** The filters of a mapped file, each text of their columns asked once. */
import type { PlainFilter } from "../row-source.ts";
import type { PlainFields } from "./plain-lines.ts";
import { TextAnswers } from "./text-answers.ts";

interface FilterColumn {
  readonly rule: string;
  readonly passes: TextAnswers<boolean>;
}

/** Of a column like the number of a result, of which no text is met again. */
const MOST_KEPT = 65_536;

export class FilterColumns {
  private readonly columns: readonly FilterColumn[];

  constructor(filters: readonly PlainFilter[], nullWords: ReadonlySet<string> | undefined) {
    this.columns = filters.map(({ position, passes: answerTo, rule }) => {
      return { rule, passes: new TextAnswers({ position, answerTo, nullWords, most: MOST_KEPT }) };
    });
  }

  /** The rule of the first filter that a line fails. */
  failed(bytes: Uint8Array, fields: PlainFields): string | undefined {
    for (const { rule, passes } of this.columns) if (!passes.of(bytes, fields)) return rule;
    return undefined;
  }
}
