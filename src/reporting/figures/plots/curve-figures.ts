/** Kaplan–Meier and cumulative incidence curves, one figure per time-to-event endpoint. */
import type { CurveFacts } from "../../model/curve-facts.ts";
import type { EndpointFacts } from "../../model/study-facts.ts";
import { fixedText, percentText } from "../../tables/number-text.ts";
import type { FigurePlan } from "../engine/figure-plan.ts";
import { type SeriesStyle, seriesStyle } from "../engine/palette.ts";
import { comparedGroups, type FigureContext, groupLabel } from "./context.ts";
import { curveBody } from "./curve-body.ts";
import { causeName, recordName } from "./record-name.ts";
import { totalsOf } from "./risk-counts.ts";
import { type TimeAxis, timeAxis } from "./time-axis.ts";

export interface CurveSeries {
  readonly curve: CurveFacts;
  readonly name: string;
  /** Below the name: what the curve comes to. */
  readonly lines: readonly string[];
  readonly style: SeriesStyle;
  readonly band: boolean;
}

/** Bands of more groups would hide each other. */
const MOST_BANDS = 3;

export function curveFigures(context: FigureContext): readonly FigurePlan[] {
  return context.data.endpoints.flatMap((endpoint) => {
    const curves = context.data.curves.filter(({ paramcd, n }) => paramcd === endpoint.paramcd && n > 0);
    const groups = comparedGroups(context.data);
    const shown = groups.flatMap((group) => curves.filter((curve) => curve.group === group));
    return shown.length === 0 ? [] : [curveFigure(context, endpoint, shown, groups.length)];
  });
}

function curveFigure(
  context: FigureContext,
  endpoint: EndpointFacts,
  curves: readonly CurveFacts[],
  groupCount: number,
): FigurePlan {
  const { words } = context;
  const axis = timeAxis(Math.max(...curves.flatMap(({ time }) => time.slice(-1)), 1));
  const events = curves.filter(({ cnsr }) => cnsr === 0);
  // The other causes are drawn for one group only, and only those that happened.
  const others = groupCount > 1 ? [] : curves.filter((curve) => curve.cnsr > 1 && totalsOf(curve).events > 0);
  const series = [...events, ...others].map(
    (curve, index): CurveSeries => ({
      curve,
      name: seriesName(context, endpoint, curve, groupCount, others.length),
      lines: seriesLines(context, curve, axis),
      style: seriesStyle(index),
      band: curve.cnsr === 0 && events.length <= MOST_BANDS,
    }),
  );
  const [first] = events;
  const level = first?.level ?? 0.95;
  const survival = first?.estimator === "kaplan-meier";
  const delayed = events.some(({ entry }) => entry !== null);
  return {
    id: `${survival ? "km" : "cif"}-${endpoint.paramcd}`,
    title: endpoint.label,
    subtitle: survival ? words.kaplanMeierSubtitle(level) : words.incidenceSubtitle(level),
    population: endpoint.population,
    alternative: words.curveAlternative(
      survival ? "kaplan-meier" : "cumulative-incidence",
      endpoint.label,
      series.map(({ name, lines }) => [name, ...lines].join(", ")).join(words.clause),
    ),
    notes: [
      delayed ? words.riskNoteEntry : words.riskNote,
      ...(axis.unit === "months" ? [words.monthNote] : []),
      ...(events.length > MOST_BANDS ? [words.noBands] : []),
    ],
    body: curveBody(context, { endpoint, series, tabled: events, axis, survival }),
  };
}

function seriesName(
  context: FigureContext,
  endpoint: EndpointFacts,
  curve: CurveFacts,
  groupCount: number,
  others: number,
): string {
  if (groupCount > 1) return groupLabel(context, curve.group);
  if (curve.cnsr > 0) return causeName(context.words, curve.cause);
  return others > 0 ? recordName(context.words, endpoint.name) : groupLabel(context, curve.group);
}

/** How many had the event, the last estimate that the study asks for, and the median. */
function seriesLines(context: FigureContext, curve: CurveFacts, axis: TimeAxis): readonly string[] {
  const { words, data } = context;
  const own = data.estimates.filter(
    ({ paramcd, group, comparison }) => paramcd === curve.paramcd && group === curve.group && comparison === null,
  );
  const survival = curve.estimator === "kaplan-meier";
  const asked = own.findLast(({ statistic, category }) =>
    survival ? statistic === "survival" : statistic === "cumulative-incidence" && category === curve.cause,
  );
  const count = words.eventsOf(totalsOf(curve).events, curve.n);
  const share =
    asked === undefined || asked.value === null
      ? words.shareAtEnd(percentText(curve.value.at(-1)))
      : words.shareAt(percentText(asked.value), asked.timepoint);
  const median = survival ? own.find(({ statistic }) => statistic === "median") : undefined;
  return [count, share, ...(median === undefined ? [] : [medianText(context, median.value, axis)])];
}

function medianText({ words }: FigureContext, days: number | null, axis: TimeAxis): string {
  if (days === null || !Number.isFinite(days)) return words.medianNotReached;
  return words.medianOf(fixedText(days / axis.daysPerUnit, axis.unit === "days" ? 0 : 1), axis.unit);
}
