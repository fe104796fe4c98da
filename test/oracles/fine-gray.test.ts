/** Fine–Gray regression against R cmprsk (see data/tte/ORIGIN.md). */
import { describe, expect, test } from "vitest";
import { fineGray } from "../../src/statistics/regression/fine-gray.ts";
import { compareWith, loadCases, loadRows, numbers, type OracleData } from "./time-to-event-oracle.ts";

interface FineGrayData extends OracleData {
  readonly failcode: number;
}

interface Expected {
  readonly crr: { readonly terms: readonly string[] };
}

/** Cases that cannot be met, with the reason. */
const NOT_MET: Readonly<Record<string, string>> = {};

const cases = loadCases<Expected, FineGrayData>("finegray");

function fitBlock(data: FineGrayData, terms: readonly string[], level: number) {
  const rows = loadRows(data.file, data.filter);
  const columns = { time: numbers(rows, data.time), status: numbers(rows, data.status) };
  const covariates = terms.map((name) => ({ name, values: numbers(rows, name) }));
  const fit = fineGray(columns, covariates, { cause: data.failcode, level });
  if ("kind" in fit) return fit;
  return {
    n: fit.n,
    n_event: fit.eventTotal,
    n_competing: fit.competingTotal,
    converged: true,
    terms: fit.terms.map(({ name }) => name),
    coef: fit.terms.map(({ coefficient }) => coefficient),
    se: fit.terms.map(({ standardError }) => standardError),
    z: fit.terms.map(({ z }) => z),
    p: fit.terms.map(({ pValue }) => pValue),
    shr: fit.terms.map(({ hazardRatio }) => hazardRatio),
    shr_lower: fit.terms.map(({ lower }) => lower),
    shr_upper: fit.terms.map(({ upper }) => upper),
    pseudo_loglik: fit.logLikelihood,
    pseudo_loglik_null: fit.nullLogLikelihood,
    pseudo_lr: fit.pseudoLikelihoodRatio.chiSquare,
  };
}

describe("Fine–Gray regression against R", () => {
  test("all 5 cases are here and the list of cases not met is empty", () => {
    expect(cases).toHaveLength(5);
    expect(Object.keys(NOT_MET)).toEqual([]);
  });

  test.each(cases.map((c) => [c.id, c] as const))("%s", (_, oracle) => {
    const { crr } = oracle.expected;
    const actual = fitBlock(oracle.data, crr.terms, oracle.level ?? 0.95);
    const { compared, mismatches } = compareWith(crr, actual, { relative: 1e-6 });
    expect(mismatches).toEqual([]);
    expect(compared).toBe(7 + 8 * crr.terms.length);
  });
});
