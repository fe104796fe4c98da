/** Estimates, p values and intervals of finished two-stage trials (see data/phase2/ORIGIN.md). */
import { describe, expect, test } from "vitest";
import type { Interval } from "../../src/statistics/interval.ts";
import { isNotComputable, type NotComputable } from "../../src/statistics/not-computable.ts";
import type { SimonDesign } from "../../src/statistics/simon/simon-design.ts";
import { inferSimonOutcome } from "../../src/statistics/simon/simon-inference.ts";
import { type KoyamaChenInterval, koyamaChenInterval } from "../../src/statistics/simon/simon-interval.ts";
import { loadSimonCases, present, startComparison } from "./simon-oracle.ts";

interface Input {
  readonly design: SimonDesign;
  readonly p0: number;
  readonly totalResponses: number;
  readonly stoppedAtStage: 1 | 2;
}
type Limits = readonly [number | null, number | null];
interface Expected {
  readonly stage: number;
  readonly nObserved: number;
  readonly decision: string;
  readonly naive: number;
  readonly umvue: number;
  readonly umvcue: number | null;
  readonly mueUpperTail: number | null;
  readonly biasAdjustedWhitehead: number;
  readonly biasSubtractedGuoLiu: number;
  readonly conditionalMle: number;
  readonly pStagewise: number;
  readonly pNaiveExact: number;
  readonly pMleOrdering: number;
  readonly pConditional: number;
  readonly ci: readonly {
    readonly level: number;
    readonly koyamaChen: Limits;
    readonly exactJungKim: Limits;
    readonly midP: Limits;
    readonly naiveClopperPearson: Limits;
  }[];
}

const decisionWords: Readonly<Record<string, string>> = {
  stop: "stop for futility",
  reject: "promising (reject H0)",
  "do-not-reject": "not promising",
};

function lowerAndUpper(interval: Interval | KoyamaChenInterval | NotComputable | undefined) {
  if (interval === undefined || isNotComputable(interval)) return [undefined, undefined];
  return [interval.lower, interval.upper];
}

describe("finished trials", () => {
  const cases = loadSimonCases<Input, Expected>("c_twostage_inference");
  const check = startComparison();
  for (const { id, input, expected, tol } of cases) {
    const outcome = { design: input.design, responses: input.totalResponses };
    const levels = expected.ci.map(({ level }) => level);
    const found = present(inferSimonOutcome(outcome, { p0: input.p0, levels }));
    const { estimates } = found;
    const pValues = present(found.pValues);
    check.expectSame(`${id} stage`, [found.stage, found.participants], [expected.stage, expected.nObserved]);
    check.expectSame(`${id} decision`, decisionWords[found.decision], expected.decision);
    check.expectClose(`${id} naive`, estimates.naive, expected.naive, 1e-15);
    check.expectClose(`${id} UMVUE`, estimates.umvue, expected.umvue, tol["umvue"]!);
    check.expectClose(`${id} UMVCUE`, estimates.umvcue, expected.umvcue, tol["umvcue"]!);
    check.expectClose(`${id} MUE`, estimates.medianUnbiased, expected.mueUpperTail, tol["mue"]!);
    check.expectClose(
      `${id} bias-adjusted`,
      estimates.biasAdjusted,
      expected.biasAdjustedWhitehead,
      tol["biasAdjustedWhitehead"]!,
    );
    check.expectClose(
      `${id} bias-subtracted`,
      estimates.biasSubtracted,
      expected.biasSubtractedGuoLiu,
      tol["biasSubtractedGuoLiu"]!,
    );
    check.expectClose(
      `${id} conditional MLE`,
      estimates.conditionalMle,
      expected.conditionalMle,
      tol["conditionalMle"]!,
    );
    check.expectClose(`${id} p stagewise`, pValues.stagewise, expected.pStagewise, tol["p"]!);
    check.expectClose(`${id} p naive`, pValues.naive, expected.pNaiveExact, tol["p"]!);
    check.expectClose(`${id} p MLE`, pValues.mleOrdering, expected.pMleOrdering, tol["p"]!);
    check.expectClose(`${id} p conditional`, pValues.conditional, expected.pConditional, tol["p"]!);
    expected.ci.forEach((wanted, i) => {
      const intervals = found.intervals[i];
      const pairs = [
        ["Koyama-Chen", intervals?.koyamaChen, wanted.koyamaChen],
        ["Jung-Kim", intervals?.jungKim, wanted.exactJungKim],
        ["mid-P", intervals?.midP, wanted.midP],
        ["Clopper-Pearson", intervals?.naive, wanted.naiveClopperPearson],
      ] as const;
      for (const [name, interval, limits] of pairs) {
        const [lower, upper] = lowerAndUpper(interval);
        check.expectClose(`${id} ${wanted.level} ${name} lower`, lower, limits[0], tol["ci"]!);
        check.expectClose(`${id} ${wanted.level} ${name} upper`, upper, limits[1], tol["ci"]!);
      }
    });
  }

  test("108 outcomes: every estimate, p value and limit", () => {
    expect(check.failures).toEqual([]);
    expect([cases.length, check.count()]).toEqual([108, 3484]);
  });
});

test("3 Koyama-Chen intervals printed in the tests of PhIIdesign", () => {
  interface Published {
    readonly method: string;
    readonly r1: number;
    readonly n1: number;
    readonly r: number;
    readonly n: number;
    readonly x: number;
    readonly level: number;
  }
  const cases = loadSimonCases<Published, { readonly values: readonly number[] }>("g_published_values").filter(
    ({ input }) => input.method.startsWith("Koyama-Chen"),
  );
  const check = startComparison();
  for (const { id, input, expected, tol } of cases) {
    const { x, level, r1, n1, r, n } = input;
    const found = present(koyamaChenInterval({ design: { r1, n1, r, n }, responses: x }, level));
    check.expectClose(`${id} lower`, found.lower * 100, expected.values[0]!, tol["values"]!);
    check.expectClose(`${id} upper`, present(found.upper) * 100, expected.values[1]!, tol["values"]!);
  }
  expect(check.failures).toEqual([]);
  expect([cases.length, check.count()]).toEqual([3, 6]);
});
