/** Times to event of several arms compared, by the methods a study file may name. The event is cause 1. */
import type { TimeComparison } from "../../definition/model/comparison-methods.ts";
import { grayTest } from "../../statistics/competing-risks/gray-test.ts";
import { isNotComputable, type NotComputable } from "../../statistics/not-computable.ts";
import { type CoxTies, coxRegression, type RegressionTerm } from "../../statistics/regression/cox.ts";
import { fineGray } from "../../statistics/regression/fine-gray.ts";
import { type GroupedTimeToEventData, logRank, logRankTrend } from "../../statistics/survival/log-rank.ts";
import type { RankWeight } from "../../statistics/survival/rank-weights.ts";
import { EVENT_CAUSE } from "../estimates/incidence-estimates.ts";
import type { Measure } from "../estimates/measure.ts";
import { type Method, pValue } from "./response-comparisons.ts";

export interface TimesOfArms {
  /** Groups are numbered in the order of the arms. */
  readonly data: GroupedTimeToEventData;
  readonly competing: boolean;
  readonly level: number;
}

export const TIME_METHODS: Readonly<Record<TimeComparison, Method<TimesOfArms>>> = {
  "log-rank": rankTest("log-rank"),
  "gehan-wilcoxon": rankTest("gehan"),
  "tarone-ware": rankTest("tarone-ware"),
  "peto-peto": rankTest("peto-peto"),
  "modified-peto-peto": rankTest("modified-peto-peto"),
  "log-rank-trend": (input) => pValue(logRankTrend(causeSpecific(input.data)), causeText(input)),
  gray: ({ data }) => pValue(grayTest(data, { cause: EVENT_CAUSE })),
  cox: hazardRatio("efron"),
  "cox-breslow": hazardRatio("breslow"),
  "cox-exact": hazardRatio("exact"),
  "fine-gray": subdistributionHazardRatio,
};

/** Competing events end observation: the hazard of the event among those still without any. */
function causeSpecific(data: GroupedTimeToEventData): GroupedTimeToEventData {
  return { ...data, status: Array.from(data.status, (status) => (status === EVENT_CAUSE ? 1 : 0)) };
}

function causeText({ competing }: TimesOfArms): string {
  return competing ? "cause-specific, competing events censored" : "";
}

function rankTest(weight: RankWeight): Method<TimesOfArms> {
  return (input) => pValue(logRank(causeSpecific(input.data), { weight }), causeText(input));
}

function hazardRatio(ties: CoxTies): Method<TimesOfArms> {
  return (input) => {
    const fit = coxRegression(causeSpecific(input.data), [firstArm(input.data)], { ties, level: input.level });
    return ratioMeasures("hazard-ratio", isNotComputable(fit) ? fit : fit.terms[0], causeText(input));
  };
}

function subdistributionHazardRatio({ data, level }: TimesOfArms): readonly Measure[] {
  const fit = fineGray(data, [firstArm(data)], { cause: EVENT_CAUSE, level });
  return ratioMeasures("subdistribution-hazard-ratio", isNotComputable(fit) ? fit : fit.terms[0], "");
}

/** The hazard of the first arm over that of the second. */
function firstArm({ group }: GroupedTimeToEventData) {
  return { name: "arm", values: Array.from(group, (arm) => (arm === 0 ? 1 : 0)) };
}

function ratioMeasures(
  statistic: string,
  term: RegressionTerm | NotComputable | undefined,
  method: string,
): readonly Measure[] {
  if (term === undefined) throw new Error("a regression on the arm has no term for it");
  if (isNotComputable(term)) return [{ statistic, value: term, method }, ...pValue(term, method)];
  const { hazardRatio: value, lower, upper } = term;
  return [{ statistic, value, interval: { lower, upper }, method }, ...pValue(term, method)];
}
