/** Text of an SVG as outlines of the bundled font: what draws the PNG needs no font then, and cannot fall back to another. */
import type { FigureFont, Weight } from "../font/figure-font.ts";

const TEXT = /<text([^>]*)>([^<]*)<\/text>/g;
const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

const attribute = (attributes: string, name: string) => new RegExp(` ${name}="([^"]*)"`).exec(attributes)?.[1] ?? "";

function plainText(escaped: string): string {
  return escaped.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (whole, decimal, hex, name) => {
    if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
    if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
    return ENTITIES[name] ?? whole;
  });
}

/** Everything that is written in a figure. */
export function svgText(svg: string): string {
  return [...svg.matchAll(TEXT)].map(([, , escaped = ""]) => plainText(escaped)).join("");
}

/** A character without an outline leaves its place empty: its figure is not drawn as PNG at all. */
export function outlineSvg(svg: string, font: FigureFont): string {
  return svg.replace(TEXT, (_, attributes: string, escaped: string) => {
    const text = plainText(escaped);
    if (text === "") return "";
    const size = Number.parseFloat(attribute(attributes, "font-size"));
    const weight: Weight = attribute(attributes, "font-weight") === "600" ? "semibold" : "regular";
    const anchor = attribute(attributes, "text-anchor");
    const start = { middle: -0.5, end: -1 }[anchor] ?? 0;
    let x = (start * font.width(text, size, weight) * 1000) / size;
    const glyphs: string[] = [];
    for (const character of text) {
      const outline = font.outline(character, weight);
      if (outline !== undefined && outline !== "")
        glyphs.push(`<path transform="translate(${Number(x.toFixed(1))},0)" d="${outline}"/>`);
      x += font.advance(character, weight);
    }
    const place = attribute(attributes, "transform");
    const paint = ["fill", "fill-opacity", "opacity"]
      .map((name) => [name, attribute(attributes, name)] as const)
      .filter(([, value]) => value !== "")
      .map(([name, value]) => ` ${name}="${value}"`)
      .join("");
    return `<g transform="${place} scale(${size / 1000})"${paint}>${glyphs.join("")}</g>`;
  });
}
