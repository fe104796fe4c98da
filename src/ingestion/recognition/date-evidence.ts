/**
 * In which form a column prints its dates: the forms that take every date of the column. A form is proven by the text that leaves no
 * other one, such as a day after the twelfth; where two forms take them all, nobody but the owner of the data can say.
 */
import type { DateFormat } from "../../definition/sources/date-formats.ts";
import { calendarForms } from "../mapping/date-text.ts";

/** A text of the file and the line it stands on. */
export interface PrintedAt {
  readonly text: string;
  readonly line: number;
}

export type DateForm =
  /** `proof` is the text that ruled the last other form out; undefined where the first date did. */
  | { readonly kind: "proven"; readonly format: DateFormat; readonly proof: PrintedAt }
  | { readonly kind: "open"; readonly formats: readonly DateFormat[]; readonly example: PrintedAt }
  /** Two texts that no form takes both. */
  | { readonly kind: "mixed"; readonly first: PrintedAt; readonly other: PrintedAt };

const DIGITS_ONLY = /^\d+$/;
/** No form has one point or none, and digits alone only as six or eight: most cells of a table of results need no closer look. */
const PLAIN_NUMBER = /^[<>]?-?\d+(?:[.,]\d+)?$/;
const COMPACT = /^(?:\d{6}|\d{8})$/;
const YEAR_OF_TWO = /^\d{1,2}[./-]\d{1,2}[./-]\d{2}(?:\s|$)/;
const LONGEST = 40;

export class DateEvidence {
  /** Texts that some form takes. */
  dates = 0;
  /** Dates whose year has two digits, which no form takes. */
  shortYear: PrintedAt | undefined;
  private left: readonly DateFormat[] | undefined;
  private proof: PrintedAt | undefined;
  private first: PrintedAt | undefined;
  private clash: PrintedAt | undefined;
  private digitsOnly = true;

  take(text: string, line: number): void {
    if (text.length > LONGEST || !/\d/.test(text)) return;
    if (PLAIN_NUMBER.test(text) && !COMPACT.test(text)) return;
    if (YEAR_OF_TWO.test(text)) this.shortYear ??= { text, line };
    const taking = calendarForms(text);
    if (taking.length === 0) return;
    this.dates += 1;
    this.digitsOnly &&= DIGITS_ONLY.test(text);
    this.narrow(taking, { text, line });
  }

  private narrow(taking: readonly DateFormat[], printed: PrintedAt): void {
    this.first ??= printed;
    const left = this.left === undefined ? taking : this.left.filter((format) => taking.includes(format));
    if (left.length === 0) {
      this.clash ??= printed;
      return;
    }
    if (this.left === undefined || left.length < this.left.length) this.proof = printed;
    this.left = left;
  }

  /** Undefined where the column has no dates; `named` says that its name is that of a date, without which digits alone are none. */
  form(named: boolean): DateForm | undefined {
    const { first, proof, clash, left = [] } = this;
    if (first === undefined || proof === undefined || (this.digitsOnly && !named)) return undefined;
    if (clash !== undefined) return { kind: "mixed", first, other: clash };
    const [only, other] = left;
    if (only !== undefined && other === undefined) return { kind: "proven", format: only, proof };
    return { kind: "open", formats: left, example: first };
  }
}
