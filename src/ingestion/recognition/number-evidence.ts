/** How a column prints its numbers: which decimal sign, proven by a number that can be read in one way only; and what the numbers are. */
import type { PrintedAt } from "./date-evidence.ts";

export type DecimalSign =
  | { readonly kind: "point" }
  | { readonly kind: "comma"; readonly proof: PrintedAt }
  /** `1,234` is either. */
  | { readonly kind: "open"; readonly example: PrintedAt };

/** Signs of limits and flags around a number are not looked at. */
const NUMBER = /^[<>≤≥＜＞]?=?\s*(-?\d[\d.,' ]*)(?:[eE][+-]?\d{1,2})?\s*[↑↓HLhl*+]{0,2}$/;
const GROUPED = /^-?\d{1,3}(?:,\d{3})+$/;
const DECIMAL_COMMA = /^-?\d+,\d+$/;
const GROUPED_COMMA = /^-?\d{1,3}(?:[. ']\d{3})+,\d+$/;
/** Enough for a median. */
const KEPT = 5000;

export class NumberEvidence {
  numbers = 0;
  private points = 0;
  private comma: PrintedAt | undefined;
  private either: PrintedAt | undefined;
  private readonly kept: string[] = [];

  take(text: string, line: number): void {
    const body = NUMBER.exec(text)?.[1]?.trim();
    if (body === undefined) return;
    this.numbers += 1;
    if (this.kept.length < KEPT) this.kept.push(body);
    if (GROUPED.test(body)) this.either ??= { text, line };
    else if (DECIMAL_COMMA.test(body) || GROUPED_COMMA.test(body)) this.comma ??= { text, line };
    else if (body.includes(".")) this.points += 1;
  }

  decimalSign(): DecimalSign {
    if (this.comma !== undefined) return { kind: "comma", proof: this.comma };
    return this.either === undefined || this.points > 0 ? { kind: "point" } : { kind: "open", example: this.either };
  }

  /** For a glance at the range, never for a result: floating point, in the order of the file. */
  glance(): readonly number[] {
    const isComma = this.comma !== undefined;
    return this.kept
      .map((body) => Number(isComma ? body.replace(/[. ']/g, "").replace(",", ".") : body.replace(/[,' ]/g, "")))
      .filter((number) => Number.isFinite(number));
  }
}
