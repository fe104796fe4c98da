/** Text in a CSV that a spreadsheet program opens: never a formula, and never turned into a date or another number. */

/** Signs that begin a formula, also in their wide forms and after blanks, which some programs drop. */
const FORMULA = /^[\s\ufeff]*[=+\-@\uff0b\uff0d\uff1d\uff20\t\r|%]/;
/** `9/15` and `3-4` become dates, `0042` loses its zeros, `2E5` becomes 200000. ISO dates stay what they are. */
const MISREAD = /^(?:\d{1,4}[/-]\d{1,4}|0\d+|\d+[eE]\d+|\d{16,})$/;

/** An apostrophe before the text tells a spreadsheet that it is text. */
export function spreadsheetText(text: string): string {
  return FORMULA.test(text) || MISREAD.test(text) ? `'${text}` : text;
}
