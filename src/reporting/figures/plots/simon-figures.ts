/** A two-stage design: the path of responders over the participants counted, against what would stop or decide it. */
import type { DecisionFacts } from "../../model/decision-facts.ts";
import { bottomAxis, leftAxis } from "../engine/axes.ts";
import { FIGURE_WIDTH, type FigureBody, type FigurePlan } from "../engine/figure-plan.ts";
import { type Layer, layer, lines, pixels, points, type TextItem, textLayers } from "../engine/layers.ts";
import { INK } from "../engine/palette.ts";
import { linear, niceStep, type Scale, ticks } from "../engine/scale.ts";
import { wrapText } from "../font/wrap-text.ts";
import type { FigureContext } from "./context.ts";
import { keyRows } from "./key-row.ts";

const HEIGHT = 340;
const PATH = "#0072b2";
const FUTILE = "#f3d9c8";
const SUCCESS = "#cfe9df";

export function simonFigures(context: FigureContext): readonly FigurePlan[] {
  return context.data.decisions.map((decision) => simon(context, decision));
}

function simon(context: FigureContext, decision: DecisionFacts): FigurePlan {
  const { words, terms, data } = context;
  const { r1, n1, r, n } = decision.design;
  const label = data.endpoints.find(({ paramcd }) => paramcd === decision.paramcd)?.label ?? decision.endpoint;
  const counted = decision.path.length;
  return {
    id: `simon-${decision.name}`,
    title: words.simonTitle(label),
    subtitle: words.simonSubtitle(r1, n1, r, n),
    population: "",
    alternative: words.simonAlternative(decision.path.at(-1) ?? 0, counted, n, terms.decisions[decision.word]),
    notes: [
      words.simonOrder,
      ...(decision.stage1.pending + decision.final.pending > 0
        ? [words.simonPending(counted < n1 ? decision.stage1.pending : decision.final.pending)]
        : []),
      ...(decision.replaced > 0 ? [terms.replacement(decision)] : []),
    ],
    body: draw(context, decision),
  };
}

function draw(context: FigureContext, decision: DecisionFacts): FigureBody {
  const { font, words, terms } = context;
  const { design, path } = decision;
  const left = 62;
  const right = 150;
  const width = FIGURE_WIDTH - left - right - 28;
  const top = Math.max(design.r + Math.ceil((design.n - design.r) * 0.45), path.at(-1) ?? 0, 1) + 1;
  const x = linear([0, design.n], [0, width]);
  const y = linear([0, top], [HEIGHT, 0]);
  const area = { left: 0, right: width, top: 0, bottom: HEIGHT };
  const step = niceStep(top, 8, [1, 2, 5, 10, 20, 50]);
  const yAxis = leftAxis(
    area,
    ticks(0, top, step).map((value) => ({ at: y(value), text: String(value) })),
    terms.responders,
    42,
  );
  const xStep = niceStep(design.n, 8, [1, 2, 5, 10, 20, 50]);
  const marks = ticks(0, design.n, xStep).filter((k) =>
    [design.n1, design.n].every((own) => k === own || Math.abs(x(k) - x(own)) > 22),
  );
  const shown = [...new Set([...marks, design.n1, design.n])].sort((a, b) => a - b);
  const xAxis = bottomAxis(
    area,
    shown.map((value) => ({ at: x(value), text: String(value) })),
    words.simonAxis,
  );
  const key = keyRows(
    font,
    [
      { text: words.simonPath, mark: { kind: "line", color: PATH, dash: [], width: 2.4 } },
      { text: words.simonFutile, mark: { kind: "box", fill: FUTILE } },
      { text: words.simonSuccess, mark: { kind: "box", fill: SUCCESS } },
      { text: words.simonBound, mark: { kind: "line", color: INK.text, dash: [], width: 3.5 } },
    ],
    width + right,
  );
  return {
    width,
    height: HEIGHT,
    margins: { left, right, top: key.height + 12, bottom: 48 },
    layers: [
      ...key.layers(0, -key.height - 8),
      ...regions(design, top, x, y),
      ...yAxis.back,
      ...bounds(context, design, x, y),
      ...pathLayers(context, decision, x, y, width),
      ...xAxis.front,
      ...yAxis.front,
    ],
  };
}

type Design = DecisionFacts["design"];

/** How many of the first k have to respond for the null hypothesis still to be rejected at the end, if all others respond. */
export function leastResponders({ r1, n1, r, n }: Design, k: number): number {
  return Math.max(k <= n1 ? r1 + 1 - (n1 - k) : 0, r + 1 - (n - k), 0);
}

/**
 * Where the answer is certain whatever the rest brings. Too few: even if all others of the stage responded, the bound would not be
 * passed. Enough: the last bound is passed already (within stage 1 the stage has still to pass its own).
 */
function regions({ r1, n1, r, n }: Design, top: number, x: Scale, y: Scale): readonly Layer[] {
  const least = (k: number) => leastResponders({ r1, n1, r, n }, k);
  const ks = Array.from({ length: n + 1 }, (_, k) => k);
  const futile = ks
    .filter((k) => least(k) > 0)
    .map((k) => ({ x: x(k), y: y(0), y2: y(least(k) - 0.5), part: k <= n1 ? 1 : 2 }));
  const success = ks
    .filter((k) => k >= r + 1)
    .map((k) => ({ x: x(k), y: y(r + 0.5), y2: y(Math.min(k, top)), part: 1 }));
  const shape = (values: readonly { x: number; y: number; y2: number; part: number }[], color: string) =>
    layer({ type: "area", color, opacity: 1, line: false }, values, {
      x: pixels("x"),
      y: pixels("y"),
      y2: { field: "y2" },
      detail: { field: "part", type: "nominal" },
    });
  const line = [{ x: x(0), y: y(0), x2: x(Math.min(top, n)), y2: y(Math.min(top, n)) }];
  return [shape(futile, FUTILE), shape(success, SUCCESS), lines(line, INK.quiet, 1, [2, 3])];
}

function bounds({ font, words }: FigureContext, { r1, n1, r, n }: Design, x: Scale, y: Scale): readonly Layer[] {
  const stage = (k: number, bound: number) => ({ x: x(k), y: y(0), x2: x(k), y2: y(bound) });
  const text = (
    k: number,
    bound: number,
    words_: string,
    align: "left" | "right",
    width: number,
  ): readonly TextItem[] =>
    wrapText(font, words_, width, 11, "regular").map((line, index) => ({
      x: x(k) + (align === "left" ? 8 : -8),
      y: y(bound / 2) + index * 14,
      text: line,
      size: 11,
      align,
    }));
  return [
    lines([{ x: x(n1), y: y(0), x2: x(n1), y2: 0 }], INK.quiet, 1, [2, 3]),
    lines([stage(n1, r1), stage(n, r)], INK.text, 3.5),
    points(
      [
        { x: x(n1), y: y(r1) },
        { x: x(n), y: y(r) },
      ],
      { shape: "circle", size: 40, fill: INK.text, stroke: INK.text },
    ),
    ...textLayers([
      ...text(n1, r1 * 0.8, words.simonStop(r1, n1), "left", 130),
      ...text(n, r, words.simonFail(r, n), "left", 130),
    ]),
  ];
}

function pathLayers(
  context: FigureContext,
  { path, word, design }: DecisionFacts,
  x: Scale,
  y: Scale,
  width: number,
): readonly Layer[] {
  const { words, terms, font } = context;
  const steps = [0, ...path].map((responders, k) => ({ x: x(k), y: y(responders) }));
  const end = steps.at(-1) ?? { x: x(0), y: y(0) };
  const atEnd = path.length >= design.n;
  const lines_ = [
    ...wrapText(font, words.simonSoFar(path.at(-1) ?? 0, path.length), 136, 12, "semibold").map((text) => ({
      text,
      bold: true,
    })),
    ...wrapText(font, terms.decisions[word], 136, 11, "regular").map((text) => ({ text, bold: false })),
  ];
  const label = lines_.map(
    ({ text, bold }, index): TextItem => ({
      x: atEnd ? width + 10 : end.x + 10,
      y: (atEnd ? end.y : end.y - 12 - (lines_.length - 1) * 14) + index * 14,
      text,
      ...(bold ? { weight: "semibold" as const } : { size: 11 }),
    }),
  );
  return [
    layer({ type: "line", color: PATH, strokeWidth: 2.4, interpolate: "step-after" }, steps, {
      x: pixels("x"),
      y: pixels("y"),
    }),
    points(steps.slice(1), { shape: "circle", size: 18, fill: PATH, stroke: PATH, strokeWidth: 0.5 }),
    points([end], { shape: "circle", size: 90, fill: PATH, stroke: INK.paper, strokeWidth: 1.5 }),
    ...textLayers(label),
  ];
}
