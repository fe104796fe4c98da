/** The texts of a drawn figure with the place that each takes, and what else a test asks of an SVG. */
import type { FigureFont, Weight } from "../../../src/reporting/figures/font/figure-font.ts";

export interface PlacedText {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** The middle of the text. */
  readonly x: number;
  readonly y: number;
  readonly upright: boolean;
}

const TOKEN = /<(\/?)([a-z]+)([^>]*?)(\/?)>|([^<]+)/gi;
const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };

function attribute(attributes: string, name: string): string {
  return new RegExp(`(?:^| )${name}="([^"]*)"`).exec(attributes)?.[1] ?? "";
}

export interface Tag {
  readonly name: string;
  readonly attributes: string;
}

/** Every opening tag; throws where the SVG is not well-formed. */
export function tagsOf(svg: string): readonly Tag[] {
  const tags: Tag[] = [];
  const open: string[] = [];
  let length = 0;
  for (const [token, slash, name, attributes = "", closed] of svg.matchAll(TOKEN)) {
    length += token.length;
    if (name === undefined) continue;
    if (slash === "/") {
      if (open.pop() !== name) throw new Error(`</${name}> closes nothing`);
      continue;
    }
    if (!/^(?: [a-zA-Z0-9:-]+="[^"<>]*")*\s*$/.test(attributes))
      throw new Error(`attributes of ${name}: ${attributes}`);
    tags.push({ name, attributes });
    if (closed !== "/") open.push(name);
  }
  if (open.length > 0 || length !== svg.length) throw new Error("not well-formed");
  return tags;
}

export function textsOf(svg: string, font: FigureFont): readonly PlacedText[] {
  const places: { x: number; y: number }[] = [{ x: 0, y: 0 }];
  const found: PlacedText[] = [];
  let current: { attributes: string; x: number; y: number } | undefined;
  for (const [, slash, name, attributes = "", closed, content] of svg.matchAll(TOKEN)) {
    const at = places.at(-1)!;
    if (content !== undefined) {
      if (current !== undefined) found.push(placed(content, current, font));
      continue;
    }
    if (slash === "/") {
      if (name === "g") places.pop();
      if (name === "text") current = undefined;
      continue;
    }
    const [, dx = "0", dy = "0"] = /translate\((-?[\d.]+),(-?[\d.]+)\)/.exec(attribute(attributes, "transform")) ?? [];
    const here = { x: at.x + Number(dx), y: at.y + Number(dy) };
    if (name === "g" && closed !== "/") places.push(here);
    if (name === "text" && closed !== "/") current = { attributes, ...here };
  }
  return found;
}

function placed(content: string, { attributes, x, y }: { attributes: string; x: number; y: number }, font: FigureFont) {
  const text = content.replace(/&(#?\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole);
  const size = Number.parseFloat(attribute(attributes, "font-size"));
  const weight: Weight = attribute(attributes, "font-weight") === "600" ? "semibold" : "regular";
  const width = font.width(text, size, weight);
  const start = { middle: -0.5, end: -1 }[attribute(attributes, "text-anchor")] ?? 0;
  const upright = /rotate\((?:-90|270)/.test(attribute(attributes, "transform"));
  if (upright) {
    // Turned anticlockwise: along the line is up, above the line is left.
    const bottom = y - start * width;
    return {
      text,
      left: x - size * 0.75,
      right: x + size * 0.2,
      top: bottom - width,
      bottom,
      x,
      y: bottom - width / 2,
      upright,
    };
  }
  const left = x + start * width;
  return {
    text,
    left,
    right: left + width,
    top: y - size * 0.75,
    bottom: y + size * 0.2,
    x: left + width / 2,
    y,
    upright,
  };
}
