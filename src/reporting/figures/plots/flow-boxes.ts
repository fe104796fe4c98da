/** Boxes with text and the arrows between them. */
import { boxes, type Layer, type LineItem, lines, points, type TextItem, textLayers } from "../engine/layers.ts";
import { INK } from "../engine/palette.ts";
import type { FigureFont } from "../font/figure-font.ts";
import { wrapText } from "../font/wrap-text.ts";

const SIZE = 11.5;
const LINE = 15;
const PAD = 9;

export interface Paragraph {
  readonly text: string;
  readonly bold?: boolean;
}

/** Collects what is drawn; every position in pixels. */
export interface FlowDrawing {
  /** As wide as its text needs, at most `width`; the height of the box. */
  readonly fitted: (x: number, y: number, width: number, paragraphs: readonly Paragraph[]) => number;
  /** The height of the box. */
  readonly box: (x: number, y: number, width: number, paragraphs: readonly Paragraph[]) => number;
  readonly text: (item: TextItem) => void;
  readonly line: (item: LineItem) => void;
  /** A line with a head at its end, straight down or to the right. */
  readonly arrow: (item: LineItem) => void;
  /** The right edge of the boxes so far. */
  readonly right: () => number;
  readonly layers: () => readonly Layer[];
}

export function flowDrawing(font: FigureFont): FlowDrawing {
  const shapes: LineItem[] = [];
  const texts: TextItem[] = [];
  const plain: LineItem[] = [];
  const arrows: LineItem[] = [];
  const head = (shape: string) => ({ shape, size: 40, fill: INK.axis, stroke: INK.axis, strokeWidth: 0.5 });
  const widthOf = ({ text, bold = false }: Paragraph) => font.width(text, SIZE, bold ? "semibold" : "regular") * 1.05;
  const drawing: FlowDrawing = {
    fitted: (x, y, width, paragraphs) =>
      drawing.box(x, y, Math.min(width, Math.max(...paragraphs.map(widthOf)) + 2 * PAD), paragraphs),
    box: (x, y, width, paragraphs) => {
      const all = paragraphs.flatMap(({ text, bold = false }) =>
        wrapText(font, text, width - 2 * PAD, SIZE, bold ? "semibold" : "regular").map((line) => ({ line, bold })),
      );
      const height = all.length * LINE + 2 * PAD - 2;
      shapes.push({ x, y, x2: x + width, y2: y + height });
      texts.push(
        ...all.map(
          ({ line, bold }, index): TextItem => ({
            x: x + PAD,
            y: y + PAD + 6.5 + index * LINE,
            text: line,
            size: SIZE,
            ...(bold && { weight: "semibold" as const }),
          }),
        ),
      );
      return height;
    },
    text: (item) => texts.push(item),
    line: (item) => plain.push(item),
    arrow: (item) => arrows.push(item),
    right: () => Math.max(0, ...shapes.map(({ x2 }) => x2)),
    layers: () => {
      const down = arrows.filter(({ x, x2 }) => x === x2).map(({ x2, y2 }) => ({ x: x2, y: y2 - 4 }));
      const across = arrows.filter(({ x, x2 }) => x !== x2).map(({ x2, y2 }) => ({ x: x2 - 4, y: y2 }));
      return [
        lines([...plain, ...arrows], INK.axis, 1.2),
        ...(down.length > 0 ? [points(down, head("triangle-down"))] : []),
        ...(across.length > 0 ? [points(across, head("triangle-right"))] : []),
        boxes(shapes, { color: INK.paper, stroke: INK.axis, strokeWidth: 1.2 }),
        ...textLayers(texts),
      ];
    },
  };
  return drawing;
}
