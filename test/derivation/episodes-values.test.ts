/** Increments, corrected increments and recoveries: published examples, both sides of the limits, falls and bounds. */
import { describe, expect, test } from "vitest";
import { answers, DAY, type EpisodesStudy, episodesStudy, HOUR, rowsOf, type Story } from "./episodes-course.ts";

const START = 10 * DAY + 9 * HOUR;
const END = START + 40;

interface Given {
  readonly pre?: string;
  readonly hour1?: string;
  readonly hour24?: string;
  readonly dose?: string;
  readonly height?: string;
  readonly weight?: string;
}

function story({ pre = "8", hour1, hour24, dose = "4.0", height = "180", weight = "80" }: Given): Story {
  return {
    bags: [{ start: START, dose }],
    counts: [
      [START - 60, pre],
      ...(hour1 === undefined ? [] : [[END + 60, hour1] as const]),
      ...(hour24 === undefined ? [] : [[END + 22 * HOUR, hour24] as const]),
    ],
    attributes: { height_cm: height, weight_kg: weight },
  };
}

function one(given: Given, paramcd: string, asked: EpisodesStudy = {}): string {
  return answers(episodesStudy(asked), story(given), paramcd)[0] ?? "";
}

describe("published examples", () => {
  test("20 000 per µL, 1.8 m², 3.0: 12 000 (williams.medicine.wisc.edu)", () => {
    expect(one({ pre: "10", hour1: "30", dose: "3.0", height: "162", weight: "72" }, "CCI1H")).toBe("12000");
  });

  test("40 000 per µL, 2.0 m², 4.0: 20 000 (ASCO digest)", () => {
    expect(one({ pre: "10", hour1: "50", dose: "4.0" }, "CCI1H")).toBe("20000");
  });

  const circulating = { pre: "10", hour1: "35", dose: "2.2", height: "165", weight: "50" };

  test("25, 50 kg at 75 mL/kg, 2.2: recovery of 42.61 % (Chinese evaluation of transfusions)", () => {
    const [row] = rowsOf(episodesStudy(), story(circulating), "PPR1H");
    expect(row?.outcome).toMatchObject({ kind: "amount", unit: "%" });
    expect(row?.outcome.kind === "amount" && row.outcome.value.toFixed(2)).toBe("42.61");
  });

  test("its corrected increment of 18 536.5 comes from a misprinted body surface", () => {
    const misprinted = 0.0061 * 165 + 0.0128 * 50 - 0.01529;
    expect(misprinted.toFixed(5)).toBe("1.63121");
    expect(((25 * 1000 * misprinted) / 2.2).toFixed(1)).toBe("18536.5");
    expect(one(circulating, "CCI1H", { surface: "stevenson" })).toBe("16972.7");
    expect(one(circulating, "CCI1H", { surface: "mosteller" })).toBe("17202.6");
    expect(one(circulating, "CCI1H", { surface: "dubois" })).toBe("17443");
  });
});

describe("a rise of 11 with 2.2, 165 cm and 50 kg, around 7500", () => {
  const given = { pre: "9", hour1: "20", dose: "2.2", height: "165", weight: "50" };
  test.each([
    { surface: "mosteller", is: "7569.1", class: "effective" },
    { surface: "dubois", is: "7674.9", class: "effective" },
    { surface: "stevenson", is: "7468", class: "refractory" },
    { surface: "haycock", is: "7527.8", class: "effective" },
  ])("$surface: $is, $class", ({ surface, is, class: expected }) => {
    expect(one(given, "CCI1H", { surface })).toBe(is);
    expect(one(given, "REFRACT", { surface })).toBe(expected);
  });
});

describe("the class at the limits", () => {
  // With 2 m² and 4.0, a rise of 15 is 7500 and one of 9 is 4500.
  test.each([
    { name: "exactly 7500 and 4500", given: { hour1: "23", hour24: "17" }, is: "effective" },
    { name: "one step below 7500", given: { hour1: "22", hour24: "17" }, is: "refractory" },
    { name: "one step below 4500", given: { hour1: "23", hour24: "16" }, is: "refractory" },
    { name: "a tenth below 7500", given: { hour1: "22.9", hour24: "17" }, is: "refractory" },
    { name: "the hour alone, at its limit", given: { hour1: "23" }, is: "effective" },
    { name: "the hour alone, below", given: { hour1: "22" }, is: "refractory" },
    { name: "the day alone, at its limit", given: { hour24: "17" }, is: "effective" },
    { name: "the day alone, below", given: { hour24: "16" }, is: "refractory" },
    { name: "neither", given: {}, is: "NO_POST" },
    { name: "a fall", given: { hour1: "5", hour24: "3" }, is: "refractory" },
    { name: "no change", given: { hour1: "8" }, is: "refractory" },
  ])("$name: $is", ({ given, is }) => {
    expect(one(given, "REFRACT")).toBe(is);
  });

  test("judged by one time alone, the other does not matter", () => {
    const hour = '{ hour-1: "< 7500 m2/uL/10*11" }';
    const day = '{ hour-24: "< 4500 m2/uL/10*11" }';
    expect(one({ hour1: "23", hour24: "9" }, "REFRACT", { refractory: hour })).toBe("effective");
    expect(one({ hour1: "23", hour24: "9" }, "REFRACT", { refractory: day })).toBe("refractory");
    expect(one({ hour1: "23" }, "REFRACT", { refractory: day })).toBe("NO_POST");
  });

  test("the limit may be written in another unit of the same kind", () => {
    const refractory = '{ hour-1: "< 7.5 m2.10*9/L/10*11" }';
    expect(one({ hour1: "23" }, "REFRACT", { refractory })).toBe("effective");
    expect(one({ hour1: "22.99" }, "REFRACT", { refractory })).toBe("refractory");
  });
});

describe("falls are kept", () => {
  test.each([
    { paramcd: "PI1H", is: "-2" },
    { paramcd: "CCI1H", is: "-1000" },
    { paramcd: "PPR1H", is: "-3" },
  ])("$paramcd: $is", ({ paramcd, is }) => {
    expect(one({ pre: "11", hour1: "9" }, paramcd)).toBe(is);
  });
});

describe("bounds", () => {
  // 2 m² and 4.0: a rise of x is 500 x.
  test.each([
    { name: "less than 5 after 6: below", given: { pre: "6", hour1: "<5" }, value: "INTERVAL", class: "refractory" },
    {
      name: "8 after less than 5: at most 4000",
      given: { pre: "<5", hour1: "8" },
      value: "INTERVAL",
      class: "refractory",
    },
    {
      name: "20 after less than 5: more than 7500",
      given: { pre: "<5", hour1: "20" },
      value: "INTERVAL",
      class: "effective",
    },
    {
      name: "19.9 after less than 5: on either side",
      given: { pre: "<5", hour1: "19.9" },
      value: "INTERVAL",
      class: "INTERVAL",
    },
    { name: "both less than 5", given: { pre: "<5", hour1: "<5" }, value: "INTERVAL", class: "refractory" },
    { name: "more than 1000 after 8", given: { pre: "8", hour1: ">1000" }, value: "INTERVAL", class: "effective" },
    {
      name: "an undecided hour beside a day that is not below",
      given: { pre: "<5", hour1: "19", hour24: "15" },
      value: "INTERVAL",
      class: "effective",
    },
    {
      name: "an undecided hour beside a day that is below",
      given: { pre: "<5", hour1: "19", hour24: "6" },
      value: "INTERVAL",
      class: "refractory",
    },
  ])("$name", ({ given, value, class: expected }) => {
    expect(one(given, "CCI1H")).toBe(value);
    expect(one(given, "REFRACT")).toBe(expected);
  });
});

describe("what a value needs", () => {
  test("an increment needs neither dose nor body surface", () => {
    expect(one({ hour1: "23", dose: "", height: "" }, "PI1H")).toBe("15");
  });

  test("a recovery needs the weight and not the height", () => {
    expect(one({ hour1: "23", height: "" }, "PPR1H")).toBe("22.5");
    expect(one({ hour1: "23", weight: "" }, "PPR1H")).toBe("ATTRIBUTE_MISSING");
  });
});

describe("what is shown", () => {
  test("the formula with its numbers, and the rows behind it", () => {
    const [row] = rowsOf(
      episodesStudy(),
      story({ pre: "9", hour1: "20", dose: "2.2", height: "165", weight: "50" }),
      "CCI1H",
    );
    expect(row?.lines).toEqual([
      "(20 − 9) × 1000 × 1.5138 m² (Mosteller) ÷ 2.2 = 7569.1 m2/uL/10*11; 9, 1 h before the start; 20, 1 h after the end",
    ]);
    expect(row?.evidence.map(({ source }) => `${source.file}:${source.line}`)).toEqual([
      "interventions.csv:2",
      "labs.csv:2",
      "labs.csv:3",
    ]);
  });

  test("a dose that was assumed is marked", () => {
    const [row] = rowsOf(episodesStudy({ whenEmpty: '"3.0 10*11"' }), story({ hour1: "23", dose: "" }), "CCI1H");
    expect(row?.assumed).toBe(true);
    expect(row?.lines[0]).toContain("÷ 3 (assumed) = 10000");
  });
});
