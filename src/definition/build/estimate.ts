/** Estimates and comparisons of the model. */

import type { Comparison, DescribeEstimate, ProportionEstimate, TimeEstimate } from "../model/estimate.ts";
import type { ComparisonSource } from "../schema/comparison.ts";
import type { DescribeSource, ProportionSource, TimeEstimateSource } from "../schema/estimate.ts";
import type { Pointer } from "../source-tree.ts";
import { duration } from "./context.ts";

export function buildProportion({ interval, level, against, test, alternative }: ProportionSource): ProportionEstimate {
  const asked =
    against === undefined
      ? undefined
      : { name: test ?? ("binomial" as const), against, alternative: alternative ?? ("two-sided" as const) };
  return { kind: "proportion", interval, level, test: asked };
}

export function buildDescribe({ quantile, level, test, alternative, geometric }: DescribeSource): DescribeEstimate {
  const asked = test === undefined ? undefined : { name: test, alternative: alternative ?? ("two-sided" as const) };
  return { kind: "describe", quantile, level, test: asked, geometric: geometric ?? false };
}

export function buildTimeEstimate(source: TimeEstimateSource): TimeEstimate {
  if ("cumulative-incidence" in source) {
    const { at, level, variance, interval } = source["cumulative-incidence"];
    return { kind: "cumulative-incidence", at: at.map(duration), level, variance, interval };
  }
  const asked = source["kaplan-meier"];
  const horizon = asked["restricted-mean"];
  return {
    kind: "kaplan-meier",
    at: asked.at.map(duration),
    level: asked.level,
    interval: asked.interval,
    quantileRule: asked["quantile-rule"],
    restrictedMean: horizon === undefined ? undefined : duration(horizon),
    followUp: asked["follow-up"],
  };
}

export function buildComparison<Method extends string>(
  source: ComparisonSource<Method> | undefined,
  endpoint: Pointer,
): Comparison<Method> | undefined {
  if (source === undefined) return undefined;
  const { between, randomised, level, methods } = source;
  return { between, randomised, stratifyBy: source["stratify-by"], level, methods, pointer: `${endpoint}/compare` };
}
