/**
 * Makes the font tables of the figures from Source Sans 3 (SIL Open Font License 1.1, © Adobe), as its npm package ships it:
 * advances and outlines per character, and a WOFF2 subset for web pages. Run `npx tsx tools/build-figure-font.ts` after a new version
 * of the package; the same package gives the same bytes.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import opentype, { type Font, type Glyph } from "opentype.js";
import subsetFont from "subset-font";

const ROOT = join(import.meta.dirname, "..");
const TARGET = join(ROOT, "src/reporting/figures/font");
const require = createRequire(import.meta.url);
const WEIGHTS = [
  { name: "regular", file: require.resolve("@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf") },
  {
    name: "semibold",
    file: require.resolve("@expo-google-fonts/source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf"),
  },
] as const;
const LICENCE = require.resolve("@expo-google-fonts/source-sans-3/LICENSE_FONT");

/** First and last code point of each block whose characters are kept where the font has them. */
const BLOCKS: readonly (readonly [number, number])[] = [
  [0x20, 0x7e],
  [0xa0, 0x17f], // Latin-1 and Latin Extended-A
  [0x18f, 0x192],
  [0x1cd, 0x1dc],
  [0x218, 0x21b],
  [0x2b0, 0x2dd],
  [0x370, 0x3ff], // Greek
  [0x400, 0x45f], // Cyrillic
  [0x1e80, 0x1e85],
  [0x1ea0, 0x1ef9], // Vietnamese
  [0x2000, 0x2044], // punctuation and the spaces of fixed width
  [0x2070, 0x209f], // superscripts and subscripts
  [0x20a0, 0x20bf],
  [0x2100, 0x214f],
  [0x2190, 0x21ff],
  [0x2200, 0x22ff],
  [0x25a0, 0x25ff],
  [0x2700, 0x27bf],
  [0xfffd, 0xfffd],
];

function charactersOf(font: Font): string {
  const all = BLOCKS.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, k) => first + k));
  return String.fromCodePoint(...all.filter((code) => font.charToGlyphIndex(String.fromCodePoint(code)) > 0));
}

/** TrueType outlines have straight lines and quadratic curves only. (The package's own text of a path runs numbers together at −0.) */
function outlineOf(glyph: Glyph, font: Font): string {
  return glyph
    .getPath(0, 0, font.unitsPerEm)
    .commands.map(({ type, x1, y1, x, y }) => {
      if (type === "C") throw new Error("a cubic curve");
      const numbers = [x1, y1, x, y].flatMap((value) => (value === undefined ? [] : [String(Math.round(value) || 0)]));
      return type + numbers.join(" ");
    })
    .join("");
}

const fonts = WEIGHTS.map(({ name, file }) => {
  const bytes = readFileSync(file);
  return { name, bytes, font: opentype.parse(new Uint8Array(bytes).buffer) };
});

const tables = Object.fromEntries(
  fonts.map(({ name, font }) => {
    const characters = charactersOf(font);
    const glyphs = [...characters].map((character) => font.charToGlyph(character));
    return [
      name,
      {
        characters,
        advances: glyphs.map((glyph) => glyph.advanceWidth ?? 0).join(" "),
        // In font units, y downwards from the baseline, one a line.
        outlines: glyphs.map((glyph) => outlineOf(glyph, font)).join("\n"),
      },
    ];
  }),
);
const [first] = fonts;
if (first === undefined) throw new Error("no font");
writeFileSync(
  join(TARGET, "glyphs.json"),
  `${JSON.stringify({ unitsPerEm: first.font.unitsPerEm, ...tables }, undefined, 2)}\n`,
);

const web: Record<string, string> = {};
for (const { name, bytes, font } of fonts) {
  const subset = await subsetFont(bytes, charactersOf(font), { targetFormat: "woff2" });
  web[name] = Buffer.from(subset).toString("base64");
}
writeFileSync(join(TARGET, "web-font.json"), `${JSON.stringify(web, undefined, 2)}\n`);
writeFileSync(join(TARGET, "OFL.txt"), readFileSync(LICENCE));
