/** Axes as rules and texts, so that every label stands exactly where the scale says and none is dropped or cut. */
import { type Layer, type LineItem, lines, type TextItem, textLayers } from "./layers.ts";
import { INK } from "./palette.ts";

export interface Tick {
  /** In pixels. */
  readonly at: number;
  readonly text: string;
}

export interface Area {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export const TICK_SIZE = 11;

/** Below the area; `grid` draws a faint line upwards from each tick. */
export function bottomAxis(
  { left, right, top, bottom }: Area,
  marks: readonly Tick[],
  title: string,
  grid = false,
): { readonly back: readonly Layer[]; readonly front: readonly Layer[] } {
  const stems: LineItem[] = marks.map(({ at }) => ({ x: at, y: bottom, x2: at, y2: bottom + 5 }));
  const labels: TextItem[] = marks.map(({ at, text }) => ({
    x: at,
    y: bottom + 14,
    text,
    size: TICK_SIZE,
    align: "center",
  }));
  const name: TextItem = { x: (left + right) / 2, y: bottom + 33, text: title, weight: "semibold", align: "center" };
  return {
    back: grid
      ? [
          lines(
            marks.map(({ at }) => ({ x: at, y: top, x2: at, y2: bottom })),
            INK.grid,
          ),
        ]
      : [],
    front: [
      lines([{ x: left, y: bottom, x2: right, y2: bottom }, ...stems], INK.axis),
      ...textLayers(title === "" ? labels : [...labels, name]),
    ],
  };
}

/** Left of the area; the title stands upright `offset` pixels from it. */
export function leftAxis(
  { left, right, top, bottom }: Area,
  marks: readonly Tick[],
  title: string,
  offset: number,
): { readonly back: readonly Layer[]; readonly front: readonly Layer[] } {
  const stems: LineItem[] = marks.map(({ at }) => ({ x: left - 5, y: at, x2: left, y2: at }));
  const labels: TextItem[] = marks.map(({ at, text }) => ({
    x: left - 9,
    y: at,
    text,
    size: TICK_SIZE,
    align: "right",
  }));
  const name: TextItem = {
    x: left - offset,
    y: (top + bottom) / 2,
    text: title,
    weight: "semibold",
    align: "center",
    angle: 270,
  };
  return {
    back: [
      lines(
        marks.map(({ at }) => ({ x: left, y: at, x2: right, y2: at })),
        INK.grid,
      ),
    ],
    front: [
      lines([{ x: left, y: top, x2: left, y2: bottom }, ...stems], INK.axis),
      ...textLayers(title === "" ? labels : [...labels, name]),
    ],
  };
}
