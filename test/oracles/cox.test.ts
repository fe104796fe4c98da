/** Cox regression against R survival (see data/tte/ORIGIN.md). */
import { describe, expect, test } from "vitest";
import { type CoxTies, coxRegression } from "../../src/statistics/regression/cox.ts";
import {
  codes,
  compareWith,
  loadCases,
  loadRows,
  numbers,
  type OracleFilter,
  type Row,
} from "./time-to-event-oracle.ts";

interface CoxData {
  readonly file: string;
  readonly filter: OracleFilter | null;
}

interface CoxBlock {
  readonly terms: readonly string[];
}

type Expected = Readonly<Record<CoxTies, CoxBlock>>;

/** Cases that cannot be met, with the reason. */
const NOT_MET: Readonly<Record<string, string>> = {};

const cases = loadCases<Expected, CoxData>("cox");
const formulas = new Map(cases.map((oracle) => [oracle.id, (oracle as unknown as { formula: string }).formula]));

/** Takes an R formula such as "Surv(entry, time, status) ~ x + y + strata(s)" apart. */
function columnsOf(data: CoxData, formula: string) {
  const rows = loadRows(data.file, data.filter);
  const [left, right] = formula.split("~") as [string, string];
  const names = left.slice(left.indexOf("(") + 1, left.indexOf(")")).split(",");
  const [status, time, entry] = names.map((name) => name.trim()).reverse() as [string, string, string?];
  const terms = right.split("+").map((term) => term.trim());
  const stratum = terms.map((term) => /^strata\((.+)\)$/.exec(term)?.[1]).find((name) => name !== undefined);
  return {
    data: {
      time: numbers(rows, time),
      status: numbers(rows, status),
      entry: entry === undefined ? undefined : numbers(rows, entry),
      stratum: stratum === undefined ? undefined : codes(rows, stratum).code,
    },
    covariates: terms.filter((term) => !term.startsWith("strata(")).map((term) => covariate(rows, term)),
  };
}

function covariate(rows: readonly Row[], term: string) {
  const indicator = /^I\((\w+)\s*==\s*'(\w+)'\)$/.exec(term);
  if (!indicator) return { name: term, values: numbers(rows, term) };
  const [, column, label] = indicator as unknown as [string, string, string];
  return {
    name: `I(${column} == "${label}")TRUE`,
    values: Float64Array.from(rows, (row) => (row[column] === label ? 1 : 0)),
  };
}

function fitBlock(data: CoxData, formula: string, options: { ties: CoxTies; level: number }) {
  const columns = columnsOf(data, formula);
  const fit = coxRegression(columns.data, columns.covariates, options);
  if ("kind" in fit) return fit;
  const test = ({ chiSquare, df, pValue }: typeof fit.wald) => ({ chisq: chiSquare, df, p: pValue });
  return {
    n: fit.n,
    n_event: fit.eventTotal,
    loglik_null: fit.nullLogLikelihood,
    loglik: fit.logLikelihood,
    terms: fit.terms.map(({ name }) => name),
    coef: fit.terms.map(({ coefficient }) => coefficient),
    se: fit.terms.map(({ standardError }) => standardError),
    z: fit.terms.map(({ z }) => z),
    p: fit.terms.map(({ pValue }) => pValue),
    hr: fit.terms.map(({ hazardRatio }) => hazardRatio),
    hr_lower: fit.terms.map(({ lower }) => lower),
    hr_upper: fit.terms.map(({ upper }) => upper),
    lr: test(fit.likelihoodRatio),
    wald: test(fit.wald),
    score: test(fit.score),
    concordance:
      "kind" in fit.concordance
        ? fit.concordance
        : { c: fit.concordance.concordance, se: fit.concordance.standardError },
  };
}

describe("Cox regression against R", () => {
  test("all 10 cases are here with 22 fits and the list of cases not met is empty", () => {
    expect(cases).toHaveLength(10);
    expect(cases.flatMap((oracle) => Object.keys(oracle.expected))).toHaveLength(22);
    expect(Object.keys(NOT_MET)).toEqual([]);
  });

  test.each(cases.map((c) => [c.id, c] as const))("%s", (id, oracle) => {
    const ties = Object.keys(oracle.expected) as CoxTies[];
    const level = oracle.level ?? 0.95;
    const actual = Object.fromEntries(
      ties.map((kind) => [kind, fitBlock(oracle.data, formulas.get(id)!, { ties: kind, level })]),
    );
    const { compared, mismatches } = compareWith(oracle.expected, actual, { relative: 1e-6 });
    expect(mismatches).toEqual([]);
    expect(compared).toBe(ties.reduce((sum, kind) => sum + 15 + 8 * oracle.expected[kind].terms.length, 0));
  });
});
