import { describe, expect, test } from "vitest";
import { loadCases } from "../oracles/phase2-oracle.ts";
import { category, responders, rows, studyText } from "./sample-endpoints.ts";

const compare = (asked: string) => studyText("response", `compare: { randomised: true, ${asked} }`);
const compared = (asked: string, members: Parameters<typeof rows>[1]) =>
  rows(compare(asked), members).filter(({ comparison }) => comparison !== undefined);

interface Table {
  readonly x1: number;
  readonly n1: number;
  readonly x2: number;
  readonly n2: number;
}

const tables = loadCases<Table>("e1_two_group_2x2").slice(0, 12);
/** Unconditional exact tests of large groups take a while. */
const smallTables = tables.filter(({ input }) => input.n1 + input.n2 < 80);
const armsOf = ({ x1, n1, x2, n2 }: Table) => [...responders("a", x1, n1), ...responders("b", x2, n2)];

/** JSON has no infinity; the reference writes it as a text. */
const limit = (given: unknown): number =>
  typeof given === "number" ? given : Number(String(given).replace("Inf", "Infinity"));

/** Method, statistic, digits, key of the reference. */
const INTERVALS = [
  ["newcombe", "risk-difference", 9, "rd_newcombe_95"],
  ["newcombe-cc", "risk-difference", 9, "rd_newcombeCC_95"],
  ["miettinen-nurminen", "risk-difference", 6, "rd_miettinenNurminen_95"],
  ["agresti-caffo", "risk-difference", 9, "rd_agrestiCaffo_95"],
  ["mee", "risk-difference", 6, "rd_mee_95"],
  ["hauck-anderson", "risk-difference", 9, "rd_hauckAnderson_95"],
  ["wald", "risk-difference", 9, "rd_wald_95"],
  ["koopman", "risk-ratio", 5, "rr_koopman_95"],
  ["miettinen-nurminen-ratio", "risk-ratio", 5, "rr_miettinenNurminen_95"],
  ["katz", "risk-ratio", 8, "rr_katzLog_95"],
  ["odds-ratio-score", "odds-ratio", 5, "or_score_95"],
  ["conditional-odds-ratio", "odds-ratio", 4, "condORci95"],
] as const;

describe.each(INTERVALS)("%s: %s", (method, statistic, digits, key) => {
  test.each(tables)("$id", ({ input, expected }) => {
    const [row] = compared(`methods: [${method}]`, armsOf(input));
    expect(row).toMatchObject({
      group: "a vs b",
      statistic,
      method,
      n: input.n1 + input.n2,
      events: input.x1 + input.x2,
    });
    const [lower, upper] = (expected[key] as [unknown, unknown]).map(limit) as [number, number];
    expect(row?.lower).toBeCloseTo(lower, digits);
    if (Number.isFinite(upper)) expect(row?.upper).toBeCloseTo(upper, digits);
    else expect(row?.upper).toBe(Number.POSITIVE_INFINITY);
  });
});

const TESTS = [
  ["fisher", 8, "fisherTwoSided"],
  ["fisher-mid-p", 8, "fisherMidP"],
  ["barnard", 4, "barnardPooled_two-sided"],
  ["boschloo", 4, "boschlooCentral_two-sided"],
  ["chi-square", 9, "chisqP"],
  ["chi-square-yates", 9, "chisqYatesP"],
] as const;

describe.each(TESTS)("%s", (method, digits, key) => {
  test.each(smallTables.filter(({ expected }) => expected[key] !== undefined))("$id", ({ input, expected }) => {
    const [row, ...others] = compared(`methods: [${method}]`, armsOf(input));
    expect(others).toEqual([]);
    expect(row).toMatchObject({ statistic: "p-value", method, lower: undefined, upper: undefined, level: undefined });
    expect(row?.value).toBeCloseTo(expected[key] as number, digits);
  });
});

test("5 of 56 against none of 29 by Newcombe is -.038 to .193", () => {
  const [row] = compared("methods: [newcombe]", armsOf({ x1: 5, n1: 56, x2: 0, n2: 29 }));
  expect(row?.value).toBeCloseTo(5 / 56, 12);
  expect([row?.lower?.toFixed(4), row?.upper?.toFixed(4)]).toEqual(["-0.0381", "0.1926"]);
});

test("the first arm named is the one the difference is of", () => {
  const members = armsOf({ x1: 5, n1: 10, x2: 2, n2: 10 });
  expect(compared("between: [[b, a]], methods: [newcombe]", members)[0]).toMatchObject({
    group: "b vs a",
    value: expect.closeTo(-0.3, 12),
  });
});

test("the level is the comparison's own", () => {
  const members = armsOf(tables[0]!.input);
  const row = compared("level: 0.9, methods: [newcombe]", members)[0];
  const [lower] = tables[0]!.expected["rd_newcombe_90"] as [number, number];
  expect(row).toMatchObject({ level: 0.9, lower: expect.closeTo(lower, 9) });
});

describe("which arms are compared", () => {
  const members = ["c", "a", "b"].flatMap((arm) => responders(arm, 2, 5));
  test.each([
    { asked: "methods: [fisher]", groups: ["a vs b", "a vs c", "b vs c"] },
    { asked: "between: every-pair, methods: [fisher-table]", groups: ["a vs b vs c"] },
    { asked: "methods: [fisher-table, fisher]", groups: ["a vs b", "a vs c", "b vs c", "a vs b vs c"] },
    { asked: "between: all-arms, methods: [chi-square-table]", groups: ["a vs b vs c"] },
    { asked: "between: [[c, a]], methods: [fisher, fisher-table]", groups: ["c vs a", "c vs a"] },
    { asked: "between: [[c, a], [b, a]], methods: [fisher]", groups: ["c vs a", "b vs a"] },
    { asked: "between: [[b, a, c]], methods: [cochran-armitage]", groups: ["b vs a vs c"] },
  ])("$asked", ({ asked, groups }) => {
    expect(compared(asked, members).map(({ group }) => group)).toEqual(groups);
  });

  test("estimates per arm and in all stay as they are", () => {
    const plain = rows(studyText("response"), members);
    expect(rows(compare("methods: [fisher]"), members).filter(({ comparison }) => comparison === undefined)).toEqual(
      plain,
    );
  });

  test("participants without an arm are in no comparison", () => {
    const pair = ["a", "b"].flatMap((arm) => responders(arm, 2, 5));
    const found = compared("methods: [fisher]", [...pair, ...responders("", 5, 5)]);
    expect(found.map(({ group, n }) => [group, n])).toEqual([["a vs b", 10]]);
  });
});

describe("tables of more than two arms", () => {
  test.each(loadCases<{ table: number[][] }>("e2_rxc_tables").filter(({ input }) => input.table[0]?.length === 2))(
    "$id",
    ({ input, expected }) => {
      const members = input.table.flatMap(([events = 0, others = 0], index) =>
        responders(`arm-${index}`, events, events + others),
      );
      const arms = input.table.map((_, index) => `arm-${index}`).join(", ");
      const [chi, fisher, trend] = compared(
        `between: [[${arms}]], methods: [chi-square-table, fisher-table, cochran-armitage]`,
        members,
      );
      expect(chi?.value).toBeCloseTo(expected["chisqP"] as number, 8);
      expect(fisher?.value).toBeCloseTo(expected["fisherExact"] as number, 8);
      if (expected["cochranArmitageP"] !== undefined)
        expect(trend?.value).toBeCloseTo(expected["cochranArmitageP"] as number, 8);
    },
  );

  test.each(loadCases<{ table: number[][] }>("e2_rxc_tables").filter(({ input }) => input.table[0]?.length === 3))(
    "categories: $id",
    ({ input, expected }) => {
      const names = ["CR", "PR", "NR"];
      const members = input.table.flatMap((counts, arm) =>
        counts.flatMap((count, column) =>
          Array.from({ length: count }, () => ({ arm: `arm-${arm}`, outcome: category(names[column]!) })),
        ),
      );
      const text = studyText("category", "compare: { randomised: true, methods: [chi-square-table, fisher-table] }");
      const found = rows(text, members).filter(({ comparison }) => comparison !== undefined);
      expect(found.map(({ value }) => value)).toEqual([
        expect.closeTo(expected["chisqP"] as number, 8),
        expect.closeTo(expected["fisherExact"] as number, 8),
      ]);
    },
  );
});

describe("stratified by a column", () => {
  const METHODS = {
    "mantel-haenszel": { "risk-difference": "mhRDci95", "p-value": "cmhP" },
    "mantel-haenszel-cc": { "p-value": "cmhPCC" },
    "mantel-haenszel-exact": { "p-value": "exactCondP" },
    "mantel-haenszel-odds-ratio": { "odds-ratio": "mhORci95" },
    "mantel-haenszel-risk-ratio": { "risk-ratio": "mhRRci95" },
    "peto-odds-ratio": { "odds-ratio": "petoORci95" },
  } as const;
  const cases = loadCases<{ strata: Table[] }>("e3_mantel_haenszel");
  const membersOf = (strata: readonly Table[]) =>
    strata.flatMap((table, site) => armsOf(table).map((member) => ({ ...member, attributes: { site: `s${site}` } })));

  describe.each(Object.entries(METHODS))("%s", (method, keys) => {
    test.each(cases)("$id", ({ input, expected }) => {
      const found = compared(`stratify-by: site, methods: [${method}]`, membersOf(input.strata));
      expect(found.map(({ statistic }) => statistic)).toEqual(Object.keys(keys));
      for (const row of found) {
        const reference = expected[(keys as Record<string, string>)[row.statistic]!];
        if (typeof reference === "number") expect(row.value).toBeCloseTo(reference, 7);
        else expect([row.lower, row.upper]).toEqual((reference as number[]).map((number) => expect.closeTo(number, 6)));
        expect(row.method).toBe(`${method}; stratified by site`);
      }
    });
  });

  test("who has no stratum is left out and counted; other methods say that they are not stratified", () => {
    const members = [...membersOf(cases[0]!.input.strata), ...responders("a", 1, 2)];
    const [pooled, , fisher] = compared("stratify-by: site, methods: [mantel-haenszel, fisher]", members);
    expect(pooled?.method).toBe("mantel-haenszel; stratified by site; 2 without site left out");
    expect(fisher?.method).toBe("fisher; not stratified");
    expect((fisher?.n ?? 0) - (pooled?.n ?? 0)).toBe(2);
  });
});

test("groups that were not randomised are labelled so in every row", () => {
  const text = studyText("response", "compare: { randomised: false, methods: [newcombe, fisher] }");
  const found = rows(text, armsOf({ x1: 5, n1: 10, x2: 2, n2: 10 })).filter(
    ({ comparison }) => comparison !== undefined,
  );
  expect(found.map(({ method }) => method)).toEqual(["newcombe; not randomised", "fisher; not randomised"]);
  expect(found[0]?.comparison).toEqual({ arms: ["a", "b"], randomised: false });
});

test.each([
  ["newcombe", responders("b", 0, 0), "nobody was analysed in the arm b"],
  ["koopman", responders("b", 0, 4), "neither group had an event"],
  ["conditional-odds-ratio", responders("b", 0, 4), "everybody or nobody had an event"],
])("%s that cannot be computed says why", (method, second, why) => {
  const unseen = { arm: "b", outcome: { kind: "not-evaluable", reason: "NO_VALUE", detail: "" } } as const;
  const [row] = compared(`methods: [${method}]`, [...responders("a", 0, 4), ...second, unseen]);
  expect(row).toMatchObject({ value: undefined, lower: undefined, upper: undefined });
  expect(row?.method).toContain(`${method}; `);
  expect(row?.method).toContain(why);
});
