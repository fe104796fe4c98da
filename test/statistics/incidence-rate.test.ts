import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isNotComputable } from "../../src/statistics/not-computable.ts";
import { incidenceRate } from "../../src/statistics/survival/incidence-rate.ts";

/** R 4.2.2: p <- poisson.test(events, exposure, conf.level = level); p$estimate, p$conf.int */
const FROM_R: readonly (readonly [events: number, exposure: number, level: number, ...numbers: number[]])[] = [
  [0, 1, 0.95, 0, 0, 3.6888794541139354],
  [0, 12.5, 0.9, 0, 0, 0.23965858188431921],
  [1, 1, 0.95, 1, 0.025317807984289897, 5.5716433909388989],
  [2, 0.5, 0.95, 4, 0.48441855708793002, 14.449375335447916],
  [5, 3.2, 0.99, 1.5625, 0.33685257520384987, 4.4217998159446914],
  [10, 8.279, 0.95, 1.2078753472641623, 0.57922317866076023, 2.221325769056381],
  [25, 4.917, 0.95, 5.0844010575554206, 3.2903562838782445, 7.5055789500773571],
  [53, 8.279, 0.95, 6.4017393405000602, 4.795342062127971, 8.3736326765556512],
  [100, 250, 0.8, 0.4, 0.34967054599837472, 0.45629814852269807],
  [1000, 1234.5, 0.95, 0.81004455245038476, 0.76060997845904843, 0.86184863184795613],
  [0, 0.001, 0.95, 0, 0, 3688.8794541139355],
  [3, 7, 0.999, 0.42857142857142855, 0.021386264274737776, 1.9905747430987584],
  [499, 1, 0.95, 499, 456.17243238097126, 544.76545638745677],
  [500, 1, 0.95, 500, 457.12857689962948, 545.80926856517135],
  [950, 1, 0.999, 950, 851.84311466430654, 1055.76088628056],
  [5000, 1, 0.99, 5000, 4819.7399910968707, 5185.034739378676],
  [100000, 1, 0.95, 100000, 99381.152663744724, 100621.74473974388],
  [17, 100, 0.95, 0.17, 0.099031264696072888, 0.27218646815906611],
];

describe("rates with the exact Poisson interval", () => {
  test.each(FROM_R)("%d events in %d at level %d, as poisson.test", (events, exposure, level, ...wanted) => {
    const found = incidenceRate({ events, exposure, level });
    if (isNotComputable(found)) throw new Error(found.why);
    const numbers = [found.rate, found.lower, found.upper];
    numbers.forEach((number, index) => {
      const value = wanted[index] ?? Number.NaN;
      expect(Math.abs(number - value)).toBeLessThanOrEqual(1e-12 * Math.max(1, value));
    });
  });

  test("Ulm 1990, table: 10 events have the limits 4.795 and 18.390", () => {
    const found = incidenceRate({ events: 10, exposure: 1, level: 0.95 });
    expect(found).toMatchObject({ lower: expect.closeTo(4.795, 3), upper: expect.closeTo(18.39, 3) });
  });

  test("without exposure there is no rate", () => {
    expect(isNotComputable(incidenceRate({ events: 0, exposure: 0, level: 0.95 }))).toBe(true);
  });

  test.each([-1, 1.5])("%d is no count of events", (events) => {
    expect(() => incidenceRate({ events, exposure: 1, level: 0.95 })).toThrow(RangeError);
  });

  test("the rate lies in its interval, which scales with the exposure", () => {
    const inputs = [fc.integer({ min: 0, max: 500 }), fc.double({ min: 0.01, max: 1000, noNaN: true })] as const;
    fc.assert(
      fc.property(...inputs, (events, exposure) => {
        const [once, twice] = [exposure, exposure * 2].map((time) =>
          incidenceRate({ events, exposure: time, level: 0.95 }),
        );
        if (once === undefined || twice === undefined || isNotComputable(once) || isNotComputable(twice)) return false;
        const scaled = Math.abs(once.upper - 2 * twice.upper) <= 1e-9 * once.upper;
        return once.lower <= once.rate && once.rate <= once.upper && scaled;
      }),
    );
  });
});
