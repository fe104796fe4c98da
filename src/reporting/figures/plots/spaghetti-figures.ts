/** Each analyte over time: a thin line per participant, the weekly median with its quartiles above, a panel per group. */
import type { AnalyteFacts } from "../../model/study-facts.ts";
import type { WeekSummaryFacts } from "../../model/week-summary-facts.ts";
import { fixedText } from "../../tables/number-text.ts";
import { bottomAxis, leftAxis } from "../engine/axes.ts";
import { FIGURE_WIDTH, type FigureBody, type FigurePlan } from "../engine/figure-plan.ts";
import { type Layer, layer, lines, pixels, points, type TextItem, textLayers } from "../engine/layers.ts";
import { INK } from "../engine/palette.ts";
import { linear, logarithmic, logTicks, niceStep, type Scale, ticks } from "../engine/scale.ts";
import { wrapText } from "../font/wrap-text.ts";
import { analyteLabel } from "./analyte-label.ts";
import { comparedGroups, type FigureContext, groupLabel } from "./context.ts";
import { keyRows } from "./key-row.ts";
import { withUnit } from "./unit-text.ts";

const HEIGHT = 250;
const GAP = 22;
const PER_ROW = 3;
/** Four weeks before the reference day; earlier values stand in the profiles. */
const FIRST_DAY = -28;
const LINE = "#6f93b3";
const MEDIAN = INK.text;

export function spaghettiFigures(context: FigureContext): readonly FigurePlan[] {
  const { data } = context;
  if (data.participantLevel === null || data.study.reference === null) return [];
  return data.analytes.flatMap((analyte) => {
    const plan = spaghetti(context, analyte);
    return plan === undefined ? [] : [plan];
  });
}

interface Course {
  readonly arm: string;
  readonly points: readonly { readonly day: number; readonly value: number }[];
}

/** Results known only between bounds have no place on a line. */
function coursesOf({ data }: FigureContext, analyte: AnalyteFacts): readonly Course[] {
  return (data.participantLevel?.participants ?? []).flatMap(({ arm, origin, series }) => {
    const own = series.find((each) => each.analyte === analyte.name);
    if (own === undefined || origin?.is !== "reference") return [];
    const known = own.day.flatMap((day, index) => {
      const value = own.value[index] ?? 0;
      const drawn = (own.qualifier[index] ?? "") === "" && day >= FIRST_DAY && (!analyte.isCount || value > 0);
      return drawn ? [{ day, value }] : [];
    });
    return known.length === 0 ? [] : [{ arm, points: known }];
  });
}

function spaghetti(context: FigureContext, analyte: AnalyteFacts): FigurePlan | undefined {
  const { words, data } = context;
  const courses = coursesOf(context, analyte);
  if (courses.length === 0) return undefined;
  const label = analyteLabel(context, analyte);
  const weeks = fullWeeks(data.weeks.filter((week) => week.analyte === analyte.name && week.median !== null));
  const last = weeks.filter(({ group }) => group === data.groups[0]?.name).at(-1);
  return {
    id: `course-${analyte.name}`,
    title: words.courseTitle(label),
    subtitle: words.courseSubtitle(data.study.reference?.text ?? ""),
    population: "",
    alternative: words.courseAlternative(
      label,
      courses.length,
      last === undefined || last.median === null
        ? undefined
        : { week: last.week, median: fixedText(last.median, 1), n: last.n },
    ),
    notes: [words.courseNote, ...(analyte.isCount ? [words.courseLog] : [])],
    body: draw(context, analyte, courses, weeks),
  };
}

/** Of each group the weeks with at least a fifth of the values of its fullest: a median of one or two would look like a course. */
function fullWeeks(weeks: readonly WeekSummaryFacts[]): readonly WeekSummaryFacts[] {
  const most = new Map<string, number>();
  for (const { group, n } of weeks) most.set(group, Math.max(n, most.get(group) ?? 0));
  return weeks.filter(({ group, n }) => 5 * n >= (most.get(group) ?? 0));
}

interface CoursePanel {
  readonly group: string;
  readonly courses: readonly Course[];
  readonly weeks: readonly WeekSummaryFacts[];
  readonly left: number;
  readonly top: number;
}

function draw(
  context: FigureContext,
  analyte: AnalyteFacts,
  courses: readonly Course[],
  weeks: readonly WeekSummaryFacts[],
): FigureBody {
  const { font, terms, words, data } = context;
  const groups = comparedGroups(data);
  const columns = Math.min(groups.length, PER_ROW);
  const left = 74;
  const width = FIGURE_WIDTH - left - 20 - 28;
  const each = (width - GAP * (columns - 1)) / columns;
  const rowCount = Math.ceil(groups.length / columns);
  const headings = groups.map((group) =>
    groups.length > 1 ? wrapText(font, groupLabel(context, group), each, 12, "semibold") : [],
  );
  const heading = Math.max(...headings.map(({ length }) => length)) * 15;
  const rowHeight = HEIGHT + heading + 62;
  const key = keyRows(
    font,
    [
      { text: terms.participant, mark: { kind: "line", color: LINE, dash: [] } },
      { text: words.courseMedian, mark: { kind: "line", color: MEDIAN, dash: [], width: 3 } },
      ...(analyte.thresholds.length > 0
        ? [
            {
              text: words.profileThreshold,
              mark: { kind: "line" as const, color: INK.threshold, dash: [5, 3], width: 1.5 },
            },
          ]
        : []),
    ],
    width,
  );
  const panels = groups.map(
    (group, index): CoursePanel => ({
      group,
      courses: courses.filter(({ arm }) => groups.length === 1 || arm === group),
      weeks: weeks.filter((week) => week.group === group),
      left: (index % columns) * (each + GAP),
      top: Math.floor(index / columns) * rowHeight,
    }),
  );
  const days = courses.flatMap(({ points: own }) => own.map(({ day }) => day));
  const domain = [Math.min(0, Math.floor(Math.min(...days))), Math.max(7, Math.ceil(Math.max(...days)))] as const;
  const scale = valueScale(analyte, courses);
  return {
    width,
    height: rowCount * rowHeight - 62 - heading,
    margins: { left, right: 20, top: key.height + heading + 14, bottom: 48 },
    layers: [
      ...key.layers(0, -key.height - heading - 10),
      ...panels.flatMap((panel, index) => [
        ...panelLayers(context, analyte, panel, { domain, width: each, scale, isFirst: index % columns === 0 }),
        ...textLayers(
          (headings[index] ?? []).map(
            (text, line): TextItem => ({
              x: panel.left,
              y: panel.top - heading + line * 15 + 4,
              text,
              weight: "semibold",
            }),
          ),
        ),
      ]),
    ],
  };
}

interface ValueScale {
  readonly y: Scale;
  readonly marks: readonly { readonly value: number; readonly text: string }[];
}

function valueScale(analyte: AnalyteFacts, courses: readonly Course[]): ValueScale {
  const values = [
    ...courses.flatMap(({ points: own }) => own.map(({ value }) => value)),
    ...analyte.thresholds.map(({ value }) => value),
  ];
  const high = Math.max(...values);
  if (analyte.isCount) {
    const domain = [Math.min(...values) / 1.3, high * 1.3] as const;
    return {
      y: logarithmic(domain, [HEIGHT, 0]),
      marks: logTicks(...domain, HEIGHT).map((value) => ({ value, text: String(value) })),
    };
  }
  const step = niceStep(high, 8);
  const top = Math.ceil(high / step) * step;
  return {
    y: linear([0, top], [HEIGHT, 0]),
    marks: ticks(0, top, step).map((value) => ({ value, text: fixedText(value, step < 1 ? 1 : 0) })),
  };
}

function panelLayers(
  context: FigureContext,
  analyte: AnalyteFacts,
  panel: CoursePanel,
  {
    domain,
    width,
    scale,
    isFirst,
  }: { domain: readonly [number, number]; width: number; scale: ValueScale; isFirst: boolean },
): readonly Layer[] {
  const { terms, words, data } = context;
  const x = linear(domain, [panel.left, panel.left + width]);
  const y: Scale = (value) => panel.top + scale.y(value);
  const area = { left: panel.left, right: panel.left + width, top: panel.top, bottom: panel.top + HEIGHT };
  const yAxis = leftAxis(
    area,
    scale.marks.map(({ value, text }) => ({ at: y(value), text: isFirst ? text : "" })),
    isFirst ? withUnit(analyteLabel(context, analyte), analyte.unit) : "",
    56,
  );
  const weekStep = niceStep(
    (domain[1] - domain[0]) / 7,
    Math.max(4, Math.floor(width / 70)),
    [1, 2, 4, 8, 12, 24, 52, 104],
  );
  const xAxis = bottomAxis(
    area,
    ticks(domain[0] / 7, domain[1] / 7, weekStep).map((week) => ({
      at: x(week * 7),
      text: String(week).replace("-", "−"),
    })),
    terms.timeSince(terms.weeks, words.originOf(data.study.reference?.anchor)),
  );
  const limits = [...new Set(analyte.thresholds.map(({ value }) => value))];
  const medians = panel.weeks.map(({ week, median, q1, q3 }) => ({
    x: x(week * 7),
    y: y(median ?? 0),
    lower: y(Math.max(q1 ?? median ?? 0, 0)),
    upper: y(q3 ?? median ?? 0),
  }));
  return [
    ...yAxis.back,
    lines([{ x: x(0), y: area.top, x2: x(0), y2: area.bottom }], INK.quiet),
    layer(
      { type: "line", color: LINE, strokeWidth: 0.9, opacity: 0.6 },
      panel.courses.flatMap(({ points: own }, part) => own.map(({ day, value }) => ({ x: x(day), y: y(value), part }))),
      { x: pixels("x"), y: pixels("y"), detail: { field: "part", type: "nominal" } },
    ),
    ...(limits.length > 0
      ? [
          lines(
            limits.map((value) => ({ x: area.left, y: y(value), x2: area.right, y2: y(value) })),
            INK.threshold,
            1.2,
            [5, 3],
          ),
        ]
      : []),
    ...(medians.length > 0
      ? [
          layer({ type: "area", color: MEDIAN, opacity: 0.14, line: false }, medians, {
            x: pixels("x"),
            y: pixels("lower"),
            y2: { field: "upper" },
          }),
          layer(
            { type: "line", color: MEDIAN, strokeWidth: 2.6 },
            medians.map((at) => ({ x: at.x, y: at.y })),
            { x: pixels("x"), y: pixels("y") },
          ),
          points(medians, { shape: "circle", size: 26, fill: MEDIAN, stroke: INK.paper, strokeWidth: 1 }),
        ]
      : []),
    ...yAxis.front,
    ...xAxis.front,
  ];
}
