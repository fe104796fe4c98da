/** One proportion: intervals and tests against R and its packages (see data/phase2/ORIGIN.md). */
import { describe, expect, test } from "vitest";
import { riskDifferenceInterval } from "../../src/statistics/contingency/risk-difference.ts";
import { isNotComputable } from "../../src/statistics/not-computable.ts";
import {
  type BinomialTestInput,
  binomialTest,
  binomialTestBlaker,
  binomialTestCentral,
  binomialTestMidP,
  proportionScoreTest,
} from "../../src/statistics/proportions/binomial-test.ts";
import {
  exactLowerBound,
  exactUpperBound,
  type ProportionInput,
  type ProportionMethod,
  proportionInterval,
} from "../../src/statistics/proportions/proportion-interval.ts";
import { type Check, compareAll, distance, loadCases } from "./phase2-oracle.ts";

interface Counts {
  readonly x: number;
  readonly n: number;
}
type IntervalCase = Counts & { readonly level: number };
type TestCase = Counts & { readonly p0: number };

function counts({ x, n, level }: IntervalCase): ProportionInput {
  return { events: x, total: n, level };
}

function by(method: ProportionMethod, tolerance: number): Check<IntervalCase> {
  return { tolerance, compute: (input) => proportionInterval({ ...counts(input), method }) };
}

describe("intervals for one proportion", () => {
  const cases = loadCases<IntervalCase>("d_single_proportion_ci");
  const result = compareAll(cases, {
    estimate: { tolerance: 1e-15, compute: ({ x, n }) => x / n },
    clopperPearson: by("clopper-pearson", 1e-10),
    wilson: by("wilson", 1e-10),
    wilsonCC_R_propTest: by("wilson-cc-r", 1e-10),
    wilsonCC_Newcombe: by("wilson-cc", 1e-10),
    agrestiCoullRaw: by("agresti-coull-raw", 1e-10),
    agrestiCoullTruncated: by("agresti-coull", 1e-10),
    jeffreysRaw: by("jeffreys-one-sided-at-boundary", 1e-9),
    jeffreysBoundaryAdjusted: by("jeffreys", 1e-9),
    midP: by("mid-p", 1e-10),
    blaker: by("blaker", 2e-9),
    waldRaw: by("wald", 1e-10),
    oneSidedLowerBound: { tolerance: 1e-10, compute: (input) => exactLowerBound(counts(input)) },
    oneSidedUpperBound: { tolerance: 1e-10, compute: (input) => exactUpperBound(counts(input)) },
  });

  test("313 cases, every value", () => {
    expect(result.failures).toEqual([]);
    expect(result.unchecked).toEqual([]);
    expect([cases.length, result.compared]).toEqual([313, 4382]);
  });
});

function null0({ x, n, p0 }: TestCase): BinomialTestInput {
  return { events: x, total: n, nullProbability: p0 };
}

function exact(compute: (input: BinomialTestInput) => unknown): Check<TestCase> {
  return { tolerance: 1e-11, compute: (input) => compute(null0(input)) };
}

function score(part: "chiSquare" | "pValue", cc: boolean, alternative: "two-sided" | "greater"): Check<TestCase> {
  return {
    tolerance: 1e-11,
    compute: (input) => {
      const answer = proportionScoreTest({ ...null0(input), alternative, continuityCorrection: cc });
      return isNotComputable(answer) ? answer : answer[part];
    },
  };
}

describe("tests of one proportion", () => {
  const cases = loadCases<TestCase>("d_binomial_test");
  const result = compareAll(cases, {
    twoSided: exact((input) => binomialTest({ ...input, alternative: "two-sided" })),
    less: exact((input) => binomialTest({ ...input, alternative: "less" })),
    greater: exact((input) => binomialTest({ ...input, alternative: "greater" })),
    twoSidedCentral: exact(binomialTestCentral),
    twoSidedBlaker: exact(binomialTestBlaker),
    midPgreater: exact((input) => binomialTestMidP({ ...input, alternative: "greater" })),
    midPless: exact((input) => binomialTestMidP({ ...input, alternative: "less" })),
    midPcentral: exact((input) => binomialTestMidP({ ...input, alternative: "two-sided" })),
    scoreChisq: score("chiSquare", false, "two-sided"),
    scoreP: score("pValue", false, "two-sided"),
    scoreChisqCC: score("chiSquare", true, "two-sided"),
    scorePCC: score("pValue", true, "two-sided"),
    scorePgreater: score("pValue", false, "greater"),
  });

  test("204 cases, every value", () => {
    expect(result.failures).toEqual([]);
    expect(result.unchecked).toEqual([]);
    expect([cases.length, result.compared]).toEqual([204, 2652]);
  });
});

interface PublishedCase extends IntervalCase {
  readonly method: string;
  readonly x1: number;
  readonly n1: number;
  readonly x2: number;
  readonly n2: number;
}

describe("values printed in papers, to half a unit of the last digit", () => {
  const methods: Record<string, (input: PublishedCase) => unknown> = {
    "mid-p": (input) => proportionInterval({ ...counts(input), method: "mid-p" }),
    "clopper-pearson": (input) => proportionInterval({ ...counts(input), method: "clopper-pearson" }),
    wilsoncc: (input) => proportionInterval({ ...counts(input), method: "wilson-cc" }),
    "risk difference Mee": ({ x1, n1, x2, n2, level }) =>
      riskDifferenceInterval({ events1: x1, total1: n1, events2: x2, total2: n2, level, method: "mee" }),
  };
  const cases = loadCases<PublishedCase>("g_published_values");
  const ours = cases.filter(({ input }) => input.method in methods);

  test.each(ours)("$id", ({ input, expected }) => {
    const decimals = expected["decimals"] as number;
    const halfUnit = 0.51 * 10 ** -decimals;
    expect(distance(methods[input.method]!(input), expected["values"])).toBeLessThan(halfUnit);
  });

  test("only the two-stage values are compared elsewhere", () => {
    const elsewhere = cases.filter((one) => !ours.includes(one)).map(({ id }) => id);
    expect(elsewhere).toEqual(["iddi-koyama90-1/14-4/21", "iddi-koyama90-2/15-4/22", "iddi-koyama90-1/11-5/28"]);
    expect([cases.length, ours.length]).toEqual([9, 6]);
  });
});
