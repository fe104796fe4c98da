/** The inference of a finished two-stage trial as lists by the names of the methods, each with its number or why there is none. */
import { isNotComputable, type NotComputable } from "../../statistics/not-computable.ts";
import type { SimonEstimates, SimonInference, SimonIntervals } from "../../statistics/simon/simon-inference.ts";
import type { SimonPValues } from "../../statistics/simon/simon-p-value.ts";

export interface InferenceItem {
  readonly name: string;
  readonly value: number | undefined;
  /** Empty where there is a value. */
  readonly why: string;
}

export interface InferenceInterval {
  readonly name: string;
  readonly level: number;
  readonly lower: number | undefined;
  readonly upper: number | undefined;
  readonly why: string;
}

export interface InferenceItems {
  /** Those that respect the design first, the naive ones last. */
  readonly estimates: readonly InferenceItem[];
  readonly pValues: readonly InferenceItem[];
  readonly intervals: readonly InferenceInterval[];
}

const ESTIMATES: readonly (readonly [keyof SimonEstimates, string])[] = [
  ["umvue", "UMVUE"],
  ["umvcue", "UMVCUE"],
  ["medianUnbiased", "median unbiased"],
  ["biasAdjusted", "bias-adjusted"],
  ["biasSubtracted", "bias-subtracted"],
  ["conditionalMle", "conditional MLE"],
  ["naive", "naive"],
];

const P_VALUES: readonly (readonly [keyof SimonPValues, string])[] = [
  ["stagewise", "stagewise"],
  ["mleOrdering", "MLE ordering"],
  ["conditional", "conditional on stage 2"],
  ["naive", "naive"],
];

const INTERVALS: readonly (readonly [Exclude<keyof SimonIntervals, "level">, string])[] = [
  ["koyamaChen", "Koyama-Chen"],
  ["jungKim", "Jung-Kim"],
  ["midP", "mid-p"],
  ["naive", "naive"],
];

export function inferenceItems({ estimates, pValues, intervals }: SimonInference): InferenceItems {
  return {
    estimates: ESTIMATES.map(([key, name]) => item(name, estimates[key])),
    pValues: P_VALUES.map(([key, name]) => item(name, isNotComputable(pValues) ? pValues : pValues[key])),
    intervals: intervals.flatMap((found) =>
      INTERVALS.map(([key, name]) => intervalItem(name, found.level, found[key])),
    ),
  };
}

function item(name: string, value: number | NotComputable): InferenceItem {
  return isNotComputable(value) ? { name, value: undefined, why: value.why } : { name, value, why: "" };
}

function intervalItem(name: string, level: number, found: SimonIntervals[Exclude<keyof SimonIntervals, "level">]) {
  if (isNotComputable(found)) return { name, level, lower: undefined, upper: undefined, why: found.why };
  const { lower, upper } = found;
  return isNotComputable(upper)
    ? { name, level, lower, upper: undefined, why: upper.why }
    : { name, level, lower, upper, why: "" };
}
