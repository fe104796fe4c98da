/** One cell of a table: the numbers in it with their names, and the parts it is printed from. */

import { type Exact, toNumber } from "../../core/exact.ts";
import {
  fixedText,
  isKnown,
  isNumber,
  NOT_ESTIMABLE,
  percentOf,
  percentText,
  pValueText,
  roundedText,
} from "./number-text.ts";

/** Numbers are padded so that digits stack within a column; what stands between them is what gives a cell its shape. */
export interface Part {
  readonly kind: "number" | "text";
  readonly text: string;
}

/** A number of a cell, unrounded; undefined where it cannot be computed. */
export interface CellValue {
  readonly statistic: string;
  readonly value: number | undefined;
}

export type CellKind = "text" | "count" | "proportion" | "estimate" | "number" | "p-value" | "not-estimable" | "empty";

export interface Cell {
  readonly kind: CellKind;
  readonly parts: readonly Part[];
  readonly values: readonly CellValue[];
  /** Keys of the notes that this cell refers to. */
  readonly notes: readonly string[];
}

export interface Limits {
  readonly lower: number | undefined;
  readonly upper: number | undefined;
}

function number(text: string): Part {
  return { kind: "number", text };
}

function literal(text: string): Part {
  return { kind: "text", text };
}

function cell(kind: CellKind, parts: readonly Part[], values: readonly CellValue[] = []): Cell {
  return { kind, parts, values, notes: [] };
}

export const EMPTY: Cell = cell("empty", []);

/** The same cell with marks of notes. */
export function noted(marked: Cell, ...keys: readonly string[]): Cell {
  return { ...marked, notes: [...marked.notes, ...keys] };
}

export function textCell(text: string): Cell {
  return text === "" ? EMPTY : cell("text", [literal(text)]);
}

export function notEstimable(statistic = "estimate"): Cell {
  return cell("not-estimable", [literal(NOT_ESTIMABLE)], [{ statistic, value: undefined }]);
}

/** What an aggregate report does not show. */
const SUPPRESSED: Cell = textCell("–");

/** Null is a suppressed count. */
export function countCell(count: number | undefined | null, statistic = "n"): Cell {
  if (count === null) return SUPPRESSED;
  return isNumber(count)
    ? cell("count", [number(fixedText(count, 0))], [{ statistic, value: count }])
    : notEstimable(statistic);
}

/** `12 (27.9%)`; the percentage is exact from the two integers. Null is a suppressed count. */
export function countPercentCell(count: number | null, total: number): Cell {
  if (count === null) return SUPPRESSED;
  return cell("proportion", [number(String(count)), ...bracketedPercent(count, total)], shares(count, total));
}

/** `27/43 (62.8%)` */
export function proportionCell(count: number, total: number): Cell {
  const parts = [number(String(count)), literal("/"), number(String(total)), ...bracketedPercent(count, total)];
  return cell("proportion", parts, shares(count, total));
}

/** `27/43 (62.8%) [46.7, 77.0]`, the interval in per cent; `0/0 (NE)` where there is nobody. */
export function proportionIntervalCell(count: number, total: number, limits: Limits): Cell {
  const base = proportionCell(count, total);
  if (total === 0) return base;
  return { ...base, parts: [...base.parts, literal(" "), ...percentLimits(limits)], values: withLimits(base, limits) };
}

/** `62.8% [46.7, 77.0]`, from proportions. */
export function percentIntervalCell(proportion: number | undefined, limits: Limits): Cell {
  if (!isNumber(proportion)) return notEstimable();
  const parts = [number(percentText(proportion)), literal("% "), ...percentLimits(limits)];
  return cell("estimate", parts, [{ statistic: "estimate", value: proportion }, ...limitValues(limits)]);
}

/** `12.3 [4.5, 20.1]`; a limit without bound is ∞, one that cannot be computed NE. */
export function estimateIntervalCell(value: number | undefined, limits: Limits, decimals: number): Cell {
  const hasLimits = isKnown(limits.lower) || isKnown(limits.upper);
  if (!isKnown(value) && !hasLimits) return notEstimable();
  const parts = [
    isKnown(value) ? number(fixedText(value, decimals)) : literal(NOT_ESTIMABLE),
    ...(hasLimits ? [literal(" "), ...bracket(limits, (limit) => fixedText(limit, decimals))] : []),
  ];
  return cell("estimate", parts, [{ statistic: "estimate", value }, ...limitValues(limits)]);
}

/** `[46.7%, 77.0%]`, from proportions. */
export function percentLimitsCell(limits: Limits): Cell {
  const part = (limit: number | undefined) =>
    isKnown(limit) ? [number(percentText(limit)), literal("%")] : [number(NOT_ESTIMABLE)];
  const parts = [literal("["), ...part(limits.lower), literal(", "), ...part(limits.upper), literal("]")];
  return cell("estimate", parts, limitValues(limits));
}

export function numberCell(value: number | undefined, decimals: number, statistic = "estimate"): Cell {
  return isKnown(value)
    ? cell("number", [number(fixedText(value, decimals))], [{ statistic, value }])
    : notEstimable(statistic);
}

export function exactCell(value: Exact, decimals: number, statistic = "value"): Cell {
  return cell("number", [number(roundedText(value, decimals))], [{ statistic, value: toNumber(value) }]);
}

/** `27.9%`, from a proportion; the value kept is the proportion. */
export function percentCell(proportion: number | undefined, statistic = "proportion"): Cell {
  return isNumber(proportion)
    ? cell("number", [number(percentText(proportion)), literal("%")], [{ statistic, value: proportion }])
    : notEstimable(statistic);
}

/** `12.3 (4.56)` */
export function meanSdCell(
  mean: number | undefined,
  sd: number | undefined,
  decimals: { readonly mean: number; readonly spread: number },
): Cell {
  if (!isNumber(mean)) return notEstimable("mean");
  const parts = [number(fixedText(mean, decimals.mean)), literal(" ("), spread(sd, decimals.spread), literal(")")];
  return cell("estimate", parts, [
    { statistic: "mean", value: mean },
    { statistic: "sd", value: sd },
  ]);
}

/** `-6, 37` */
export function rangeCell(least: number | undefined, most: number | undefined, decimals: number): Cell {
  return pairCell({ statistic: "min", value: least }, { statistic: "max", value: most }, decimals);
}

/** `5.3, 24.0` */
export function quartilesCell(lower: number | undefined, upper: number | undefined, decimals: number): Cell {
  return pairCell({ statistic: "q1", value: lower }, { statistic: "q3", value: upper }, decimals);
}

function pairCell(first: CellValue, second: CellValue, decimals: number): Cell {
  if (!isNumber(first.value) || !isNumber(second.value)) return notEstimable(first.statistic);
  const parts = [number(fixedText(first.value, decimals)), literal(", "), number(fixedText(second.value, decimals))];
  return cell("estimate", parts, [first, second]);
}

export function pValueCell(value: number | undefined): Cell {
  return isNumber(value)
    ? cell("p-value", [number(pValueText(value))], [{ statistic: "p-value", value }])
    : notEstimable("p-value");
}

function spread(sd: number | undefined, decimals: number): Part {
  return isNumber(sd) ? number(fixedText(sd, decimals)) : literal(NOT_ESTIMABLE);
}

function bracketedPercent(count: number, total: number): readonly Part[] {
  const percent = percentOf(count, total);
  return percent === NOT_ESTIMABLE ? [literal(` (${percent})`)] : [literal(" ("), number(percent), literal("%)")];
}

function percentLimits(limits: Limits): readonly Part[] {
  return bracket(limits, (limit) => percentText(limit));
}

function bracket({ lower, upper }: Limits, text: (limit: number) => string): readonly Part[] {
  const part = (limit: number | undefined) => (isKnown(limit) ? number(text(limit)) : number(NOT_ESTIMABLE));
  return [literal("["), part(lower), literal(", "), part(upper), literal("]")];
}

function shares(count: number, total: number): readonly CellValue[] {
  return [
    { statistic: "n", value: count },
    { statistic: "N", value: total },
    { statistic: "proportion", value: total > 0 ? count / total : undefined },
  ];
}

function limitValues({ lower, upper }: Limits): readonly CellValue[] {
  return [
    { statistic: "lower", value: lower },
    { statistic: "upper", value: upper },
  ];
}

function withLimits(base: Cell, limits: Limits): readonly CellValue[] {
  return [...base.values, ...limitValues(limits)];
}
