/** Corrected count increments: one mark per transfusion episode, a panel per time after the transfusion, a row per participant. */
import type { ResultFacts } from "../../model/result-facts.ts";
import type { EndpointFacts } from "../../model/study-facts.ts";
import { bottomAxis } from "../engine/axes.ts";
import { FIGURE_WIDTH, type FigureBody, type FigurePlan } from "../engine/figure-plan.ts";
import { type Layer, lines, type PointStyle, points, type TextItem, textLayers } from "../engine/layers.ts";
import { INK } from "../engine/palette.ts";
import { linear, niceStep, ticks } from "../engine/scale.ts";
import { wrapText } from "../font/wrap-text.ts";
import type { FigureContext } from "./context.ts";
import { keyRows } from "./key-row.ts";
import { participantLabels } from "./participant-labels.ts";
import { conditionText, withUnit } from "./unit-text.ts";

const STEP = 26;
const PANEL_GAP = 56;
const BEFORE: PointStyle = { shape: "circle", size: 60, fill: "transparent", stroke: "#5c5c5c", strokeWidth: 1.8 };
const AFTER: PointStyle = { shape: "diamond", size: 64, fill: "transparent", stroke: "#0072b2", strokeWidth: 1.8 };

interface Panel {
  readonly endpoint: EndpointFacts;
  readonly results: readonly ResultFacts[];
}

export function incrementFigures(context: FigureContext): readonly FigurePlan[] {
  const { data, words, terms } = context;
  const results = data.participantLevel?.results ?? [];
  const panels = data.endpoints
    .filter(({ kind, unit }) => kind === "episodes" && unit !== "")
    .map(
      (endpoint): Panel => ({
        endpoint,
        results: results.filter(({ paramcd, episodes }) => paramcd === endpoint.paramcd && episodes.length > 0),
      }),
    )
    .filter((panel) => panel.results.some(({ episodes }) => episodes.some(({ value }) => value !== null)));
  if (panels.length === 0) return [];
  const missing = panels.map(({ endpoint, results: own }) => ({
    endpoint,
    count: own.flatMap(({ episodes }) => episodes.filter(({ value }) => value === null)).length,
    drawn: own.flatMap(({ episodes }) => episodes.filter(({ value }) => value !== null)).length,
  }));
  const drawn = draw(context, panels);
  return [
    {
      id: "cci",
      title: terms.correctedCountIncrement,
      subtitle: words.incrementSubtitle(data.study.reference?.text),
      population: "",
      alternative: words.incrementAlternative(
        panels.map((panel) => `${panel.endpoint.paramcd}: ${countText(context, panel)}`).join(words.clause),
      ),
      notes: [
        ...panels.map(({ endpoint }) => `${endpoint.paramcd}: ${endpoint.label}`),
        ...missing.flatMap(({ endpoint, count, drawn: shown }) =>
          count === 0 ? [] : [words.incrementMissing(endpoint.paramcd, count, count + shown)],
        ),
        ...drawn.notes,
      ],
      body: drawn.body,
    },
  ];
}

/** How many increments lie below the limit. */
function countText({ words }: FigureContext, { endpoint, results }: Panel): string {
  const values = results.flatMap(({ episodes }) => episodes.flatMap(({ value }) => (value === null ? [] : [value])));
  const { limit } = endpoint;
  if (limit === null) return words.incrementCount(values.length);
  return words.incrementBelow(
    values.filter((value) => value < limit.value).length,
    values.length,
    conditionText(limit.text),
  );
}

function draw(
  context: FigureContext,
  panels: readonly Panel[],
): { readonly body: FigureBody; readonly notes: readonly string[] } {
  const { font, words, data } = context;
  const ids = (data.participantLevel?.participants ?? [])
    .map(({ id }) => id)
    .filter((id) => panels.some(({ results }) => results.some(({ participant }) => participant === id)));
  const labels = participantLabels(font, ids, 11, 150);
  const left = labels.width * 1.04 + 16;
  const width = FIGURE_WIDTH - left - 20 - 28;
  const each = (width - PANEL_GAP * (panels.length - 1)) / panels.length;
  const height = ids.length * STEP;
  const key = keyRows(
    font,
    [
      { text: words.incrementBefore, mark: { kind: "point", style: BEFORE } },
      { text: words.incrementAfter, mark: { kind: "point", style: AFTER } },
      ...(panels.some(({ endpoint }) => endpoint.limit !== null)
        ? [{ text: words.incrementLimit, mark: { kind: "line" as const, color: INK.threshold, dash: [6, 3] } }]
        : []),
    ],
    width,
  );
  const values = panels.flatMap(({ endpoint, results }) => [
    ...results.flatMap(({ episodes }) => episodes.flatMap(({ value }) => (value === null ? [] : [value]))),
    ...(endpoint.limit === null ? [] : [endpoint.limit.value]),
    0,
  ]);
  const step = niceStep(Math.max(...values) - Math.min(...values), 5);
  const domain = [
    Math.floor(Math.min(...values) / step) * step,
    Math.max(1, Math.ceil(Math.max(...values) / step)) * step,
  ] as const;
  const names = ids.map(
    (_, row): TextItem => ({ x: -10, y: (row + 0.5) * STEP, text: labels.labels[row] ?? "", size: 11, align: "right" }),
  );
  const heading = Math.max(...panels.map(({ endpoint }) => headingOf(context, endpoint, each).length)) * 15;
  return {
    notes: labels.notes,
    body: {
      width,
      height,
      margins: { left, right: 20, top: key.height + heading + 16, bottom: 50 },
      layers: [
        ...key.layers(0, -key.height - heading - 12),
        lines(
          ids.map((_, row) => ({ x: 0, y: (row + 0.5) * STEP, x2: width, y2: (row + 0.5) * STEP })),
          "#f0f0f0",
        ),
        ...panels.flatMap((panel, index) =>
          panelOf(context, panel, ids, { start: index * (each + PANEL_GAP), width: each, height, domain, step }),
        ),
        ...textLayers(names),
      ],
    },
  };
}

function headingOf({ font }: FigureContext, { paramcd }: EndpointFacts, width: number): readonly string[] {
  return wrapText(font, paramcd, width, 12, "semibold");
}

interface PanelPlace {
  readonly start: number;
  readonly width: number;
  readonly height: number;
  readonly domain: readonly [number, number];
  readonly step: number;
}

function panelOf(
  context: FigureContext,
  { endpoint, results }: Panel,
  ids: readonly string[],
  place: PanelPlace,
): readonly Layer[] {
  const { start, width, height, domain, step } = place;
  const x = linear(domain, [start, start + width]);
  const marks = results.flatMap(({ participant, episodes }) => {
    const row = ids.indexOf(participant);
    return episodes.flatMap(({ value, day }) =>
      value === null ? [] : [{ x: x(value), y: (row + 0.5) * STEP + (before(day) ? -5 : 5), before: before(day) }],
    );
  });
  const axis = bottomAxis(
    { left: start, right: start + width, top: 0, bottom: height },
    ticks(domain[0], domain[1], step).map((value) => ({ at: x(value), text: grouped(value) })),
    withUnit("CCI", endpoint.unit),
    true,
  );
  const heading = headingOf(context, endpoint, width);
  const { limit } = endpoint;
  return [
    ...axis.back,
    ...(limit === null
      ? []
      : [lines([{ x: x(limit.value), y: -2, x2: x(limit.value), y2: height }], INK.threshold, 1.6, [6, 3])]),
    ...axis.front,
    ...[true, false].flatMap((isBefore) => {
      const own = marks.filter((mark) => mark.before === isBefore);
      return own.length === 0 ? [] : [points(own, isBefore ? BEFORE : AFTER)];
    }),
    ...textLayers([
      ...heading.map(
        (text, index): TextItem => ({ x: start, y: -10 - (heading.length - 1 - index) * 15, text, weight: "semibold" }),
      ),
      ...(limit === null
        ? []
        : [
            {
              x: x(limit.value) - 5,
              y: -9,
              text: limitText(limit.text),
              size: 11,
              color: INK.muted,
              align: "right" as const,
            },
          ]),
    ]),
  ];
}

/** Before the first dose; an episode on that day counts as after it, as day 0 does everywhere. */
function before(day: number | null): boolean {
  return day !== null && day < 0;
}

const limitText = (written: string) => conditionText(written).replace(/\s+\S*m²\/µL.*$/, "");

/** Thousands apart by a thin space, which no reader takes for a decimal sign. */
function grouped(value: number): string {
  return String(value)
    .replace("-", "−")
    .replace(/\B(?=(\d{3})+(?!\d))/g, "\u2009");
}
