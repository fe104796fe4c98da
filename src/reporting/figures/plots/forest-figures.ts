/** What each reading of the study file makes of an endpoint: the estimate with its interval, filled where nothing turns on it. */
import type { EstimateFacts } from "../../model/estimate-facts.ts";
import type { ReadingFacts } from "../../model/reading-facts.ts";
import type { EndpointFacts } from "../../model/study-facts.ts";
import { decimalsOf, fixedText, percentOf, percentText } from "../../tables/number-text.ts";
import { bottomAxis } from "../engine/axes.ts";
import { FIGURE_WIDTH, type FigureBody, type FigurePlan } from "../engine/figure-plan.ts";
import { lines, type PointStyle, points, type TextItem, textLayers } from "../engine/layers.ts";
import { INK } from "../engine/palette.ts";
import { linear, niceStep, ticks } from "../engine/scale.ts";
import { wrapText } from "../font/wrap-text.ts";
import type { FigureContext } from "./context.ts";
import { keyRows } from "./key-row.ts";
import { printed, unitText } from "./unit-text.ts";

const SIZE = 11;
const STEP = 14;
const REF_WIDTH = 44;
const READING_WIDTH = 268;
const BLUE = "#0072b2";
const PRIMARY: PointStyle = { shape: "diamond", size: 110, fill: BLUE, stroke: BLUE };
const SAME: PointStyle = { shape: "square", size: 62, fill: BLUE, stroke: BLUE };
const TURNED: PointStyle = { shape: "square", size: 62, fill: INK.paper, stroke: BLUE, strokeWidth: 1.8 };

interface Row {
  readonly reading: ReadingFacts;
  readonly estimate: EstimateFacts;
  readonly refs: string;
  readonly text: readonly string[];
  readonly numbers: readonly string[];
  readonly same: boolean;
}

export function forestFigures(context: FigureContext): readonly FigurePlan[] {
  const { data } = context;
  return data.endpoints.flatMap((endpoint) => {
    const readings = data.readings.filter(
      ({ paramcd, estimate }) => paramcd === endpoint.paramcd && estimate?.value != null,
    );
    return readings.length < 2 ? [] : [forest(context, endpoint, readings)];
  });
}

function forest(context: FigureContext, endpoint: EndpointFacts, readings: readonly ReadingFacts[]): FigurePlan {
  const { words, terms, data } = context;
  const decided = data.decisions.some(({ paramcd }) => paramcd === endpoint.paramcd);
  const rows = readings.flatMap((reading): Row[] => {
    const { estimate } = reading;
    if (estimate === null) return [];
    return [
      {
        reading,
        estimate,
        refs: [...new Set(reading.choices.map(({ ref }) => ref))].join(" "),
        text: readingText(context, reading),
        numbers: numbersOf(context, estimate),
        same: decided
          ? reading.decision === null || reading.decision.from === reading.decision.to
          : reading.flips === 0,
      },
    ];
  });
  const turned = rows.filter(({ same }) => !same).length;
  const first = rows[0] as Row;
  const name = statisticName(context, first.estimate);
  const bounded = rows.some(({ estimate: { lower, upper } }) => lower !== null || upper !== null);
  return {
    id: `readings-${endpoint.paramcd}`,
    title: words.forestTitle(endpoint.label),
    subtitle: words.forestSubtitle(name, bounded ? (first.estimate.level ?? 0.95) : undefined, decided),
    population: endpoint.population,
    alternative: words.forestAlternative(endpoint.label, rows.length - 1, turned, decided, first.numbers.join(" ")),
    notes: [`${terms.method}: ${first.estimate.method}`],
    body: draw(context, rows, decided),
  };
}

function statisticName({ terms }: FigureContext, { statistic, timepoint }: EstimateFacts): string {
  const spaced = statistic.replaceAll("-", " ");
  const name = terms.statistics[statistic] ?? spaced.charAt(0).toUpperCase() + spaced.slice(1);
  return timepoint === "" ? name : `${name}, ${timepoint}`;
}

function readingText({ words, font }: FigureContext, { choices }: ReadingFacts): readonly string[] {
  if (choices.length === 0) return [words.forestPrimary];
  return choices.flatMap(({ parameter, use, instead }) =>
    wrapText(
      font,
      `${shortParameter(parameter)}: ${choiceText(use)} → ${choiceText(instead)}`,
      READING_WIDTH,
      SIZE,
      "regular",
    ),
  );
}

const choiceText = (choice: string) =>
  printed(unitText(choice)).replaceAll(">=", "≥").replaceAll("<=", "≤").replace(/ +/g, " ").trim();

/** `quantities.hb-baseline.window.to` → `hb-baseline window to`: the first part only says which list it is in. */
function shortParameter(parameter: string): string {
  return parameter
    .split(", ")
    .map((place) => place.split(".").slice(1).join(" ") || place)
    .join(", ");
}

const SHARES: readonly string[] = ["incidence", "cumulative-incidence", "survival"];
/** `proportion-refractory` is one too. */
const isShare = ({ statistic }: EstimateFacts) => statistic.startsWith("proportion") || SHARES.includes(statistic);

/** Of a share of participants n are those who have it; of a curve they are those with the event. */
function countName({ words }: FigureContext, { events, statistic }: EstimateFacts): string {
  if (events === null) return "N";
  return statistic === "survival" || statistic === "cumulative-incidence" ? words.forestEvents : "n/N";
}

/** n/N, the estimate, the interval: three columns. */
function numbersOf({ terms }: FigureContext, estimate: EstimateFacts): readonly string[] {
  const { value, lower, upper, n, events } = estimate;
  const count = events === null ? String(n) : `${events}/${n}`;
  const text = (number: number | null) =>
    number === null ? terms.notEvaluableShort : isShare(estimate) ? percentText(number) : printed(fixedText(number, 1));
  const point =
    estimate.statistic.startsWith("proportion") && events !== null
      ? `${percentOf(events, n)}%`
      : isShare(estimate)
        ? `${text(value)}%`
        : text(value);
  return [count, point, lower === null && upper === null ? "" : `[${text(lower)}, ${text(upper)}]`];
}

function draw(context: FigureContext, rows: readonly Row[], decided: boolean): FigureBody {
  const { font, words, terms } = context;
  const first = (rows[0] as Row).estimate;
  const columns = [
    countName(context, first),
    isShare(first) ? "%" : terms.estimate,
    rows.some(({ numbers: [, , interval] }) => interval !== "") ? terms.confidenceInterval(first.level ?? 0.95) : "",
  ];
  const numberWidths = columns.map((name, column) =>
    Math.max(
      36,
      font.width(name, SIZE, "semibold") * 1.04,
      ...rows.map(({ numbers }) => font.width(numbers[column] ?? "", SIZE, "regular") * 1.04),
    ),
  );
  const left = REF_WIDTH + READING_WIDTH + 14;
  const right = numberWidths.reduce((sum, width) => sum + width + 14, 0) + 6;
  const width = FIGURE_WIDTH - left - right - 28;
  const domain = domainOf(rows);
  const step = niceStep(domain[1] - domain[0], 5);
  const range = [Math.floor(domain[0] / step + 1e-9) * step, Math.ceil(domain[1] / step - 1e-9) * step] as const;
  const x = linear(range, [8, width - 8]);
  let y = 0;
  const placed = rows.map((row) => {
    const height = row.text.length * STEP + 10;
    y += height;
    return { ...row, y: y - height / 2 };
  });
  const height = y + 4;
  const key = keyRows(
    font,
    [
      { text: words.forestPrimary, mark: { kind: "point", style: PRIMARY } },
      { text: decided ? words.forestSameDecision : words.forestSameVerdicts, mark: { kind: "point", style: SAME } },
      { text: decided ? words.forestOtherDecision : words.forestOtherVerdicts, mark: { kind: "point", style: TURNED } },
    ],
    left + width + right,
  );
  const ends = numberWidths.map(
    (_, column) => width + 10 + numberWidths.slice(0, column + 1).reduce((sum, each) => sum + each, 0) + column * 14,
  );
  const heads: TextItem[] = [
    { x: -left, y: -14, text: words.forestRef, size: SIZE, weight: "semibold" },
    { x: -left + REF_WIDTH, y: -14, text: words.forestReading, size: SIZE, weight: "semibold" },
    ...columns.map(
      (text, column): TextItem => ({
        x: ends[column] ?? 0,
        y: -14,
        text,
        size: SIZE,
        weight: "semibold",
        align: "right",
      }),
    ),
  ];
  const texts = placed.flatMap(({ refs, text, numbers, y: middle, reading }): TextItem[] => [
    { x: -left, y: middle, text: refs, size: SIZE, color: INK.muted },
    ...text.map(
      (line, index): TextItem => ({
        x: -left + REF_WIDTH,
        y: middle + (index - (text.length - 1) / 2) * STEP,
        text: line,
        size: SIZE,
        ...(reading.choices.length === 0 && { weight: "semibold" as const }),
      }),
    ),
    ...numbers.map(
      (number, column): TextItem => ({ x: ends[column] ?? 0, y: middle, text: number, size: SIZE, align: "right" }),
    ),
  ]);
  const marks = ticks(range[0], range[1], step);
  const decimals = decimalsOf(isShare(first) ? marks.map((value) => Number((value * 100).toPrecision(12))) : marks, 6);
  const tickText = (value: number) =>
    isShare(first) ? `${percentText(value, decimals)}%` : printed(fixedText(value, decimals));
  const axis = bottomAxis(
    { left: 0, right: width, top: 0, bottom: height },
    marks.map((value) => ({ at: x(value), text: tickText(value) })),
    "",
    true,
  );
  const clamp = (value: number) => Math.min(Math.max(x(value), 0), width);
  const intervals = placed.flatMap(({ estimate: { lower, upper }, y: at }) =>
    lower === null || upper === null ? [] : [{ x: clamp(lower), y: at, x2: clamp(upper), y2: at }],
  );
  const placesOf = (own: readonly (typeof placed)[number][]) =>
    own.map(({ estimate, y: at }) => ({ x: x(estimate.value ?? 0), y: at }));
  const styled = (own: readonly (typeof placed)[number][], style: PointStyle) =>
    own.length === 0 ? [] : [points(placesOf(own), style)];
  const isPrimary = ({ reading }: Row) => reading.choices.length === 0;
  const reference = placed.find(isPrimary);
  return {
    width,
    height,
    margins: { left, right, top: key.height + 36, bottom: 26 },
    layers: [
      ...key.layers(-left, -key.height - 30),
      ...axis.back,
      ...(reference === undefined
        ? []
        : [
            lines(
              [{ x: x(reference.estimate.value ?? 0), y: 0, x2: x(reference.estimate.value ?? 0), y2: height }],
              INK.axis,
              1.2,
              [5, 3],
            ),
          ]),
      ...(intervals.length > 0 ? [lines(intervals, BLUE, 1.8)] : []),
      ...axis.front,
      ...styled(
        placed.filter((row) => !isPrimary(row) && !row.same),
        TURNED,
      ),
      ...styled(
        placed.filter((row) => !isPrimary(row) && row.same),
        SAME,
      ),
      ...styled(placed.filter(isPrimary), PRIMARY),
      ...textLayers([...heads, ...texts]),
    ],
  };
}

/** All intervals; infinite limits end at the edge. */
function domainOf(rows: readonly Row[]): readonly [number, number] {
  const values = rows
    .flatMap(({ estimate: { value, lower, upper } }) => [value, lower, upper])
    .filter((value): value is number => value !== null && Number.isFinite(value));
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return high > low ? [low, high] : [low - 0.5, high + 0.5];
}
