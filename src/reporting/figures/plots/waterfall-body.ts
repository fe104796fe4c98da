/** The drawing of a waterfall: the arms side by side, each with its largest change first. */
import type { EndpointFacts } from "../../model/study-facts.ts";
import { decimalsOf, fixedText } from "../../tables/number-text.ts";
import { leftAxis } from "../engine/axes.ts";
import { FIGURE_WIDTH, type FigureBody } from "../engine/figure-plan.ts";
import { type Layer, layer, lines, pixels, scaled, type TextItem, textLayers } from "../engine/layers.ts";
import { INK } from "../engine/palette.ts";
import { linear, niceStep, type Scale, ticks } from "../engine/scale.ts";
import { wrapText } from "../font/wrap-text.ts";
import { comparedGroups, type FigureContext, groupLabel } from "./context.ts";
import { type KeyEntry, keyRows } from "./key-row.ts";
import { participantLabels } from "./participant-labels.ts";
import { conditionText, signed, withUnit } from "./unit-text.ts";
import type { Bar, BarKind } from "./waterfall-bars.ts";

const HEIGHT = 300;
const LEFT = 74;
/** More bars than these stand without identifiers. */
const MOST_LABELS = 72;
/** In narrower slots those not evaluable have one mark together. */
const NARROW = 14;
const WIDEST_SLOT = 80;
/** Slots left free between two arms. */
const BETWEEN = 1.5;
const FILL: Readonly<Record<BarKind, string>> = { responder: "#0072b2", reached: "#7fc4ee", other: "#a9a9a9" };

interface Slots {
  readonly width: number;
  readonly bars: readonly { readonly bar: Bar; readonly x: number }[];
  readonly blocks: readonly {
    readonly group: string;
    readonly left: number;
    readonly right: number;
    readonly missing: number;
  }[];
}

export function waterfallBody(
  context: FigureContext,
  endpoint: EndpointFacts,
  bars: readonly Bar[],
  unit: string,
): { readonly body: FigureBody; readonly notes: readonly string[] } {
  const { font, terms, words } = context;
  const limits = limitTexts(endpoint);
  const right = Math.max(20, ...limits.map((text) => font.width(text, 11, "regular") * 1.06 + 12));
  const width = FIGURE_WIDTH - LEFT - right - 28;
  const slots = slotsOf(context, bars, width);
  const { domain, step } = domainOf(endpoint, bars);
  const y = linear(domain, [HEIGHT, 0]);
  const ids = bars.length <= MOST_LABELS ? slots.bars.map(({ bar }) => bar.id) : [];
  const labels = participantLabels(font, ids, 10, 110);
  const groups = groupNames(context, slots, HEIGHT + labels.width + 24);
  const below = labels.width + groups.height;
  const key = keyRows(font, keyOf(context, endpoint, bars), width);
  const marks = ticks(domain[0], domain[1], step);
  const decimals = decimalsOf(marks, 3);
  const axis = leftAxis(
    { left: 0, right: width, top: 0, bottom: HEIGHT },
    marks.map((value) => ({ at: y(value), text: signed(value, fixedText(value, decimals)) })),
    withUnit(terms.changeFromBaseline, unit),
    58,
  );
  const names = labels.labels.map(
    (text, index): TextItem => ({
      x: slots.bars[index]?.x ?? 0,
      y: HEIGHT + 10,
      text,
      size: 10,
      align: "right",
      angle: 270,
    }),
  );
  const title: TextItem = {
    x: width / 2,
    y: HEIGHT + below + 30,
    text: words.waterfallOrder,
    weight: "semibold",
    align: "center",
  };
  const limit = endpoint.limit === null ? undefined : y(endpoint.limit.value);
  return {
    notes: labels.notes,
    body: {
      width,
      height: HEIGHT,
      margins: { left: LEFT, right, top: key.height + 18, bottom: below + 50 },
      layers: [
        ...key.layers(0, -key.height - 12),
        ...axis.back,
        barLayer(slots, domain),
        ...(limit === undefined ? [] : [lines([{ x: 0, y: limit, x2: width, y2: limit }], INK.threshold, 1.6, [6, 3])]),
        ...axis.front,
        lines([{ x: 0, y: y(0), x2: width, y2: y(0) }], INK.axis, 1.2),
        ...textLayers([
          ...limits.map((text, index): TextItem => ({ x: width + 6, y: (limit ?? 0) + index * 13, text, size: 11 })),
          ...letters(slots, y, terms.notEvaluableShort),
          ...names,
          ...groups.items,
          title,
        ]),
      ],
    },
  };
}

function domainOf(endpoint: EndpointFacts, bars: readonly Bar[]) {
  const values = bars.flatMap(({ value }) => (value === undefined ? [] : [value]));
  const bounds = [...values, 0, ...(endpoint.limit === null ? [] : [endpoint.limit.value])];
  const [low, high] = [Math.min(...bounds), Math.max(...bounds)];
  const step = niceStep(Math.max(high - low, 1e-6), 7);
  const domain = [Math.floor(low / step) * step, Math.max(Math.ceil(high / step), 1) * step] as const;
  return { domain, step };
}

/** Equal slots, as wide as the figure allows, in its middle. */
function slotsOf({ data }: FigureContext, bars: readonly Bar[], width: number): Slots {
  const groups = comparedGroups(data);
  const arms = groups.length > 1 ? groups : [undefined];
  const blocks = arms
    .map((arm) => ({ group: arm ?? "", bars: bars.filter((bar) => arm === undefined || bar.arm === arm) }))
    .filter((block) => block.bars.length > 0);
  const count = bars.length + BETWEEN * (blocks.length - 1);
  const slot = Math.min(width / Math.max(count, 1), WIDEST_SLOT);
  let x = (width - count * slot) / 2;
  const placed = blocks.map((block) => {
    const left = x;
    const own = block.bars.map((bar, index) => ({ bar, x: left + (index + 0.5) * slot }));
    x = left + (block.bars.length + BETWEEN) * slot;
    const missing = block.bars.filter(({ value }) => value === undefined).length;
    return { group: block.group, left, right: left + block.bars.length * slot, missing, bars: own };
  });
  return { width: slot, bars: placed.flatMap((block) => block.bars), blocks: placed };
}

/** The names of the arms below their bars. */
function groupNames(
  context: FigureContext,
  { blocks }: Slots,
  top: number,
): { items: readonly TextItem[]; height: number } {
  if (blocks.length < 2) return { items: [], height: 0 };
  const names = blocks.map(({ group, left, right }) => ({
    x: (left + right) / 2,
    lines: wrapText(context.font, groupLabel(context, group), Math.max(right - left, 30), 12, "semibold"),
  }));
  return {
    items: names.flatMap(({ x, lines: own }) =>
      own.map((text, index): TextItem => ({ x, y: top + index * 15, text, weight: "semibold", align: "center" })),
    ),
    height: Math.max(...names.map(({ lines: own }) => own.length)) * 15 + 8,
  };
}

function barLayer({ width, bars }: Slots, domain: readonly [number, number]): Layer {
  const y = linear(domain, [HEIGHT, 0]);
  const half = width / 2 - (width > 6 ? width * 0.14 : 0);
  const values = bars.flatMap(({ bar: { id, value, kind }, x }) =>
    value === undefined
      ? []
      : [
          {
            participant: id,
            change: value,
            left: x - half,
            right: x + half,
            top: topOf(value),
            zero: 0,
            fill: FILL[kind],
          },
        ],
  );
  return layer({ type: "rect" }, values, {
    x: pixels("left"),
    x2: { field: "right" },
    y: scaled("top", domain, [HEIGHT, 0]),
    y2: { field: "zero" },
    fill: { field: "fill", type: "nominal", scale: null },
  });

  /** No change is a bar of two pixels, not nothing. */
  function topOf(value: number): number {
    const pixel = (domain[1] - domain[0]) / HEIGHT;
    return Math.abs(y(value) - y(0)) < 2 ? 2 * pixel * (value < 0 ? -1 : 1) : value;
  }
}

/** As written; with the value in the unit of the axis where that is another. */
function limitTexts({ limit }: EndpointFacts): readonly string[] {
  if (limit === null) return [];
  const written = conditionText(limit.text);
  const value = signed(limit.value, fixedText(limit.value, decimalsOf([limit.value], 3)));
  return new RegExp(`(^|\\s)${limit.value}(\\s|×|$)`).test(written) ? [written] : [written, `(${value})`];
}

/** NE for those without a change, T where a transfusion stands against the result. */
function letters({ width, bars, blocks }: Slots, y: Scale, missing: string): readonly TextItem[] {
  const narrow = width < NARROW;
  const together = blocks
    .filter((block) => narrow && block.missing > 0)
    .map(
      (block): TextItem => ({
        x: block.right,
        y: y(0) - 10,
        text: `${missing} (${block.missing})`,
        size: 11,
        align: "right",
        color: INK.muted,
      }),
    );
  const each = bars.flatMap(({ bar: { value, transfused }, x }): TextItem[] => {
    if (value === undefined) {
      const size = Math.min(11, width * 0.66);
      return narrow ? [] : [{ x, y: y(0) - 9, text: missing, size, align: "center", color: INK.muted }];
    }
    if (!transfused) return [];
    return [{ x, y: y(value) + (value >= 0 ? -8 : 9), text: "T", size: 11, weight: "semibold", align: "center" }];
  });
  return [...together, ...each];
}

function keyOf({ terms, words }: FigureContext, endpoint: EndpointFacts, bars: readonly Bar[]): readonly KeyEntry[] {
  const some = (kind: BarKind) => bars.some((bar) => bar.kind === kind && bar.value !== undefined);
  const box = (kind: BarKind, text: string): KeyEntry => ({ text, mark: { kind: "box", fill: FILL[kind] } });
  if (endpoint.kind !== "response") return [];
  return [
    ...(some("responder") ? [box("responder", terms.responder)] : []),
    ...(some("reached") ? [box("reached", words.waterfallReached)] : []),
    ...(some("other") ? [box("other", terms.nonResponder)] : []),
    ...(bars.some(({ transfused, value }) => transfused && value !== undefined)
      ? [{ text: words.waterfallTransfused, mark: { kind: "letter" as const, letter: "T" } }]
      : []),
  ];
}
