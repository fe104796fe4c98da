/** Rows of numbers below a curve: at risk, censored, events, competing events, for each group, and what it comes to in all. */
import type { CurveFacts } from "../../model/curve-facts.ts";
import { TICK_SIZE } from "../engine/axes.ts";
import { type Layer, lines, type TextItem, textLayers } from "../engine/layers.ts";
import { INK, type SeriesStyle } from "../engine/palette.ts";
import type { Scale } from "../engine/scale.ts";
import type { FigureContext } from "./context.ts";
import { countsAt, type RiskCounts, totalsOf } from "./risk-counts.ts";
import type { TimeAxis } from "./time-axis.ts";

const STEP = 16;

export interface RiskGroup {
  readonly curve: CurveFacts;
  readonly name: string;
  readonly style: SeriesStyle;
}

export interface RiskTable {
  readonly labelWidth: number;
  readonly height: number;
  readonly layers: (top: number) => readonly Layer[];
}

export function riskTable(
  { terms, words, font }: FigureContext,
  groups: readonly RiskGroup[],
  axis: TimeAxis,
  x: Scale,
  width: number,
): RiskTable {
  const some = (count: keyof RiskCounts) => groups.some(({ curve }) => hasAny(curve, count, axis));
  const rows: readonly { readonly label: string; readonly count: keyof RiskCounts }[] = [
    { label: terms.atRisk, count: "atRisk" },
    { label: terms.censored, count: "censored" },
    { label: terms.events, count: "events" },
    ...(some("competing") ? [{ label: words.competing, count: "competing" as const }] : []),
    ...(some("notYet") ? [{ label: words.notYetAtRisk, count: "notYet" as const }] : []),
  ];
  const headed = groups.length > 1;
  const groupHeight = (rows.length + (headed ? 1 : 0)) * STEP + (headed ? 6 : 0);
  const labelWidth = Math.max(...rows.map(({ label }) => font.width(label, TICK_SIZE, "regular")));
  const all = width + 40;

  const numbersOf = (curve: CurveFacts, count: keyof RiskCounts, y: number): readonly TextItem[] => {
    const total = count === "atRisk" || count === "notYet" ? "" : String(totalsOf(curve)[count]);
    const columns = axis.ticks.map((tick): TextItem => {
      const day = tick * axis.daysPerUnit;
      return { x: x(day), y, text: String(countsAt(curve, day)[count]), size: TICK_SIZE, align: "center" };
    });
    return [...columns, { x: all, y, text: total, size: TICK_SIZE, align: "center", color: INK.muted }];
  };
  const groupItems = ({ curve, name }: RiskGroup, heading: number): readonly TextItem[] => [
    ...(headed ? [{ x: 0, y: heading, text: name, weight: "semibold" as const }] : []),
    ...rows.flatMap(({ label, count }, row) => {
      const y = heading + (row + 1) * STEP;
      return [{ x: -20, y, text: label, size: TICK_SIZE, align: "right" as const }, ...numbersOf(curve, count, y)];
    }),
  ];
  const layers = (top: number): readonly Layer[] => {
    const headings = groups.map((group, index) => ({ group, y: top + index * groupHeight }));
    const samples = headings.map(({ group: { style }, y }) =>
      lines([{ x: -30, y, x2: -6, y2: y }], style.color, 2.5, style.dash),
    );
    return [
      ...(headed ? samples : []),
      ...textLayers([
        { x: all, y: top, text: words.all, size: TICK_SIZE, align: "center", color: INK.muted },
        ...headings.flatMap(({ group, y }) => groupItems(group, y)),
      ]),
    ];
  };
  return { labelWidth, height: groups.length * groupHeight + (headed ? 0 : STEP), layers };
}

function hasAny(curve: CurveFacts, count: keyof RiskCounts, axis: TimeAxis): boolean {
  return totalsOf(curve)[count] > 0 || axis.ticks.some((tick) => countsAt(curve, tick * axis.daysPerUnit)[count] > 0);
}
