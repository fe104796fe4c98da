/**
 * The font of the figures: Source Sans 3 (SIL Open Font License, OFL.txt), as a table of advances and outlines per character. Widths
 * come from it, so labels never overlap by a guess; the PNG is drawn from its outlines, so it looks the same on every machine.
 */

export type Weight = "regular" | "semibold";

export const FAMILY = "Source Sans 3";

interface Face {
  readonly advances: ReadonlyMap<string, number>;
  readonly outlines: ReadonlyMap<string, string>;
}

/** A font for the characters that the bundled one does not have, such as Chinese. */
export interface ExtraFont {
  readonly family: string;
  /** Where the file stands, for the library that draws the PNG. */
  readonly path: string;
  /** The advance in thousandths of the size; undefined where the font lacks the character. */
  readonly advance: (character: string) => number | undefined;
}

export interface FigureFont {
  /** The width of a line of text in pixels. */
  readonly width: (text: string, size: number, weight: Weight) => number;
  /** The outline in font units, y downwards from the baseline; undefined where neither the bundled font nor what was learnt has it. */
  readonly outline: (character: string, weight: Weight) => string | undefined;
  /** In thousandths of the size; a character that no font has is taken to be as wide as it is high. */
  readonly advance: (character: string, weight: Weight) => number;
  readonly extra: ExtraFont | undefined;
  /** Takes up outlines of characters of the extra font. */
  readonly learn: (outlines: ReadonlyMap<string, string>) => void;
}

/** Units of the outlines and advances in one em. */
export const UNITS = 1000;

function faceOf(table: { characters: string; advances: string; outlines: string }): Face {
  const advances = table.advances.split(" ").map(Number);
  const outlines = table.outlines.split("\n");
  const characters = [...table.characters];
  const face = {
    advances: new Map(characters.map((character, index) => [character, advances[index] ?? 0])),
    outlines: new Map(characters.map((character, index) => [character, outlines[index] ?? ""])),
  };
  // What no document can hold is shown as U+FFFD, which this font lacks: its black diamond stands in.
  face.advances.set("\ufffd", face.advances.get("\u25c6") ?? UNITS);
  face.outlines.set("\ufffd", face.outlines.get("\u25c6") ?? "");
  return face;
}

/** Loaded when the first figure is drawn: the table is half a megabyte. */
export async function loadFigureFont(extra?: ExtraFont): Promise<FigureFont> {
  const { default: tables } = await import("./glyphs.json", { with: { type: "json" } });
  if (tables.unitsPerEm !== UNITS) throw new Error(`the font has ${tables.unitsPerEm} units per em`);
  const faces: Readonly<Record<Weight, Face>> = { regular: faceOf(tables.regular), semibold: faceOf(tables.semibold) };
  const learnt = new Map<string, string>();
  const advance = (character: string, weight: Weight) =>
    faces[weight].advances.get(character) ?? extra?.advance(character) ?? UNITS;
  return {
    width: (text, size, weight) => {
      let units = 0;
      for (const character of text) units += advance(character, weight);
      return (units * size) / UNITS;
    },
    outline: (character, weight) => faces[weight].outlines.get(character) ?? learnt.get(character),
    advance,
    extra,
    learn: (outlines) => {
      for (const [character, outline] of outlines) learnt.set(character, outline);
    },
  };
}

/** The characters of a text that neither the bundled nor the extra font can draw, each once. */
export function missingCharacters(font: FigureFont, text: string): readonly string[] {
  return [...new Set(text)].filter(
    (character) => font.outline(character, "regular") === undefined && font.extra?.advance(character) === undefined,
  );
}
