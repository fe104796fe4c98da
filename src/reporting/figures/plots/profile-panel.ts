/** One analyte of a profile. Counts stand on a logarithmic scale; a result below or above a limit is open and never connected. */
import type { ParticipantFacts } from "../../model/participant-level.ts";
import type { SeriesFacts } from "../../model/series-facts.ts";
import type { AnalyteFacts } from "../../model/study-facts.ts";
import { fixedText } from "../../tables/number-text.ts";
import { leftAxis } from "../engine/axes.ts";
import {
  type Layer,
  layer,
  lines,
  type PointStyle,
  pixels,
  points,
  type TextItem,
  textLayers,
} from "../engine/layers.ts";
import { INK } from "../engine/palette.ts";
import { linear, logarithmic, logTicks, niceStep, type Scale, ticks } from "../engine/scale.ts";
import { spreadApart } from "../engine/spread.ts";
import { analyteLabel } from "./analyte-label.ts";
import type { FigureContext } from "./context.ts";
import { derivedDays } from "./profile-results.ts";
import { conditionText, withUnit } from "./unit-text.ts";

export interface Panel {
  readonly participant: ParticipantFacts;
  readonly analyte: AnalyteFacts;
  readonly series: SeriesFacts;
  /** Days. */
  readonly domain: readonly [number, number];
  readonly width: number;
  /** In pixels below the top of the drawing. */
  readonly top: number;
  readonly height: number;
}

export const KNOWN: PointStyle = { shape: "circle", size: 22, fill: "#0072b2", stroke: "#0072b2", strokeWidth: 1 };
export const DECIDING: PointStyle = {
  shape: "circle",
  size: 110,
  fill: "transparent",
  stroke: "#c44e00",
  strokeWidth: 1.8,
};
export const BELOW: PointStyle = {
  shape: "triangle-down",
  size: 46,
  fill: INK.paper,
  stroke: "#0072b2",
  strokeWidth: 1.4,
};
export const ABOVE: PointStyle = { ...BELOW, shape: "triangle-up" };

/** For the names of days above the highest value, in pixels. */
const MOST_ROOM = 60;

export function panelLayers(context: FigureContext, panel: Panel): readonly Layer[] {
  const { participant, analyte, series, width, top, height } = panel;
  const x = linear(panel.domain, [0, width]);
  const rows = new Set(series.line.map((line) => `${series.file}:${line}`));
  const results = derivedDays(context, participant).filter(({ rows: own }) => [...own].some((row) => rows.has(row)));
  const names = dayLabels(
    context,
    results.map(({ day, text }) => ({ at: x(day), text })),
    width,
    top,
  );
  const room = Math.min(Math.max(0, ...names.map((name) => name.y - top + 9)), MOST_ROOM);
  const { y, marks } = valueScale(panel, room);
  const at = series.day.map((day, index) => ({
    x: x(day),
    y: y(series.value[index] ?? 0),
    qualifier: series.qualifier[index] ?? "",
    row: `${series.file}:${series.line[index]}`,
  }));
  const deciding = new Set(results.flatMap(({ rows: own }) => [...own]));
  const some = (style: PointStyle, items: readonly { x: number; y: number }[]) =>
    items.length > 0 ? [points(items, style)] : [];
  const label = withUnit(analyteLabel(context, analyte), analyte.unit);
  const axis = leftAxis({ left: 0, right: width, top, bottom: top + height }, marks, label, 58);
  return [
    ...axis.back,
    ...thresholdLayers(analyte, y, width, top, height),
    ...results.map(({ day }) => lines([{ x: x(day), y: top, x2: x(day), y2: top + height }], "#c44e00", 1.6)),
    courseLayer(at),
    ...some(
      DECIDING,
      at.filter(({ row }) => deciding.has(row)),
    ),
    ...some(
      KNOWN,
      at.filter(({ qualifier }) => qualifier === ""),
    ),
    ...some(
      BELOW,
      at.filter(({ qualifier }) => qualifier === "<"),
    ),
    ...some(
      ABOVE,
      at.filter(({ qualifier }) => qualifier === ">"),
    ),
    ...axis.front,
    ...textLayers(names),
  ];
}

/** Thresholds stay within the panel, so that a value is always seen on one side of each. */
function valueScale(
  { analyte, series, top, height }: Panel,
  room: number,
): {
  readonly y: Scale;
  readonly marks: readonly { at: number; text: string }[];
} {
  const values = [...series.value, ...analyte.thresholds.map(({ value }) => value)];
  const range = [top + height, top + room] as const;
  const positive = values.filter((value) => value > 0);
  if (analyte.isCount && positive.length > 0) {
    const domain = [Math.min(...positive) / 1.5, Math.max(...positive) * 1.6] as const;
    const log = logarithmic(domain, range);
    return {
      // Zero has no place on a logarithmic scale: it stands on the lower edge.
      y: (value) => (value > 0 ? log(value) : top + height),
      marks: logTicks(...domain, height - room).map((value) => ({ at: log(value), text: String(value) })),
    };
  }
  const high = Math.max(...values, 1e-9);
  const step = niceStep(high * 1.05, 5);
  const y = linear([0, Math.ceil((high * 1.02) / step) * step], range);
  return {
    y,
    marks: ticks(0, Math.ceil((high * 1.02) / step) * step, step).map((value) => ({
      at: y(value),
      text: fixedText(value, step < 1 ? 1 : 0),
    })),
  };
}

/** One line per value; where several conditions meet at it, only the value is named. */
function thresholdLayers(
  analyte: AnalyteFacts,
  y: Scale,
  width: number,
  top: number,
  height: number,
): readonly Layer[] {
  const values = [...new Set(analyte.thresholds.map(({ value }) => value))];
  if (values.length === 0) return [];
  const labels = values.map((value) => {
    const texts = [
      ...new Set(analyte.thresholds.filter((each) => each.value === value).map(({ text }) => limitText(text))),
    ];
    return texts.length === 1 ? (texts[0] ?? "") : String(value);
  });
  const places = spreadApart(
    values.map((value) => ({ at: y(value), height: 12 })),
    top - 4,
    top + height + 4,
  );
  return [
    lines(
      values.map((value) => ({ x: 0, y: y(value), x2: width, y2: y(value) })),
      INK.threshold,
      1.3,
      [5, 3],
    ),
    ...textLayers(
      labels.map(
        (text, index): TextItem => ({ x: width + 5, y: places[index] ?? 0, text, size: 10.5, color: INK.muted }),
      ),
    ),
  ];
}

/** Without the unit, which the axis has, where it is the same. */
function limitText(written: string): string {
  return conditionText(written).replace(/\s*×10⁹\/L$/, "");
}

/** The course, broken where a result is no exact number. */
function courseLayer(at: readonly { x: number; y: number; qualifier: string }[]): Layer {
  let part = 0;
  const values = at.flatMap(({ x, y, qualifier }) => {
    if (qualifier !== "") {
      part += 1;
      return [];
    }
    return [{ x, y, part }];
  });
  return layer({ type: "line", color: "#5b89ad", strokeWidth: 1.3 }, values, {
    x: pixels("x"),
    y: pixels("y"),
    detail: { field: "part", type: "nominal" },
  });
}

/** Names of the days at the top of the panel, each beside its line, below each other where they would meet. */
function dayLabels(
  { font }: FigureContext,
  days: readonly { at: number; text: string }[],
  width: number,
  top: number,
): readonly TextItem[] {
  const rows: number[] = [];
  return [...days]
    .sort((a, b) => a.at - b.at)
    .map(({ at, text }) => {
      const length = font.width(text, 11, "semibold") * 1.05 + 8;
      const toLeft = at + length > width;
      const from = toLeft ? at - length : at;
      const free = rows.findIndex((end) => end <= from);
      const row = free === -1 ? rows.length : free;
      rows[row] = from + length;
      return {
        x: toLeft ? at - 5 : at + 5,
        y: top + 7 + row * 13,
        text,
        size: 11,
        weight: "semibold" as const,
        align: toLeft ? ("right" as const) : ("left" as const),
      };
    });
}
