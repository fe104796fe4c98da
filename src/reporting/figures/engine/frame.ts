/** Title above, notes and provenance below: a figure that can stand alone. The drawing itself is the same with and without. */
import { cleanText } from "../../tables/clean-text.ts";
import { FAMILY, type FigureFont } from "../font/figure-font.ts";
import { wrapText } from "../font/wrap-text.ts";
import type { FigurePlan } from "./figure-plan.ts";
import { type Json, type TextItem, textLayers } from "./layers.ts";
import { INK } from "./palette.ts";

export interface FramedFigure {
  /** Vega-Lite. */
  readonly spec: Json;
  readonly width: number;
  readonly height: number;
}

const PAD = 14;
const TITLE = { size: 16, step: 21 };
const SUBTITLE = { size: 12, step: 16 };
const NOTE = { size: 11, step: 14.5 };
const FOOT = { size: 9.5, step: 12.5 };

interface Block {
  readonly items: readonly TextItem[];
  readonly height: number;
}

/** Lines of paragraphs below each other, from y = 0 down. */
function block(
  font: FigureFont,
  paragraphs: readonly string[],
  width: number,
  { size, step }: { size: number; step: number },
  style: Pick<TextItem, "weight" | "color">,
): Block {
  const all = paragraphs
    .filter((text) => text !== "")
    .flatMap((text) => wrapText(font, cleanText(text), width, size, style.weight ?? "regular"));
  return {
    items: all.map((text, index) => ({ x: 0, y: (index + 0.5) * step, text, size, ...style })),
    height: all.length * step,
  };
}

const moved = (items: readonly TextItem[], x: number, y: number) =>
  items.map((item) => ({ ...item, x: item.x + x, y: item.y + y }));

/** `alone`: everything, for a file. `in-page`: without title and provenance, which the page has. */
export type Surround = "alone" | "in-page";

export function frameFigure(
  plan: FigurePlan,
  font: FigureFont,
  foot: readonly string[],
  surround: Surround,
): FramedFigure {
  const { body } = plan;
  const { margins } = body;
  const width = Math.ceil(margins.left + body.width + margins.right + 2 * PAD);
  const text = width - 2 * PAD;
  const shown = (paragraphs: readonly string[]) => (surround === "alone" ? paragraphs : []);
  const title = block(font, shown([plan.title]), text, TITLE, { weight: "semibold" });
  const subtitle = block(font, [plan.subtitle], text, SUBTITLE, { color: INK.muted });
  const notes = block(font, plan.notes, text, NOTE, { color: INK.muted });
  const provenance = block(font, shown(foot), text, FOOT, { color: INK.muted });
  const above = title.height + subtitle.height + 10;
  const below = notes.height + provenance.height + 14;
  const left = -margins.left;
  const top = -margins.top - above;
  const bottom = body.height + margins.bottom;
  const words = [
    ...moved(title.items, left, top),
    ...moved(subtitle.items, left, top + title.height),
    ...moved(notes.items, left, bottom + 8),
    ...moved(provenance.items, left, bottom + 12 + notes.height),
  ];
  const height = Math.ceil(above + margins.top + body.height + margins.bottom + below + 2 * PAD);
  return {
    width,
    height,
    spec: {
      $schema: "https://vega.github.io/schema/vega-lite/v6.json",
      description: cleanText(plan.alternative),
      width: body.width,
      height: body.height,
      padding: {
        left: PAD + margins.left,
        right: width - PAD - margins.left - body.width,
        top: PAD + margins.top + above,
        bottom: height - PAD - margins.top - above - body.height,
      },
      autosize: "none",
      background: INK.paper,
      config: { font: FAMILY, view: { stroke: null }, mark: { tooltip: null } },
      resolve: { scale: { x: "independent", y: "independent" } },
      layer: [...body.layers, ...textLayers(words)],
    },
  };
}
