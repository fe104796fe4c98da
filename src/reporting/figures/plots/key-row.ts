/** What colours and shapes mean, in rows above the drawing. */

import { boxes, type Layer, lines, type PointStyle, points, type TextItem, textLayers } from "../engine/layers.ts";
import type { FigureFont } from "../font/figure-font.ts";

export interface KeyEntry {
  readonly text: string;
  readonly mark:
    | { readonly kind: "box"; readonly fill: string; readonly stroke?: string }
    | { readonly kind: "point"; readonly style: PointStyle }
    | { readonly kind: "line"; readonly color: string; readonly dash: readonly number[]; readonly width?: number }
    | { readonly kind: "letter"; readonly letter: string };
}

const SIZE = 11.5;
const STEP = 18;
const SAMPLE = 20;
const GAP = 18;

export interface Key {
  readonly height: number;
  /** `left` and `top` in pixels from the corner of the plot. */
  readonly layers: (left: number, top: number) => readonly Layer[];
}

export function keyRows(font: FigureFont, entries: readonly KeyEntry[], width: number): Key {
  let x = 0;
  let row = 0;
  const places = entries.map(({ text }) => {
    const needed = SAMPLE + font.width(text, SIZE, "regular") * 1.04;
    if (x > 0 && x + needed > width) {
      x = 0;
      row += 1;
    }
    const place = { x, y: row * STEP };
    x += needed + GAP;
    return place;
  });
  return {
    height: entries.length === 0 ? 0 : (row + 1) * STEP + 6,
    layers: (left, top) => {
      const at = places.map((place) => ({ x: left + place.x, y: top + place.y + STEP / 2 }));
      const texts = entries.flatMap(({ text, mark }, index): TextItem[] => {
        const { x: start = 0, y = 0 } = at[index] ?? {};
        const label: TextItem = { x: start + SAMPLE, y, text, size: SIZE };
        if (mark.kind !== "letter") return [label];
        return [label, { x: start + 7, y, text: mark.letter, size: SIZE, weight: "semibold", align: "center" }];
      });
      return [
        ...entries.flatMap(({ mark }, index) => sample(mark, at[index]?.x ?? 0, at[index]?.y ?? 0)),
        ...textLayers(texts),
      ];
    },
  };
}

function sample(mark: KeyEntry["mark"], x: number, y: number): readonly Layer[] {
  switch (mark.kind) {
    case "box":
      return [
        boxes([{ x: x + 1, y: y - 5.5, x2: x + 13, y2: y + 5.5 }], {
          color: mark.fill,
          ...(mark.stroke !== undefined && { stroke: mark.stroke }),
        }),
      ];
    case "point":
      return [points([{ x: x + 7, y }], mark.style)];
    case "line":
      return [lines([{ x: x - 2, y, x2: x + 15, y2: y }], mark.color, mark.width ?? 2, mark.dash)];
    case "letter":
      return [];
  }
}
