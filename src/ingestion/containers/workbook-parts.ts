/** What nadir looks at itself in the XML of a workbook before a library reads it: the sheets, and the traps in them. */

export interface SheetPart {
  readonly name: string;
  /** The entry of the zip file. */
  readonly path: string;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

export function attribute(tag: string, name: string): string | undefined {
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

/** The folder of the workbook in the zip file: `xl/` in nearly all. Undefined where the package names none. */
export function workbookFolder(packageRelations: string): string | undefined {
  for (const [tag] of packageRelations.matchAll(/<(?:\w+:)?Relationship\s[^<>]*>/g)) {
    if (!/\/officeDocument$/.test(attribute(tag, "Type") ?? "")) continue;
    return /^\/?(.*\/)?workbook\.xml$/.exec(attribute(tag, "Target") ?? "")?.[1] ?? "";
  }
  return undefined;
}

/** Whether days are counted from 1904, as old spreadsheets on Macintosh did. */
export function countsFrom1904(workbook: string): boolean {
  const tag = /<(?:\w+:)?workbookPr\s[^<>]*>/.exec(workbook)?.[0] ?? "";
  return ["1", "true"].includes(attribute(tag, "date1904") ?? "");
}

/** The same flag in the one spelling that the library knows. */
export function withPlainFlags(workbook: string): string {
  return workbook.replace(/(<(?:\w+:)?workbookPr\s[^<>]*?\bdate1904\s*=\s*)(?:"true"|'true')/, '$1"1"');
}

/** The sheets in the order of their tabs; chart sheets, which have no cells, are not among them. */
export function sheetsOf(workbook: string, relations: string): readonly SheetPart[] {
  const targets = new Map<string, string>();
  for (const [tag] of relations.matchAll(/<(?:\w+:)?Relationship\s[^<>]*>/g))
    if (/\/worksheet$/.test(attribute(tag, "Type") ?? ""))
      targets.set(attribute(tag, "Id") ?? "", attribute(tag, "Target") ?? "");
  return [...workbook.matchAll(/<(?:\w+:)?sheet\s[^<>]*>/g)].flatMap(([tag]) => {
    const target = targets.get(attribute(tag, "\\w+:id") ?? "");
    if (target === undefined) return [];
    return [{ name: attribute(tag, "name") ?? "", path: target.startsWith("/") ? target.slice(1) : `xl/${target}` }];
  });
}

/** The ranges whose value stands only in their first cell. */
export function mergedRanges(sheet: string): readonly string[] {
  return [...sheet.matchAll(/<(?:\w+:)?mergeCell\s[^<>]*>/g)].map(([tag]) => attribute(tag, "ref") ?? "");
}
