/** What may be said about figures. The run is finished all the same. */
import type { Diagnostic } from "../../core/diagnostic.ts";

const SHOWN = 12;

export const figureMessages = {
  glyphs: (file: string, figures: number, characters: readonly string[]): Diagnostic => {
    const named = characters.slice(0, SHOWN).map((character) => `${character} (${codeText(character)})`);
    const more = characters.length > SHOWN ? ` and ${characters.length - SHOWN} more` : "";
    return {
      code: "RUN_FIGURE_GLYPHS",
      severity: "warning",
      message: `${figures === 1 ? "a figure has" : `${figures} figures have`} characters that the bundled font lacks: ${named.join(", ")}${more}`,
      where: { file, line: 1 },
      hint: "no PNG is written of them, the SVG is; name a font file that has the characters with --font",
    };
  },
  font: (file: string): Diagnostic => ({
    code: "RUN_FONT_UNREADABLE",
    severity: "error",
    message: "not a TrueType or OpenType font with Unicode characters",
    where: { file, line: 1 },
    hint: "a file .ttf, .otf or .ttc; not .woff or .woff2",
  }),
};

function codeText(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}
