/**
 * Outlines of characters that only the extra font has. The library that draws the PNG reads every kind of font; it is asked once for
 * each new character, because a Chinese font takes it longer to read than all figures take to draw.
 */
import { escapeHtml } from "../../tables/writers/html-text.ts";
import { type ExtraFont, type FigureFont, UNITS } from "./figure-font.ts";

/** Makes the font able to outline the text, as far as the extra font has its characters. */
export async function learnOutlines({ extra, outline, learn }: FigureFont, text: string): Promise<void> {
  if (extra === undefined) return;
  const unknown = [...new Set(text)].filter(
    (character) => outline(character, "regular") === undefined && extra.advance(character) !== undefined,
  );
  if (unknown.length > 0) learn(await outlinesOf(extra, unknown));
}

async function outlinesOf(
  { family, path }: ExtraFont,
  characters: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { Resvg } = await import("@resvg/resvg-js");
  const texts = characters.map(
    (character, index) =>
      `<g id="c${index}"><text font-size="${UNITS}" font-family="${escapeHtml(`'${family.replaceAll("'", "")}'`)}">${escapeHtml(character)}</text></g>`,
  );
  const drawn = new Resvg(`<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1">${texts.join("")}</svg>`, {
    font: { loadSystemFonts: false, fontFiles: [path] },
  }).toString();
  return new Map(
    characters.map((character, index) => {
      const [, own = ""] = drawn.split(`id="c${index}"`);
      const [until = ""] = own.split(/<g id="c\d/);
      return [character, [...until.matchAll(/ d="([^"]*)"/g)].map(([, path_ = ""]) => path_).join(" ")];
    }),
  );
}
