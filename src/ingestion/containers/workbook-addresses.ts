/** Addresses of cells. Cells without an address stand right of the one before them; the library needs the address. ECMA-376 part 1, 18.3.1.4: `r` is optional. */
import { attribute } from "./workbook-parts.ts";

const OPENING = /<(\w+:)?(row|c)((?:\s[^<>]*)?\/?)>/g;

/** Nearly all workbooks have none of these, and a sheet is large. */
const WITHOUT_ADDRESS = /<(?:\w+:)?(?:row|c)(?:\/?>|\s(?![^<>]*(?<=\s)r\s*=)[^<>]*>)/;

/** The sheet with an address in every row and cell; the same text where all have one. */
export function withAddresses(sheet: string): string {
  if (!WITHOUT_ADDRESS.test(sheet)) return sheet;
  let row = 0;
  let column = 0;
  return sheet.replace(OPENING, (tag, prefix: string | undefined, name: string, attributes: string) => {
    const address = attribute(attributes, "r");
    if (name === "row") {
      row = address === undefined ? row + 1 : Number(address);
      column = 0;
      return address === undefined ? `<${prefix ?? ""}row r="${row}"${attributes}>` : tag;
    }
    column = address === undefined ? column + 1 : columnNumber(/^[A-Za-z]{0,3}/.exec(address)?.[0] ?? "");
    return address === undefined ? `<${prefix ?? ""}c r="${columnLetters(column)}${row}"${attributes}>` : tag;
  });
}

/**
 * The last row and column that a sheet names; infinite where an address is no address. ECMA-376 allows 1048576 rows of 16384 cells,
 * and a library fills all rows before a forged one.
 */
export function extentOf(sheet: string): { readonly rows: number; readonly columns: number } {
  let rows = 0;
  let columns = 0;
  for (const [tag] of sheet.matchAll(/<(?:\w+:)?(?:row|c)\s[^<>]*>/g)) {
    const address = /\sr\s*=\s*(?:"([^"]*)"|'([^']*)')/.exec(tag);
    if (address === null) continue;
    const parts = /^([A-Za-z]{0,3})(\d{1,7})$/.exec(address[1] ?? address[2] ?? "");
    if (parts === null) return { rows: Number.POSITIVE_INFINITY, columns };
    rows = Math.max(rows, Number(parts[2]));
    columns = Math.max(columns, columnNumber(parts[1] ?? ""));
  }
  return { rows, columns };
}

/** `A` is 1, `XFD` 16384. */
function columnNumber(letters: string): number {
  let column = 0;
  for (const letter of letters.toUpperCase()) column = 26 * column + letter.charCodeAt(0) - 64;
  return column;
}

function columnLetters(column: number): string {
  let letters = "";
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}
