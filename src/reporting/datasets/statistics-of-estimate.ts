/** An estimate taken apart into single statistics, each with its number and the text a table prints for it. */
import type { Estimate } from "../../analysis/estimates/estimate.ts";
import { decimalsOf, fixedText, isNumber, NOT_ESTIMABLE, percentText, pValueText } from "../tables/number-text.ts";

/** Names as the R package cards has them. */
export interface Statistic {
  readonly name: string;
  readonly label: string;
  /** Undefined where it cannot be computed. */
  readonly value: number | undefined;
  readonly formatted: string;
}

const NAMES: Readonly<Record<string, readonly [name: string, label: string]>> = {
  proportion: ["p", "Proportion"],
  "p-value": ["p.value", "p value"],
  mean: ["mean", "Mean"],
  sd: ["sd", "Standard deviation"],
  median: ["median", "Median"],
  q1: ["p25", "First quartile"],
  q3: ["p75", "Third quartile"],
  min: ["min", "Minimum"],
  max: ["max", "Maximum"],
};

/** Statistics between 0 and 1 that are printed as percentages. */
const PERCENTAGES: ReadonlySet<string> = new Set([
  "proportion",
  "incidence",
  "cumulative-incidence",
  "survival",
  "best-case",
  "worst-case",
  "risk-difference",
]);
const COUNTS: ReadonlySet<string> = new Set(["participants", "events", "episodes", "tipping-count"]);

/** The estimate itself, then its interval, its count of events and its denominator, as far as there are any. */
export function statisticsOf(estimate: Estimate): readonly Statistic[] {
  const { statistic, value, lower, upper, level, events, n } = estimate;
  const [name, label] = NAMES[statistic] ?? [statistic, sentence(statistic)];
  const print = printerOf(statistic);
  const limits = isNumber(lower) || isNumber(upper);
  return [
    { name, label, value, formatted: print(value) },
    ...(limits
      ? [
          { name: "conf.low", label: "Lower confidence limit", value: lower, formatted: print(lower) },
          { name: "conf.high", label: "Upper confidence limit", value: upper, formatted: print(upper) },
        ]
      : []),
    ...(isNumber(level)
      ? [{ name: "conf.level", label: "Confidence level", value: level, formatted: percentText(level, 0) }]
      : []),
    ...(isNumber(events)
      ? [{ name: "n", label: "Participants with the event", value: events, formatted: String(events) }]
      : []),
    { name: "N", label: "Denominator", value: n, formatted: String(n) },
  ];
}

function printerOf(statistic: string): (value: number | undefined) => string {
  if (PERCENTAGES.has(statistic)) return percentText;
  if (statistic === "p-value") return pValueText;
  if (COUNTS.has(statistic)) return (value) => (isNumber(value) ? String(value) : NOT_ESTIMABLE);
  return (value) => fixedText(value, decimalsOf([value], 2));
}

/** `median-among-events` as `Median among events` */
export function sentence(statistic: string): string {
  const words = statistic.replaceAll("-", " ");
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
}
