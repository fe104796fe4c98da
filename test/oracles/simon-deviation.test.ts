/** Sizes other than planned, and trials in progress (see data/phase2/ORIGIN.md). */
import { expect, test } from "vitest";
import { adaptSimonThresholds } from "../../src/statistics/simon/simon-attained-sizes.ts";
import { computeConditionalPower } from "../../src/statistics/simon/simon-conditional-power.ts";
import type { SimonDesign } from "../../src/statistics/simon/simon-design.ts";
import { inferDeviatedSimonOutcome } from "../../src/statistics/simon/simon-deviation.ts";
import { loadSimonCases, present, startComparison } from "./simon-oracle.ts";

test("156 stage 2 sizes other than planned (Koyama and Chen)", () => {
  interface Input {
    readonly design: SimonDesign;
    readonly p0: number;
    readonly actualN2: number;
    readonly stage1Responses: number;
    readonly stage2Responses: number;
  }
  interface Expected {
    readonly pValue: number;
    readonly condP: number;
    readonly condErrorPlanned: number;
    readonly condErrorOneArm: number;
    readonly rejectByConditionalError: boolean;
    readonly criticalStage2Responses: number;
    /** Not supplied where stage 2 had no responses. */
    readonly medianEstimate?: number;
    readonly ci90?: readonly [number, number];
    readonly ci95?: readonly [number, number];
  }
  const cases = loadSimonCases<Input, Expected>("c2_koyama_actual_n2");
  const check = startComparison();
  for (const { id, input, expected, tol } of cases) {
    const found = present(inferDeviatedSimonOutcome(input, { p0: input.p0, levels: [0.9, 0.95] }));
    check.expectClose(`${id} p`, found.pValue, expected.pValue, tol["pValue"]!);
    check.expectClose(`${id} conditional p`, found.conditionalP, expected.condP, tol["pValue"]!);
    check.expectClose(`${id} conditional error`, found.conditionalError, expected.condErrorPlanned, tol["pValue"]!);
    check.expectClose(`${id} conditional error`, found.conditionalError, expected.condErrorOneArm, tol["pValue"]!);
    check.expectSame(`${id} rejects`, found.rejects, expected.rejectByConditionalError);
    check.expectSame(`${id} critical`, found.criticalStage2Responses, expected.criticalStage2Responses);
    if (expected.medianEstimate === undefined) continue;
    check.expectClose(`${id} median`, found.medianUnbiased, expected.medianEstimate, tol["medianEstimate"]!);
    [expected.ci90, expected.ci95].forEach((limits, i) => {
      check.expectClose(`${id} lower ${i}`, found.intervals[i]?.lower, limits![0], tol["ci"]!);
      check.expectClose(`${id} upper ${i}`, found.intervals[i]?.upper, limits![1], tol["ci"]!);
    });
  }
  expect(check.failures).toEqual([]);
  expect([cases.length, check.count()]).toEqual([156, 1701]);
});

test("42 unplanned sizes of both stages (adaptive threshold design)", () => {
  interface Input {
    readonly design: SimonDesign;
    readonly actualN1: number;
    readonly actualN: number;
    readonly p0: number;
    readonly p1: number;
    readonly alpha: number;
  }
  interface Expected {
    readonly r1Star: number;
    readonly rStar: number;
    readonly alphaSpent3dp: number;
    readonly typeI3dp: number;
    readonly power3dp: number;
    readonly EN0_3dp: number;
    readonly PET0_3dp: number;
  }
  const cases = loadSimonCases<Input, Expected>("c4_unplanned_sizes_ATS");
  const check = startComparison();
  for (const { id, input, expected, tol } of cases) {
    const found = present(adaptSimonThresholds(input.design, { n1: input.actualN1, n: input.actualN }, input));
    check.expectSame(`${id} bounds`, [found.design.r1, found.design.r], [expected.r1Star, expected.rStar]);
    check.expectClose(`${id} spent`, found.spentAlpha, expected.alphaSpent3dp, tol["rounded"]!);
    check.expectClose(`${id} alpha`, found.alpha, expected.typeI3dp, tol["rounded"]!);
    check.expectClose(`${id} power`, found.power, expected.power3dp, tol["rounded"]!);
    check.expectClose(`${id} EN0`, found.EN0, expected.EN0_3dp, tol["rounded"]!);
    check.expectClose(`${id} PET0`, found.PET0, expected.PET0_3dp, tol["rounded"]!);
  }
  expect(check.failures).toEqual([]);
  expect([cases.length, check.count()]).toEqual([42, 252]);
});

test("161 conditional powers of trials in progress", () => {
  interface Input {
    readonly design: SimonDesign;
    readonly responses: number;
    readonly evaluated: number;
    readonly p: number;
  }
  const cases = loadSimonCases<Input, { readonly conditionalPower: number }>("c3_conditional_power");
  const check = startComparison();
  for (const { id, input, expected, tol } of cases) {
    const found = computeConditionalPower(input.design, input, input.p);
    check.expectClose(id, found, expected.conditionalPower, tol["conditionalPower"]!);
  }
  expect(check.failures).toEqual([]);
  expect([cases.length, check.count()]).toEqual([161, 161]);
});
