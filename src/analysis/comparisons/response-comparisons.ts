/** Responders of several arms compared, by the methods a study file may name. */
import type { CategoryComparison, ResponseComparison } from "../../definition/model/comparison-methods.ts";
import { chiSquareTwoGroups } from "../../statistics/contingency/chi-square-test.ts";
import {
  conditionalOddsRatio,
  conditionalOddsRatioInterval,
} from "../../statistics/contingency/conditional-odds-ratio.ts";
import { type CountTable, chiSquareTable, cochranArmitage } from "../../statistics/contingency/contingency-table.ts";
import { fisherExact, fisherMidP } from "../../statistics/contingency/fisher-exact.ts";
import { fisherExactTable } from "../../statistics/contingency/fisher-exact-table.ts";
import {
  cochranMantelHaenszel,
  mantelHaenszelExact,
  mantelHaenszelOddsRatio,
  mantelHaenszelRiskDifference,
  mantelHaenszelRiskRatio,
  petoOddsRatio,
  type Strata,
  type StratifiedEstimate,
} from "../../statistics/contingency/mantel-haenszel.ts";
import {
  type RiskDifferenceMethod,
  riskDifference,
  riskDifferenceInterval,
} from "../../statistics/contingency/risk-difference.ts";
import {
  oddsRatio,
  oddsRatioScoreInterval,
  type RiskRatioMethod,
  riskRatio,
  riskRatioInterval,
} from "../../statistics/contingency/risk-ratio.ts";
import type { TwoGroups } from "../../statistics/contingency/two-groups.ts";
import { barnard, boschloo } from "../../statistics/contingency/unconditional-exact.ts";
import { isNotComputable, type NotComputable } from "../../statistics/not-computable.ts";
import type { Measure } from "../estimates/measure.ts";

/** Responders and participants of every arm, in all and by stratum. */
export interface ResponseCounts {
  readonly arms: readonly ArmCount[];
  readonly strata: readonly (readonly ArmCount[])[];
  readonly level: number;
}

export interface ArmCount {
  readonly events: number;
  readonly total: number;
}

/** What a method answers; its name stands in METHOD already, `method` adds to it. */
export type Method<Input> = (input: Input) => readonly Measure[];

export const RESPONSE_METHODS: Readonly<Record<ResponseComparison, Method<ResponseCounts>>> = {
  newcombe: differenceBy("newcombe"),
  "newcombe-cc": differenceBy("newcombe-cc"),
  "miettinen-nurminen": differenceBy("miettinen-nurminen"),
  "agresti-caffo": differenceBy("agresti-caffo"),
  mee: differenceBy("mee"),
  "hauck-anderson": differenceBy("hauck-anderson"),
  wald: differenceBy("wald"),
  koopman: ratioBy("koopman"),
  "miettinen-nurminen-ratio": ratioBy("miettinen-nurminen"),
  katz: ratioBy("katz"),
  "conditional-odds-ratio": (counts) => [
    oddsRatioOf(conditionalOddsRatio(twoGroups(counts)), conditionalOddsRatioInterval(atLevel(counts))),
  ],
  "odds-ratio-score": (counts) => [oddsRatioOf(oddsRatio(twoGroups(counts)), oddsRatioScoreInterval(atLevel(counts)))],
  fisher: (counts) => pValue(fisherExact({ ...twoGroups(counts), alternative: "two-sided" })),
  "fisher-mid-p": (counts) => pValue(fisherMidP(twoGroups(counts))),
  barnard: (counts) => pValue(barnard({ ...twoGroups(counts), alternative: "two-sided" })),
  boschloo: (counts) => pValue(boschloo({ ...twoGroups(counts), alternative: "two-sided" })),
  "chi-square": (counts) => pValue(chiSquareTwoGroups({ ...twoGroups(counts), continuityCorrection: false })),
  "chi-square-yates": (counts) => pValue(chiSquareTwoGroups({ ...twoGroups(counts), continuityCorrection: true })),
  "mantel-haenszel": (counts) => [
    ...pooled("risk-difference", mantelHaenszelRiskDifference(strataOf(counts), counts.level)),
    ...pValue(cochranMantelHaenszel({ strata: strataOf(counts), continuityCorrection: false })),
  ],
  "mantel-haenszel-cc": (counts) =>
    pValue(cochranMantelHaenszel({ strata: strataOf(counts), continuityCorrection: true })),
  "mantel-haenszel-exact": (counts) => pValue(mantelHaenszelExact(strataOf(counts))),
  "mantel-haenszel-odds-ratio": (counts) =>
    pooled("odds-ratio", mantelHaenszelOddsRatio(strataOf(counts), counts.level)),
  "mantel-haenszel-risk-ratio": (counts) =>
    pooled("risk-ratio", mantelHaenszelRiskRatio(strataOf(counts), counts.level)),
  "peto-odds-ratio": (counts) => pooled("odds-ratio", petoOddsRatio(strataOf(counts), counts.level)),
  "chi-square-table": (counts) => pValue(chiSquareTable(tableOf(counts))),
  "fisher-table": (counts) => pValue(fisherExactTable(tableOf(counts))),
  "cochran-armitage": ({ arms }) =>
    pValue(cochranArmitage({ events: arms.map(({ events }) => events), totals: arms.map(({ total }) => total) })),
};

/** Arms by categories; a category that nobody has is no column. */
export const CATEGORY_METHODS: Readonly<Record<CategoryComparison, Method<CountTable>>> = {
  "chi-square-table": (table) => pValue(chiSquareTable(table)),
  "fisher-table": (table) => pValue(fisherExactTable(table)),
};

/** A p value alone, whatever the test it comes from. */
export function pValue(test: number | { readonly pValue: number } | NotComputable, method = ""): readonly Measure[] {
  const value = typeof test === "number" || isNotComputable(test) ? test : test.pValue;
  return [{ statistic: "p-value", value, method }];
}

function differenceBy(method: RiskDifferenceMethod): Method<ResponseCounts> {
  return (counts) => [
    {
      statistic: "risk-difference",
      value: riskDifference(twoGroups(counts)),
      interval: riskDifferenceInterval({ ...atLevel(counts), method }),
      method: "",
    },
  ];
}

function ratioBy(method: RiskRatioMethod): Method<ResponseCounts> {
  return (counts) => [
    {
      statistic: "risk-ratio",
      value: riskRatio(twoGroups(counts)),
      interval: riskRatioInterval({ ...atLevel(counts), method }),
      method: "",
    },
  ];
}

function oddsRatioOf(value: Measure["value"], interval: NonNullable<Measure["interval"]>): Measure {
  return { statistic: "odds-ratio", value, interval, method: "" };
}

function pooled(statistic: string, found: StratifiedEstimate | NotComputable): readonly Measure[] {
  if (isNotComputable(found)) return [{ statistic, value: found, method: "" }];
  return [{ statistic, value: found.estimate, interval: found.interval, method: "" }];
}

function twoGroups({ arms }: { readonly arms: readonly ArmCount[] }): TwoGroups {
  const [first = NOBODY, second = NOBODY] = arms;
  return { events1: first.events, total1: first.total, events2: second.events, total2: second.total };
}

const NOBODY: ArmCount = { events: 0, total: 0 };

function atLevel(counts: ResponseCounts) {
  return { ...twoGroups(counts), level: counts.level };
}

function strataOf({ strata }: ResponseCounts): Strata {
  return strata.map((arms) => twoGroups({ arms }));
}

function tableOf({ arms }: ResponseCounts): CountTable {
  return arms.map(({ events, total }) => [events, total - events]);
}
