/**
 * Layers of a Vega-Lite specification. A figure is one layered view: data marks stand on declared scales, text and rules of the layout
 * at pixels from the top left of the plot, which may be negative.
 */
import { FAMILY, type Weight } from "../font/figure-font.ts";
import { INK } from "./palette.ts";

export type Json = Readonly<Record<string, unknown>>;
export type Layer = Json;

export function layer(mark: Json, values: readonly Json[], encoding: Json): Layer {
  return { data: { values }, mark, encoding };
}

/** A position in pixels. */
export function pixels(field: string): Json {
  return { field, type: "quantitative", scale: null, axis: null };
}

/** A position in the units of the data; `range` in pixels. */
export function scaled(
  field: string,
  domain: readonly [number, number],
  range: readonly [number, number],
  type: "linear" | "log" = "linear",
): Json {
  return { field, type: "quantitative", axis: null, scale: { type, domain, range, nice: false, zero: false } };
}

export interface TextItem {
  readonly x: number;
  /** The middle of the line of text. */
  readonly y: number;
  readonly text: string;
  readonly size?: number;
  readonly weight?: Weight;
  readonly color?: string;
  readonly align?: "left" | "center" | "right";
  /** Degrees, clockwise. */
  readonly angle?: number;
}

/** Texts of one style are one layer; styles in the order of their first text. */
export function textLayers(items: readonly TextItem[]): readonly Layer[] {
  const styles = new Map<string, TextItem[]>();
  for (const item of items) {
    const key = JSON.stringify([item.size, item.weight, item.color, item.align, item.angle]);
    styles.set(key, [...(styles.get(key) ?? []), item]);
  }
  return [...styles.values()].map((group) => {
    const { size = 12, weight = "regular", color = INK.text, align = "left", angle = 0 } = group[0] as TextItem;
    return layer(
      {
        type: "text",
        align,
        baseline: "middle",
        font: FAMILY,
        fontSize: size,
        fontWeight: weight === "semibold" ? 600 : 400,
        fill: color,
        angle,
      },
      group.map(({ x, y, text }) => ({ x, y, text })),
      { x: pixels("x"), y: pixels("y"), text: { field: "text", type: "nominal" } },
    );
  });
}

export interface LineItem {
  readonly x: number;
  readonly y: number;
  readonly x2: number;
  readonly y2: number;
}

export function lines(items: readonly LineItem[], color: string, width = 1, dash: readonly number[] = []): Layer {
  return layer(
    { type: "rule", color, strokeWidth: width, ...(dash.length > 0 && { strokeDash: dash }) },
    items.map(({ x, y, x2, y2 }) => ({ x, y, x2, y2 })),
    { x: pixels("x"), y: pixels("y"), x2: { field: "x2" }, y2: { field: "y2" } },
  );
}

/** Rectangles by two opposite corners. */
export function boxes(items: readonly LineItem[], mark: Json): Layer {
  return layer(
    { type: "rect", ...mark },
    items.map(({ x, y, x2, y2 }) => ({ x, y, x2, y2 })),
    { x: pixels("x"), y: pixels("y"), x2: { field: "x2" }, y2: { field: "y2" } },
  );
}

export interface PointItem {
  readonly x: number;
  readonly y: number;
}

export interface PointStyle {
  readonly shape: string;
  readonly size: number;
  readonly fill: string;
  readonly stroke: string;
  readonly strokeWidth?: number;
}

export function points(items: readonly PointItem[], style: PointStyle): Layer {
  const { shape, size, fill, stroke, strokeWidth = 1.5 } = style;
  return layer(
    { type: "point", shape, size, fill, stroke, strokeWidth, opacity: 1 },
    items.map(({ x, y }) => ({ x, y })),
    { x: pixels("x"), y: pixels("y") },
  );
}
