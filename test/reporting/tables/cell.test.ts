import { describe, expect, test } from "vitest";
import { exact } from "../../../src/core/exact.ts";
import {
  type Cell,
  countCell,
  countPercentCell,
  EMPTY,
  estimateIntervalCell,
  exactCell,
  meanSdCell,
  notEstimable,
  numberCell,
  percentCell,
  percentIntervalCell,
  percentLimitsCell,
  proportionCell,
  proportionIntervalCell,
  pValueCell,
  rangeCell,
  textCell,
} from "../../../src/reporting/tables/cell.ts";
import { cellText } from "../../../src/reporting/tables/table.ts";

const NONE = { lower: undefined, upper: undefined };
const INFINITE = Number.POSITIVE_INFINITY;

describe("a cell is printed as", () => {
  test.each<[string, Cell, string]>([
    ["count", countCell(0), "0"],
    ["count that cannot be computed", countCell(undefined), "NE"],
    ["count and percentage", countPercentCell(12, 43), "12 (27.9%)"],
    ["nobody of some", countPercentCell(0, 43), "0 (0.0%)"],
    ["nobody of nobody", countPercentCell(0, 0), "0 (NE)"],
    ["proportion", proportionCell(27, 43), "27/43 (62.8%)"],
    [
      "proportion and interval",
      proportionIntervalCell(27, 43, { lower: 0.467, upper: 0.77 }),
      "27/43 (62.8%) [46.7, 77.0]",
    ],
    ["proportion of nobody", proportionIntervalCell(0, 0, NONE), "0/0 (NE)"],
    ["proportion without limits", proportionIntervalCell(0, 5, NONE), "0/5 (0.0%) [NE, NE]"],
    ["all", proportionIntervalCell(1, 1, { lower: 0.025, upper: 1 }), "1/1 (100.0%) [2.5, 100.0]"],
    ["percentage and interval", percentIntervalCell(0.3095, { lower: 0.1767, upper: 0.4523 }), "31.0% [17.7, 45.2]"],
    ["percentage of 0 without an interval", percentIntervalCell(0, NONE), "0.0% [NE, NE]"],
    [
      "difference below zero",
      percentIntervalCell(-0.3385, { lower: -0.5416, upper: -0.086 }),
      "\u221233.9% [\u221254.2, \u22128.6]",
    ],
    ["estimate and interval", estimateIntervalCell(12.34, { lower: 4.55, upper: 20.05 }, 1), "12.3 [4.6, 20.1]"],
    [
      "median that is not reached",
      estimateIntervalCell(undefined, { lower: 731, upper: undefined }, 0),
      "NE [731, NE]",
    ],
    [
      "odds ratio with an empty cell",
      estimateIntervalCell(INFINITE, { lower: 1.25, upper: INFINITE }, 2),
      "\u221e [1.25, \u221e]",
    ],
    ["estimate alone", estimateIntervalCell(3, NONE, 0), "3"],
    ["estimate of nothing", estimateIntervalCell(undefined, NONE, 0), "NE"],
    ["limits", percentLimitsCell({ lower: -0.0004, upper: undefined }), "[0.0%, NE]"],
    ["number just below zero", numberCell(-0.04, 1), "0.0"],
    ["minus zero", numberCell(-0, 1), "0.0"],
    ["NaN", numberCell(Number.NaN, 1), "NE"],
    ["exact decimal", exactCell(exact("1.005"), 2), "1.01"],
    ["third", exactCell(exact(1).div(3), 3), "0.333"],
    ["percentage", percentCell(1 / 3), "33.3%"],
    ["mean and SD", meanSdCell(14.329, 11.5906, { mean: 1, spread: 2 }), "14.3 (11.59)"],
    ["mean of one", meanSdCell(8, undefined, { mean: 1, spread: 2 }), "8.0 (NE)"],
    ["mean of nobody", meanSdCell(undefined, undefined, { mean: 1, spread: 2 }), "NE"],
    ["range", rangeCell(-6, 37.3333, 0), "\u22126, 37"],
    ["range of nobody", rangeCell(undefined, undefined, 0), "NE"],
    ["p value", pValueCell(0.00004), "<0.001"],
    ["text", textCell("none"), "none"],
    ["no text", textCell(""), ""],
    ["empty", EMPTY, ""],
    ["not estimable", notEstimable(), "NE"],
  ])("%s", (_, cell, wanted) => {
    expect(cellText(cell)).toBe(wanted);
  });
});

test("a cell keeps its numbers unrounded", () => {
  expect(proportionIntervalCell(1, 3, { lower: 0.01, upper: 0.9 }).values).toEqual([
    { statistic: "n", value: 1 },
    { statistic: "N", value: 3 },
    { statistic: "proportion", value: 1 / 3 },
    { statistic: "lower", value: 0.01 },
    { statistic: "upper", value: 0.9 },
  ]);
  expect(countPercentCell(0, 0).values.at(-1)).toEqual({ statistic: "proportion", value: undefined });
});

test("NE has a kind of its own and no number, 0 is a number", () => {
  expect([notEstimable().kind, notEstimable().values]).toEqual([
    "not-estimable",
    [{ statistic: "estimate", value: undefined }],
  ]);
  expect([countCell(0).kind, countCell(0).values]).toEqual(["count", [{ statistic: "n", value: 0 }]]);
});
