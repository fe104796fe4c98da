/** The functional tests of UCUM, and the conversions seen in the CDISC pilot: every case passes or has a reason not to be read. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { factorToCanonical } from "../../src/core/analyte.ts";
import { findAnalyteByName } from "../../src/core/analyte-terms.ts";
import { divide, type Exact, exact, multiply } from "../../src/core/exact.ts";
import { conversionFactor, parseUnit, sameDimension, type Unit } from "../../src/core/unit.ts";
import { readUnit } from "../../src/core/unit-spelling.ts";
import { ATOMS_NOT_READ, notReadBecause } from "./ucum-not-read.ts";

const FOLDER = join(import.meta.dirname, "data", "ucum");

function rows(file: string): readonly (readonly string[])[] {
  const [, ...lines] = readFileSync(join(FOLDER, file), "utf8").trimEnd().split(/\r?\n/);
  return lines.map((line) => line.split(","));
}

function unit(code: string): Unit {
  const parsed = parseUnit(code);
  if (parsed === undefined) throw new Error(`not a unit: ${code}`);
  return parsed;
}

/** Equal in as many significant digits as the expected text prints. */
function expectPrinted(value: Exact, printed: string): void {
  const digits = printed.replace(/e.*$|\./g, "").replace(/^0+/, "").length;
  const shown = (number: number) => number.toPrecision(Math.min(digits, 15));
  expect(shown(value.valueOf())).toBe(shown(Number(printed)));
}

const VALIDATION = rows("validation.csv").map(([id = "", code = "", valid = ""]) => ({ id, code, valid }));
const VALID = VALIDATION.filter(({ valid }) => valid === "true");
const INVALID = VALIDATION.filter(({ valid }) => valid === "false");
const CONVERSIONS = rows("conversion.csv").map(([id = "", value = "", from = "", to = "", outcome = ""]) => ({
  ...{ id, value, from, to, outcome },
  read: notReadBecause(`${from} ${to}`) === undefined,
}));

describe("validity", () => {
  const read = VALID.filter(({ code }) => notReadBecause(code) === undefined);

  test.each(read)("$id: $code is a unit", ({ code }) => expect(parseUnit(code)).toBeDefined());

  test.each(INVALID)("$id: $code is none", ({ code }) => expect(parseUnit(code)).toBeUndefined());

  test("a unit with an atom that is not read is refused, never half read", () => {
    const others = VALID.filter(({ code }) => notReadBecause(code) !== undefined);
    expect(others.filter(({ code }) => parseUnit(code) !== undefined)).toEqual([]);
    expect([read.length, others.length, INVALID.length]).toEqual([197, 48, 20]);
  });

  test("every atom that is not read occurs in a case", () => {
    const codes = [...VALID.map(({ code }) => code), ...CONVERSIONS.flatMap(({ from, to }) => [from, to])].join(" ");
    const atoms = Object.values(ATOMS_NOT_READ).flat();
    expect(atoms.filter((atom) => !codes.includes(atom))).toEqual([]);
  });
});

describe("conversion", () => {
  test.each(CONVERSIONS.filter(({ read }) => read))("$id: $value $from is $outcome $to", (row) =>
    expectPrinted(multiply(exact(row.value), conversionFactor(unit(row.from), unit(row.to))), row.outcome),
  );

  test("the others use atoms that are not read", () => {
    const others = CONVERSIONS.filter(({ read }) => !read);
    expect(others.map(({ id }) => id)).toEqual(["3-120", "3-122", "3-124", "3-126", "3-128"]);
  });
});

describe("products and quotients", () => {
  const cases = rows("multiplication_division.csv").map(
    ([, operation = "", v1 = "", u1 = "", v2 = "", u2 = "", value = "", code = ""]) => ({
      ...{ operation, v1, u1, v2, u2, value, code },
    }),
  );

  test.each(cases)("$operation of $v1 $u1 and $v2 $u2 is $value $code", (row) => {
    const isProduct = row.operation === "multiplication";
    const [result, code] = [unit(`(${row.u1})${isProduct ? "." : "/"}(${row.u2})`), unit(row.code || "1")];
    const [a, b] = [exact(row.v1), exact(row.v2)];
    expectPrinted(multiply(isProduct ? multiply(a, b) : divide(a, b), conversionFactor(result, code)), row.value);
    expect(sameDimension(code, result)).toBe(true);
  });
});

/** In the pilot but no analytes here; their conversion needs a molar mass or a unit of another kind. */
const NO_ANALYTE = [
  ...["BUN", "CA", "CHOL", "MCH", "MCHC", "PHOS", "TSH", "URATE", "VITB12"],
  ...["ANISO", "KETONES", "PH", "SPGRAV", "UROBIL", "MACROCY", "POLYCHR", "POIKILO", "MICROCY"],
];

describe("conversions seen in the CDISC pilot", () => {
  const seen = rows("cdisc_pilot_observed_conversions.csv").map(([code = "", from = "", to = "", , factor = ""]) => ({
    ...{ code, from, to, factor },
  }));

  test.each(seen.filter(({ code }) => !NO_ANALYTE.includes(code)))("$code: one $from is $factor $to", (row) => {
    const [from, to] = [readUnit(row.from), readUnit(row.to)];
    if (from === undefined || to === undefined) throw new Error("a unit that is not read");
    expectPrinted(factorOf(row.code, from, to), row.factor);
  });

  test("the others are no analytes here", () =>
    expect(NO_ANALYTE.filter((code) => findAnalyteByName(code) !== undefined)).toEqual([]));
});

/** By the units alone where they measure the same, else by what the analyte weighs. */
function factorOf(code: string, from: Unit, to: Unit): Exact {
  if (sameDimension(from, to)) return conversionFactor(from, to);
  const analyte = findAnalyteByName(code);
  const [one, other] = [from, to].map((each) => (analyte === undefined ? undefined : factorToCanonical(analyte, each)));
  if (one === undefined || other === undefined) throw new Error(`no conversion of ${code}`);
  return divide(one, other);
}
