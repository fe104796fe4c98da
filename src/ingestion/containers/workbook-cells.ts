/**
 * The cells of a sheet that a library would read as something else than what is printed in them. They are looked at, and made texts,
 * in the XML before the library sees it. Source: ECMA-376 part 1, 18.3.1.4 (cell), 18.18.11 (cell type).
 */
import { decimalShifted } from "./value-text.ts";
import { attribute } from "./workbook-parts.ts";

/** A tag of a cell, its formula or its value. `<` ends a search, so that no text takes longer than its length. */
const TAG = /<(\/?)(?:\w+:)?(c|f|v)((?:\s[^<>]*)?\/?)>/g;

interface Cell {
  readonly attributes: string;
  /** Where the tag of the cell begins, and its value between its tags. */
  readonly start: number;
  readonly value: { readonly from: number; readonly to: number } | undefined;
  readonly hasFormula: boolean;
}

function* cellsOf(sheet: string): Generator<Cell> {
  let cell: { attributes: string; start: number } | undefined;
  let valueFrom: number | undefined;
  let value: Cell["value"];
  let hasFormula = false;
  for (const tag of sheet.matchAll(TAG)) {
    const [whole, closing, name, attributes = ""] = tag;
    const isEmpty = attributes.endsWith("/");
    if (name === "c" && closing === "" && !isEmpty) {
      cell = { attributes, start: tag.index };
      valueFrom = undefined;
      value = undefined;
      hasFormula = false;
    } else if (name === "f") hasFormula = true;
    else if (name === "v" && closing === "") {
      valueFrom = tag.index + whole.length;
      if (isEmpty) value = { from: valueFrom, to: valueFrom };
    } else if (name === "v" && valueFrom !== undefined) value = { from: valueFrom, to: tag.index };
    else if (name === "c" && closing === "/" && cell !== undefined) {
      yield { ...cell, value, hasFormula };
      cell = undefined;
    }
  }
}

/** The first cell with a formula and without the value that the spreadsheet computed; a library would take it for empty. */
export function formulaWithoutValue(sheet: string): string | undefined {
  for (const { attributes, value, hasFormula } of cellsOf(sheet))
    if (hasFormula && value === undefined) return attribute(attributes, "r") ?? "?";
  return undefined;
}

/**
 * The sheet with these cells as texts: errors (`#DIV/0!`), which the library takes for empty; dates written as ISO text, which it reads in
 * the time zone of the machine; numbers shown as per cent, whose stored value is a hundredth of what is printed.
 */
export function withPrintedTexts(sheet: string, percentStyles: ReadonlySet<string>): string {
  const pieces: string[] = [];
  let done = 0;
  for (const { attributes, start, value } of cellsOf(sheet)) {
    if (value === undefined) continue;
    const text = printedText(attributes, sheet.slice(value.from, value.to), percentStyles);
    if (text === undefined) continue;
    const open = sheet.indexOf(attributes, start);
    pieces.push(sheet.slice(done, open), asText(attributes), sheet.slice(open + attributes.length, value.from), text);
    done = value.to;
  }
  return pieces.length === 0 ? sheet : pieces.join("") + sheet.slice(done);
}

function printedText(attributes: string, value: string, percentStyles: ReadonlySet<string>): string | undefined {
  const type = attribute(attributes, "t") ?? "n";
  if (type === "e" || type === "d") return value;
  if (type !== "n" || !percentStyles.has(attribute(attributes, "s") ?? "")) return undefined;
  const shifted = decimalShifted(value.trim(), 2);
  return shifted === undefined ? undefined : `${shifted}%`;
}

function asText(attributes: string): string {
  return `${attributes.replace(/\st\s*=\s*(?:"[^"]*"|'[^']*')/, "")} t="str"`;
}

/** The styles (as cells name them, from 0) that show a number as per cent. ECMA-376 part 1, 18.8.30: formats 9 and 10 are built in. */
export function percentStylesOf(styles: string): ReadonlySet<string> {
  const formats = new Set(["9", "10"]);
  for (const [tag] of styles.matchAll(/<(?:\w+:)?numFmt\s[^<>]*>/g)) {
    const code = (attribute(tag, "formatCode") ?? "").replace(/"[^"]*"|\\./g, "");
    if (code.includes("%")) formats.add(attribute(tag, "numFmtId") ?? "");
  }
  const from = styles.search(/<(?:\w+:)?cellXfs[\s>]/);
  const to = styles.search(/<\/(?:\w+:)?cellXfs>/);
  if (from < 0 || to < from) return new Set();
  const found = new Set<string>();
  let index = 0;
  for (const [tag] of styles.slice(from, to).matchAll(/<(?:\w+:)?xf[\s/>][^<>]*>?/g)) {
    if (formats.has(attribute(tag, "numFmtId") ?? "")) found.add(String(index));
    index += 1;
  }
  return found;
}
