/** Change from baseline, one bar per participant of the population, largest first; who has none stands at the end as NE. */
import type { ParticipantLevel } from "../../model/participant-level.ts";
import type { FindingFacts, ResultFacts } from "../../model/result-facts.ts";
import type { EndpointFacts } from "../../model/study-facts.ts";
import { decimalsOf, fixedText } from "../../tables/number-text.ts";
import { leftAxis } from "../engine/axes.ts";
import { FIGURE_WIDTH, type FigureBody, type FigurePlan } from "../engine/figure-plan.ts";
import { type Layer, layer, lines, pixels, scaled, type TextItem, textLayers } from "../engine/layers.ts";
import { INK } from "../engine/palette.ts";
import { linear, niceStep, ticks } from "../engine/scale.ts";
import type { FigureContext } from "./context.ts";
import { type KeyEntry, keyRows } from "./key-row.ts";
import { participantLabels } from "./participant-labels.ts";
import { conditionText, signed, withUnit } from "./unit-text.ts";

type BarKind = "responder" | "reached" | "other";

interface Bar {
  readonly id: string;
  /** Undefined where there is no change, or where it is known only between bounds. */
  readonly value: number | undefined;
  readonly kind: BarKind;
  readonly transfused: boolean;
}

const UNITS = "{unit}";
const HEIGHT = 300;
/** More bars than these stand without identifiers. */
const MOST_LABELS = 72;
/** In narrower slots those not evaluable have one mark together. */
const NARROW = 14;
const WIDEST_SLOT = 80;
const FILL: Readonly<Record<BarKind, string>> = { responder: "#0072b2", reached: "#7fc4ee", other: "#a9a9a9" };

export function waterfallFigures(context: FigureContext): readonly FigurePlan[] {
  const level = context.data.participantLevel;
  if (level === null) return [];
  return context.data.endpoints.flatMap((endpoint) => {
    const results = level.results.filter(({ paramcd, inPopulation }) => paramcd === endpoint.paramcd && inPopulation);
    // A response on several analytes has no one change.
    const analytes = new Set(endpoint.thresholds.map(({ analyte }) => analyte));
    if (analytes.size > 1 || !results.some(({ change }) => change !== null)) return [];
    return [waterfall(context, endpoint, results, level)];
  });
}

function waterfall(
  context: FigureContext,
  endpoint: EndpointFacts,
  results: readonly ResultFacts[],
  level: ParticipantLevel,
): FigurePlan {
  const { words, terms } = context;
  const bars = results.map((result) => barOf(endpoint, result, level)).sort(largestFirst);
  const shown = bars.filter(({ value }) => value !== undefined);
  const unit = results.find(({ change }) => change !== null)?.change?.unit ?? "";
  const limit = endpoint.limit === null ? undefined : conditionText(endpoint.limit.text);
  const responders = bars.filter(({ kind }) => kind === "responder").length;
  const drawn = draw(context, endpoint, bars, unit);
  return {
    id: `waterfall-${endpoint.paramcd}`,
    title: endpoint.label,
    subtitle: words.waterfallSubtitle(limit),
    population: endpoint.population,
    alternative: words.waterfallAlternative(endpoint.label, shown.length, bars.length, {
      responders: endpoint.kind === "response" ? responders : undefined,
      atLimit:
        endpoint.limit === null ? undefined : shown.filter(({ value }) => isReached(endpoint, value ?? 0)).length,
      limit,
    }),
    notes: [
      ...(shown.length < bars.length
        ? [words.waterfallMissing(bars.length - shown.length, terms.notEvaluableShort)]
        : []),
      ...drawn.notes,
    ],
    body: drawn.body,
  };
}

function barOf(endpoint: EndpointFacts, result: ResultFacts, level: ParticipantLevel): Bar {
  const value = result.change?.change.value ?? undefined;
  const responder = result.outcome.kind === "verdict" && result.outcome.verdict === "Y";
  const reached = value !== undefined && endpoint.kind === "response" && isReached(endpoint, value);
  const rows = level.participants.find(({ id }) => id === result.participant)?.rows ?? [];
  const stands = (finding: FindingFacts): boolean =>
    finding.truth === "not-met" &&
    (finding.parts.some(stands) ||
      finding.evidence.some((index) => rows[index]?.kind === "record" && /transfusion/.test(rows[index]?.what ?? "")));
  return {
    id: result.participant,
    value,
    kind: responder ? "responder" : reached ? "reached" : "other",
    // Where transfusions are what is counted, they do not stand against anything.
    transfused: result.change?.unit !== UNITS && result.findings.some(({ finding }) => stands(finding)),
  };
}

/** The change and the limit are the doubles nearest to exact decimals, so equal decimals are equal here too. */
function isReached({ limit }: EndpointFacts, value: number): boolean {
  if (limit === null) return false;
  if (limit.text.startsWith(">=")) return value >= limit.value;
  if (limit.text.startsWith("<=")) return value <= limit.value;
  return limit.text.startsWith("<") ? value < limit.value : value > limit.value;
}

function largestFirst(a: Bar, b: Bar): number {
  if (a.value === undefined || b.value === undefined)
    return a.value === b.value ? byId(a, b) : a.value === undefined ? 1 : -1;
  return b.value - a.value || byId(a, b);
}

const byId = (a: Bar, b: Bar) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

function draw(
  context: FigureContext,
  endpoint: EndpointFacts,
  bars: readonly Bar[],
  unit: string,
): { readonly body: FigureBody; readonly notes: readonly string[] } {
  const { font, terms, words } = context;
  const values = bars.flatMap(({ value }) => (value === undefined ? [] : [value]));
  const bounds = [...values, 0, ...(endpoint.limit === null ? [] : [endpoint.limit.value])];
  const [low, high] = [Math.min(...bounds), Math.max(...bounds)];
  const step = niceStep(Math.max(high - low, 1e-6), 7);
  const domain = [Math.floor(low / step) * step, Math.max(Math.ceil(high / step), 1) * step] as const;
  const left = 74;
  const labelled = bars.length <= MOST_LABELS;
  const limitLabels = limitTexts(endpoint);
  const right = Math.max(20, ...limitLabels.map((text) => font.width(text, 11, "regular") * 1.06 + 12));
  const width = FIGURE_WIDTH - left - right - 28;
  const labels = participantLabels(font, labelled ? bars.map(({ id }) => id) : [], 10, 110);
  const y = linear(domain, [HEIGHT, 0]);
  const slot = Math.min(width / Math.max(bars.length, 1), WIDEST_SLOT);
  const start = (width - bars.length * slot) / 2;
  const at = (index: number) => start + (index + 0.5) * slot;
  const missing = bars.filter(({ value }) => value === undefined).length;
  const together: readonly TextItem[] =
    missing === 0 || slot >= NARROW
      ? []
      : [
          {
            x: start + bars.length * slot,
            y: y(0) - 10,
            text: `${terms.notEvaluableShort} (${missing})`,
            size: 11,
            align: "right",
            color: INK.muted,
          },
        ];
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
    (text, index): TextItem => ({ x: at(index), y: HEIGHT + 10, text, size: 10, align: "right", angle: 270 }),
  );
  const title: TextItem = {
    x: width / 2,
    y: HEIGHT + labels.width + 30,
    text: words.waterfallOrder,
    weight: "semibold",
    align: "center",
  };
  const letters = bars.flatMap((bar, index) => lettersOf(bar, at(index), y, slot, terms.notEvaluableShort));
  return {
    notes: labels.notes,
    body: {
      width,
      height: HEIGHT,
      margins: { left, right, top: key.height + 18, bottom: labels.width + 50 },
      layers: [
        ...key.layers(0, -key.height - 12),
        ...axis.back,
        barLayer(bars, start, slot, domain),
        ...(endpoint.limit === null
          ? []
          : [
              lines(
                [{ x: 0, y: y(endpoint.limit.value), x2: width, y2: y(endpoint.limit.value) }],
                INK.threshold,
                1.6,
                [6, 3],
              ),
              ...textLayers(limitItems(limitLabels, width + 6, y(endpoint.limit.value))),
            ]),
        ...axis.front,
        lines([{ x: 0, y: y(0), x2: width, y2: y(0) }], INK.axis, 1.2),
        ...textLayers([...letters, ...together, ...names, title]),
      ],
    },
  };
}

function barLayer(bars: readonly Bar[], start: number, slot: number, domain: readonly [number, number]): Layer {
  const y = linear(domain, [HEIGHT, 0]);
  const gap = slot > 6 ? slot * 0.14 : 0;
  const values = bars.flatMap(({ id, value, kind }, index) =>
    value === undefined
      ? []
      : [
          {
            participant: id,
            change: value,
            left: start + index * slot + gap,
            right: start + (index + 1) * slot - gap,
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

const limitItems = (texts: readonly string[], x: number, y: number) =>
  texts.map((text, index): TextItem => ({ x, y: y + index * 13, text, size: 11 }));

function lettersOf(
  bar: Bar,
  x: number,
  y: (value: number) => number,
  slot: number,
  missing: string,
): readonly TextItem[] {
  if (bar.value === undefined) {
    return slot < NARROW
      ? []
      : [{ x, y: y(0) - 9, text: missing, size: Math.min(11, slot * 0.66), align: "center", color: INK.muted }];
  }
  if (!bar.transfused) return [];
  const above = bar.value >= 0;
  return [{ x, y: y(bar.value) + (above ? -8 : 9), text: "T", size: 11, weight: "semibold", align: "center" }];
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
