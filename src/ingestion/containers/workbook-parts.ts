/** What nadir looks at itself in the XML of a workbook before a library reads it: the sheets, and the traps in them. */

export interface SheetPart {
  readonly name: string;
  /** The entry of the zip file. */
  readonly path: string;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function attribute(tag: string, name: string): string | undefined {
  const value = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag);
  return (value?.[1] ?? value?.[2])?.replace(
    /&(?:(\w+)|#(\d{1,7})|#x([0-9a-fA-F]{1,6}));/g,
    (whole, word, dec, hex) => {
      if (word !== undefined) return ENTITIES[word as string] ?? whole;
      const code = dec === undefined ? Number.parseInt(hex as string, 16) : Number(dec);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}

/** The sheets in the order of their tabs; chart sheets, which have no cells, are not among them. */
export function sheetsOf(workbook: string, relations: string): readonly SheetPart[] {
  const targets = new Map<string, string>();
  for (const [tag] of relations.matchAll(/<(?:\w+:)?Relationship\s[^>]*>/g))
    if (/\/worksheet$/.test(attribute(tag, "Type") ?? ""))
      targets.set(attribute(tag, "Id") ?? "", attribute(tag, "Target") ?? "");
  return [...workbook.matchAll(/<(?:\w+:)?sheet\s[^>]*>/g)].flatMap(([tag]) => {
    const target = targets.get(attribute(tag, "\\w+:id") ?? "");
    if (target === undefined) return [];
    return [{ name: attribute(tag, "name") ?? "", path: target.startsWith("/") ? target.slice(1) : `xl/${target}` }];
  });
}

/**
 * The last row and column that a sheet names; infinite where an address is no address. ECMA-376 allows 1048576 rows of 16384 cells,
 * and a library fills all rows before a forged one.
 */
export function extentOf(sheet: string): { readonly rows: number; readonly columns: number } {
  let rows = 0;
  let columns = 0;
  for (const [tag] of sheet.matchAll(/<(?:\w+:)?(?:row|c)\s[^>]*>/g)) {
    const address = /\sr\s*=\s*(?:"([^"]*)"|'([^']*)')/.exec(tag);
    if (address === null) continue;
    const parts = /^([A-Za-z]{0,3})(\d{1,7})$/.exec(address[1] ?? address[2] ?? "");
    if (parts === null) return { rows: Number.POSITIVE_INFINITY, columns };
    rows = Math.max(rows, Number(parts[2]));
    columns = Math.max(columns, columnNumber(parts[1] ?? ""));
  }
  return { rows, columns };
}

function columnNumber(letters: string): number {
  let column = 0;
  for (const letter of letters.toUpperCase()) column = 26 * column + letter.charCodeAt(0) - 64;
  return column;
}

/** The ranges whose value stands only in their first cell. */
export function mergedRanges(sheet: string): readonly string[] {
  return [...sheet.matchAll(/<(?:\w+:)?mergeCell\s[^>]*>/g)].map(([tag]) => attribute(tag, "ref") ?? "");
}

/** The first cell with a formula and without the value that the spreadsheet computed; a library would take it for empty. */
export function formulaWithoutValue(sheet: string): string | undefined {
  for (const [, tag = "", content = ""] of sheet.matchAll(/<(?:\w+:)?c(\s[^>]*[^/>])?>(.*?)<\/(?:\w+:)?c>/gs))
    if (/<(?:\w+:)?f[\s/>]/.test(content) && !/<(?:\w+:)?v[\s/>]/.test(content)) return attribute(tag, "r") ?? "?";
  return undefined;
}

/** Error cells (#DIV/0!, #N/A) as text: the library takes them for empty, and an error is not the same as nothing. */
export function errorsAsText(sheet: string): string {
  return sheet.replace(/(<(?:\w+:)?c\s[^>]*?\bt\s*=\s*)(["'])e\2/g, "$1$2str$2");
}
