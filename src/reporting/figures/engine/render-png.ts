/** SVG to PNG, two pixels for each of the drawing. No font of the machine is ever used. */
import type { FigureFont } from "../font/figure-font.ts";
import { outlineSvg } from "./outline-svg.ts";

export const PNG_ZOOM = 2;

export async function renderPng(svg: string, font: FigureFont): Promise<Uint8Array> {
  const { Resvg } = await import("@resvg/resvg-js");
  const fontFiles = font.extra === undefined ? [] : [font.extra.path];
  const resvg = new Resvg(outlineSvg(svg, font), {
    font: { loadSystemFonts: false, fontFiles },
    fitTo: { mode: "zoom", value: PNG_ZOOM },
    background: "#ffffff",
  });
  return new Uint8Array(resvg.render().asPng());
}
