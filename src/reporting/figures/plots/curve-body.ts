/** The drawing of step curves with the table of those at risk, whose columns stand exactly under the ticks. */
import type { CurveFacts } from "../../model/curve-facts.ts";
import type { EndpointFacts } from "../../model/study-facts.ts";
import { bottomAxis, leftAxis, TICK_SIZE } from "../engine/axes.ts";
import { FIGURE_WIDTH, type FigureBody } from "../engine/figure-plan.ts";
import { type Layer, layer, lines, scaled, type TextItem, textLayers } from "../engine/layers.ts";
import { INK, type SeriesStyle } from "../engine/palette.ts";
import { linear, type Scale } from "../engine/scale.ts";
import { spreadApart } from "../engine/spread.ts";
import { wrapText } from "../font/wrap-text.ts";
import { type FigureContext, groupLabel } from "./context.ts";
import type { CurveSeries } from "./curve-figures.ts";
import { type RiskTable, riskTable } from "./risk-table.ts";
import { type TimeAxis, timeTitle } from "./time-axis.ts";

const LEAST_HEIGHT = 300;
const LABEL_STEP = 14;
/** The widest label beside a curve; longer names go on in the next line. */
const LABEL_WIDTH = 165;
const SAMPLE = 24;
const GAP = 12;

export interface CurveDrawing {
  readonly endpoint: EndpointFacts;
  readonly series: readonly CurveSeries[];
  /** The curves with a table each. */
  readonly tabled: readonly CurveFacts[];
  readonly axis: TimeAxis;
  readonly survival: boolean;
}

export function curveBody(context: FigureContext, drawing: CurveDrawing): FigureBody {
  const { terms, words, font } = context;
  const { series, axis, survival, endpoint } = drawing;
  const labels = series.map((each) => labelOf(context, each));
  const heights = labels.map(({ lines: text }) => text.length * LABEL_STEP + 6);
  // As high as the labels beside it need.
  const height = Math.max(LEAST_HEIGHT, heights.reduce((sum, each) => sum + each, 0) - 10);
  const right = Math.max(...labels.map(({ width }) => width), 60) * 1.06 + SAMPLE + GAP + 6;
  const rows = drawing.tabled.map((curve, index) => ({
    curve,
    name: groupLabel(context, curve.group),
    style: (series[index] as CurveSeries).style,
  }));
  const left = Math.max(66, riskTable(context, rows, axis, () => 0, 0).labelWidth + 26);
  const width = FIGURE_WIDTH - left - right - 28;
  const x = linear([0, axis.end], [0, width]);
  const y = linear([0, 1], [height, 0]);
  const place: Place = { axis, width, height, x, y };
  const table: RiskTable = riskTable(context, rows, axis, x, width);
  const area = { left: 0, right: width, top: 0, bottom: height };
  const xAxis = bottomAxis(
    area,
    axis.ticks.map((tick) => ({ at: x(tick * axis.daysPerUnit), text: String(tick) })),
    timeTitle(terms, axis, words.originOf(endpoint.time?.origin)),
  );
  const yAxis = leftAxis(
    area,
    [0, 0.2, 0.4, 0.6, 0.8, 1].map((share) => ({ at: y(share), text: `${Math.round(share * 100)}%` })),
    survival ? words.eventFreeShare : terms.cumulativeIncidence,
    50,
  );
  const positions = spreadApart(
    labels.map((_, index) => ({
      at: y((series[index] as CurveSeries).curve.value.at(-1) ?? 0),
      height: heights[index] ?? 0,
    })),
    -8,
    height + 10,
  );
  return {
    width,
    height,
    margins: { left, right, top: 12, bottom: 58 + table.height },
    layers: [
      ...yAxis.back,
      ...series.filter(({ band }) => band).map((each) => bandLayer(each, place)),
      ...inFront(series).flatMap((each) => stepLayers(each, place)),
      ...xAxis.front,
      ...yAxis.front,
      ...labels.flatMap(({ lines: text }, index) =>
        labelLayers(text, (series[index] as CurveSeries).style, width + GAP, positions[index] ?? 0),
      ),
      ...table.layers(height + 58),
    ],
  };

  function labelOf({ font: face }: FigureContext, { name, lines: more }: CurveSeries) {
    const text = [
      ...wrapText(face, name, LABEL_WIDTH, 12, "semibold").map((line) => ({ line, bold: true })),
      ...more
        .flatMap((line) => wrapText(face, line, LABEL_WIDTH, TICK_SIZE, "regular"))
        .map((line) => ({ line, bold: false })),
    ];
    const widths = text.map(({ line, bold }) => font.width(line, bold ? 12 : TICK_SIZE, bold ? "semibold" : "regular"));
    return { lines: text, width: Math.max(...widths) };
  }
}

/** The event above its competing causes; of several groups a dashed line above a solid one, where both are seen. */
function inFront(series: readonly CurveSeries[]): readonly CurveSeries[] {
  return [...series].sort((a, b) => b.curve.cnsr - a.curve.cnsr);
}

function labelLayers(
  text: readonly { line: string; bold: boolean }[],
  style: SeriesStyle,
  left: number,
  middle: number,
): readonly Layer[] {
  const top = middle - ((text.length - 1) * LABEL_STEP) / 2;
  const items = text.map(
    ({ line, bold }, index): TextItem => ({
      x: left + SAMPLE,
      y: top + index * LABEL_STEP,
      text: line,
      ...(bold ? { weight: "semibold" } : { size: TICK_SIZE, color: INK.muted }),
    }),
  );
  return [
    lines([{ x: left - 4, y: top, x2: left + SAMPLE - 6, y2: top }], style.color, 2.5, style.dash),
    ...textLayers(items),
  ];
}

interface Place {
  readonly axis: TimeAxis;
  readonly width: number;
  readonly height: number;
  readonly x: Scale;
  readonly y: Scale;
}

const positionOf = ({ axis, width, height }: Place) => ({
  x: scaled("day", [0, axis.end], [0, width]),
  y: scaled("value", [0, 1], [height, 0]),
});

/** A constant value, up to the last day observed. */
function stepLayers(series: CurveSeries, place: Place): readonly Layer[] {
  const { x, y } = place;
  const { curve, style } = series;
  const start = curve.estimator === "kaplan-meier" ? 1 : 0;
  const values = [
    { day: 0, value: start },
    ...curve.time.map((day, index) => ({ day, value: curve.value[index] ?? start })),
  ];
  const curveLayer = layer(
    {
      type: "line",
      interpolate: "step-after",
      color: style.color,
      strokeWidth: 2.2,
      ...(style.dash.length > 0 && { strokeDash: style.dash }),
    },
    values,
    positionOf(place),
  );
  if (curve.estimator !== "kaplan-meier") return [curveLayer];
  const censored = curve.time.flatMap((day, index) =>
    (curve.censored[index] ?? 0) > 0 ? [{ x: x(day), y: y(curve.value[index] ?? start) }] : [],
  );
  const marks = censored.map((at) => ({ x: at.x, y: at.y - 5, x2: at.x, y2: at.y + 5 }));
  return [curveLayer, ...(marks.length > 0 ? [lines(marks, style.color, 1.6)] : [])];
}

/** Stretches without an interval are left blank, not bridged. */
function bandLayer({ curve, style }: CurveSeries, place: Place): Layer {
  const stretches: { day: number; value: number; upper: number; part: number }[] = [];
  let part = 0;
  let previous: { value: number; upper: number } | undefined;
  for (const [index, day] of curve.time.entries()) {
    const [value, upper] = [curve.lower[index] ?? undefined, curve.upper[index] ?? undefined];
    if (previous !== undefined && value === undefined) stretches.push({ day, ...previous, part: part++ });
    previous = value === undefined || upper === undefined ? undefined : { value, upper };
    if (previous !== undefined) stretches.push({ day, ...previous, part });
  }
  return layer({ type: "area", interpolate: "step-after", color: style.color, opacity: 0.16, line: false }, stretches, {
    ...positionOf(place),
    y2: { field: "upper" },
    detail: { field: "part", type: "nominal" },
  });
}
