/** How wide a text is in print, in digits: by the advances of Arial and of the fonts made to its measure. */

/** Widths of classes of characters; what is in none of them is as wide as a digit, and East Asian wide characters as 1.8. */
const CLASSES: readonly (readonly [width: number, characters: string])[] = [
  [0.4, "ijl|'"],
  [0.5, " ftI.,:;!/\\[]\u00a0\u2008"],
  [0.6, 'r()-{}`\u201c\u201d*"'],
  [0.9, "ckvxyzsJ"],
  [1.1, "+=<>~\u2212\u00b1\u2264\u2265F\u00d7"],
  [1.2, "ABEKPSVXYTZL"],
  [1.3, "wCDHNRU&"],
  [1.4, "GOQ"],
  [1.5, "mM%"],
  [1.8, "W@\u2192\u2030"],
];
const WIDTHS = new Map(CLASSES.flatMap(([width, characters]) => [...characters].map((one) => [one, width] as const)));
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{1f000}-\u{1ffff}\u{20000}-\u{3ffff}]/u;
const WIDE_WIDTH = 1.8;

export function textWidth(text: string): number {
  let width = 0;
  for (const character of text) width += WIDTHS.get(character) ?? widthOf(character);
  return width;
}

function widthOf(character: string): number {
  return character > "\u1100" && WIDE.test(character) ? WIDE_WIDTH : 1;
}
