/** Text from files, made safe for every kind of document before it stands in a table. */

/**
 * Control characters (line ends and tabs become a space), marks that turn the direction of writing, lone surrogates and code points
 * that are no characters. XML cannot hold some of them at all, and the marks can make a number read backwards.
 */
const UNWANTED = /[\p{Cc}\p{Surrogate}\p{Noncharacter_Code_Point}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
const SPACE = /[\t\n\r\v\f\u0085\u2028\u2029]+/g;

/** One line of text that any document format can hold; what it cannot hold is shown as U+FFFD, never dropped. */
export function cleanText(text: string): string {
  return text.replace(SPACE, " ").replace(UNWANTED, "\uFFFD");
}
