/** SVG to PNG, two pixels for each of the drawing. No font of the machine is ever used. */
import { learnOutlines } from "../font/extra-outlines.ts";
import type { FigureFont } from "../font/figure-font.ts";
import { outlineSvg, svgText } from "./outline-svg.ts";

const PNG_ZOOM = 2;

export async function renderPng(svg: string, font: FigureFont): Promise<Uint8Array> {
  const { renderAsync } = await import("@resvg/resvg-js");
  await learnOutlines(font, svgText(svg));
  const image = await renderAsync(outlineSvg(svg, font), {
    font: { loadSystemFonts: false },
    fitTo: { mode: "zoom", value: PNG_ZOOM },
    background: "#ffffff",
  });
  return new Uint8Array(image.asPng());
}
