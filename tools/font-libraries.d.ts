/** What the tool needs of two packages that come without types. */
declare module "opentype.js" {
  export interface PathCommand {
    readonly type: string;
    readonly x?: number;
    readonly y?: number;
    readonly x1?: number;
    readonly y1?: number;
  }
  export interface Glyph {
    readonly advanceWidth?: number;
    getPath(x: number, y: number, size: number): { readonly commands: readonly PathCommand[] };
  }
  export interface Font {
    readonly unitsPerEm: number;
    charToGlyph(character: string): Glyph;
    charToGlyphIndex(character: string): number;
  }
  const opentype: { parse(bytes: ArrayBuffer): Font };
  // biome-ignore lint/style/noDefaultExport: so the package has it
  export default opentype;
}

declare module "subset-font" {
  // biome-ignore lint/style/noDefaultExport: so the package has it
  export default function subsetFont(
    font: Uint8Array,
    characters: string,
    options: { readonly targetFormat: "woff2" },
  ): Promise<Uint8Array>;
}
