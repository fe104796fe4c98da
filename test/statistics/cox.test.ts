import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CoxTies, coxRegression } from "../../src/statistics/regression/cox.ts";
import { fineGray } from "../../src/statistics/regression/fine-gray.ts";
import { participants, shuffled } from "./time-to-event-arbitraries.ts";

const TIES: readonly CoxTies[] = ["efron", "breslow", "exact"];
const time = [1, 2, 3, 4, 5, 6, 7, 8];
const status = [1, 1, 1, 1, 0, 0, 0, 0];
const age = { name: "age", values: [3, 1, 4, 1, 5, 9, 2, 6] };

function covariatesOf(rows: readonly { group: number; stratum: number }[]) {
  return [
    { name: "group", values: rows.map((row) => row.group) },
    { name: "stratum", values: rows.map((row) => row.stratum) },
  ];
}

describe("properties of Cox regression", () => {
  test("the order of the rows and the unit of time change no coefficient", () => {
    fc.assert(
      fc.property(shuffled(1, 15), fc.constantFrom(...TIES), ([rows, other], ties) => {
        const fitted = (data: typeof rows, unit: number) =>
          coxRegression(
            { time: data.map((row) => row.time * unit), status: data.map((row) => row.status) },
            covariatesOf(data),
            { ties },
          );
        const [before, after] = [fitted(rows, 1), fitted(other, 32)];
        if ("kind" in before || "kind" in after) {
          expect("kind" in before).toBe("kind" in after);
          return;
        }
        before.terms.forEach((term, j) => {
          expect(after.terms[j]!.coefficient).toBeCloseTo(term.coefficient, 6);
          expect(term.lower).toBeLessThanOrEqual(term.hazardRatio);
          expect(term.upper).toBeGreaterThanOrEqual(term.hazardRatio);
        });
      }),
      { numRuns: 60 },
    );
  });

  test("without ties Efron, Breslow and exact agree", () => {
    const fits = TIES.map((ties) => coxRegression({ time, status }, [age], { ties }));
    const coefficients = fits.map((fit) => ("kind" in fit ? Number.NaN : fit.terms[0]!.coefficient));
    expect(coefficients[1]).toBeCloseTo(coefficients[0]!, 10);
    expect(coefficients[2]).toBeCloseTo(coefficients[0]!, 10);
  });

  test("a participant cut in two at any day is the same participant", () => {
    fc.assert(
      fc.property(participants(1, { minLength: 12 }), (rows) => {
        const whole = rows.map((row) => ({ ...row, time: row.time + 1, entry: -1 }));
        const halves = whole.flatMap((row) =>
          row.time < 10
            ? [row]
            : [
                { ...row, time: 5, status: 0 },
                { ...row, entry: 5 },
              ],
        );
        const fitted = (data: typeof whole) =>
          coxRegression(
            {
              time: data.map((row) => row.time),
              status: data.map((row) => row.status),
              entry: data.map((row) => row.entry),
            },
            [{ name: "group", values: data.map((row) => row.group) }],
          );
        const [one, two] = [fitted(whole), fitted(halves)];
        if ("kind" in one || "kind" in two) {
          expect("kind" in one).toBe("kind" in two);
          return;
        }
        expect(two.terms[0]!.coefficient).toBeCloseTo(one.terms[0]!.coefficient, 6);
      }),
      { numRuns: 60 },
    );
  });

  test("Fine–Gray without competing events is a Cox model with Breslow ties", () => {
    fc.assert(
      fc.property(participants(1, { minLength: 15 }), (rows) => {
        const data = { time: rows.map((row) => row.time), status: rows.map((row) => row.status) };
        const cox = coxRegression(data, covariatesOf(rows), { ties: "breslow" });
        const subdistribution = fineGray(data, covariatesOf(rows), { cause: 1 });
        if ("kind" in cox || "kind" in subdistribution) {
          expect("kind" in cox).toBe("kind" in subdistribution);
          return;
        }
        subdistribution.terms.forEach((term, j) => {
          expect(term.coefficient).toBeCloseTo(cox.terms[j]!.coefficient, 6);
        });
      }),
      { numRuns: 60 },
    );
  });
});

describe("what Cox and Fine–Gray regression cannot answer", () => {
  const split = { name: "arm", values: [1, 1, 1, 1, 0, 0, 0, 0] };

  test.each(TIES)("monotone likelihood with %s ties: every event in one arm before anything in the other", (ties) => {
    const answer = coxRegression({ time, status }, [age, split], { ties });
    expect(answer).toMatchObject({ kind: "not-computable", why: expect.stringContaining("coefficient of arm") });
  });

  test("covariates that do not vary, do not vary independently, or are absent", () => {
    const twice = { name: "twice", values: age.values.map((value) => 2 * value) };
    const constant = { name: "constant", values: age.values.map(() => 1) };
    for (const covariates of [[constant], [age, twice], []]) {
      expect(coxRegression({ time, status }, covariates)).toMatchObject({ kind: "not-computable" });
      expect(fineGray({ time, status }, covariates, { cause: 1 })).toMatchObject({ kind: "not-computable" });
    }
    const alone = { time, status, stratum: time };
    expect(coxRegression(alone, [age])).toMatchObject({ kind: "not-computable" });
  });

  test("nothing happened, or not of this cause, or late entry for Fine–Gray", () => {
    const nothing = status.map(() => 0);
    expect(coxRegression({ time, status: nothing }, [age])).toMatchObject({ kind: "not-computable" });
    expect(fineGray({ time, status }, [age], { cause: 2 })).toMatchObject({ kind: "not-computable" });
    const entry = time.map(() => 0);
    expect(fineGray({ time, status, entry }, [age], { cause: 1 })).toMatchObject({ kind: "not-computable" });
  });

  test("rows with a missing covariate are left out and counted", () => {
    const values = age.values.map((value, row) => (row === 2 ? Number.NaN : value));
    const answer = coxRegression({ time, status }, [{ name: "age", values }]);
    expect(answer).toMatchObject({ n: 7, eventTotal: 3, excluded: { missing: 1, emptyInterval: 0 } });
  });
});
