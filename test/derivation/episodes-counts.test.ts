/** Which counts belong to a transfusion: every window at its first and last minute, merging, overlap, and why there is none. */
import { describe, expect, test } from "vitest";
import { answers, type Bag, DAY, episodesStudy, HOUR, type Story, type Time } from "./episodes-course.ts";

const STUDY = episodesStudy();
/** A transfusion from 09:00 to 09:40 on day 10, with a count of 8 two hours before. */
const START = 10 * DAY + 9 * HOUR;
const END = START + 40;
const BAG: Bag = { start: START };
const PRE: readonly [Time, string] = [START - 2 * HOUR, "8"];

function counted(minutes: number, value = "23"): readonly [Time, string] {
  return [END + minutes, value];
}

function hour1(counts: Story["counts"], bags: readonly Bag[] = [BAG], study = STUDY): readonly string[] {
  return answers(study, { bags, counts: counts ?? [] }, "CCI1H");
}

describe("the count an hour after the end", () => {
  test.each([
    { name: "9 minutes is too early", counts: [counted(9)], is: "NO_POST" },
    { name: "10 minutes is the first that counts", counts: [counted(10)], is: "7500" },
    { name: "60 minutes is the last that counts", counts: [counted(60)], is: "7500" },
    { name: "61 minutes is too late", counts: [counted(61)], is: "NO_POST" },
    { name: "the nearest to 60 decides", counts: [counted(20, "9"), counted(55, "23"), counted(30, "10")], is: "7500" },
    { name: "a count during the transfusion is none", counts: [[START + 20, "23"] as const], is: "NO_POST" },
    { name: "a count without a time of day cannot be placed", counts: [[{ day: 10 }, "23"] as const], is: "NO_TIME" },
    { name: "one on another day does not matter", counts: [[{ day: 11 }, "23"] as const], is: "NO_POST" },
  ])("$name", ({ counts, is }) => {
    expect(hour1([PRE, ...counts])).toEqual([is]);
  });
});

describe("the count a day after the end", () => {
  const at = (hours: number, minutes = 0) => counted(hours * HOUR + minutes);
  test.each([
    { name: "17:59 is too early", counts: [at(17, 59)], is: "NO_POST", to26: "NO_POST" },
    { name: "18:00 is the first that counts", counts: [at(18)], is: "7500", to26: "7500" },
    { name: "24:00 is the last that counts", counts: [at(24)], is: "7500", to26: "7500" },
    { name: "24:01 is too late, unless read to 26 h", counts: [at(24, 1)], is: "NO_POST", to26: "7500" },
    { name: "26:00 is the last of that reading", counts: [at(26)], is: "NO_POST", to26: "7500" },
    { name: "26:01 is too late", counts: [at(26, 1)], is: "NO_POST", to26: "NO_POST" },
    {
      name: "23:00 and 25:00 are equally near: the earlier",
      counts: [counted(23 * HOUR, "23"), counted(25 * HOUR, "9")],
      is: "7500",
      to26: "7500",
    },
    {
      name: "25:59 is nearer than 22:00",
      counts: [counted(22 * HOUR, "9"), counted(25 * HOUR + 59, "23")],
      is: "500",
      to26: "7500",
    },
  ])("$name", ({ counts, is, to26 }) => {
    const story = { bags: [BAG], counts: [PRE, ...counts] };
    expect(answers(STUDY, story, "CCI24H")).toEqual([is]);
    expect(answers(episodesStudy({ hour24: "26 h" }), story, "CCI24H")).toEqual([to26]);
  });
});

describe("the count before", () => {
  const post = counted(60);
  test.each([
    { name: "24:00 before is the oldest that counts", counts: [[START - DAY, "8"] as const], is: ["7500"] },
    { name: "24:01 before is too old", counts: [[START - DAY - 1, "8"] as const], is: ["NO_PRE"] },
    { name: "a minute before counts", counts: [[START - 1, "8"] as const], is: ["7500"] },
    { name: "at the start is not before it", counts: [[START, "8"] as const], is: ["NO_PRE"] },
    {
      name: "the last of several decides",
      counts: [[START - 90, "3"] as const, [START - 30, "8"] as const],
      is: ["7500"],
    },
    { name: "none at all", counts: [], is: ["NO_PRE"] },
    { name: "without a time of day on the day", counts: [[{ day: 10 }, "8"] as const], is: ["NO_TIME"] },
    { name: "without a time of day on the day before", counts: [[{ day: 9 }, "8"] as const], is: ["NO_TIME"] },
    { name: "without a time of day two days before", counts: [[{ day: 8 }, "8"] as const], is: ["NO_PRE"] },
  ])("$name", ({ counts, is }) => {
    expect(hour1([...counts, post])).toEqual(is);
  });

  test("a transfusion between it and the start spoils it", () => {
    const earlier = { start: START - DAY, end: START - DAY + 40 };
    // Exactly 24 h apart they are two episodes; the later one's last count was taken before the earlier one.
    expect(hour1([[START - DAY - 30, "8"], post], [earlier, BAG])).toEqual(["NO_POST", "NO_PRE"]);
  });
});

describe("which transfusions are one episode", () => {
  const earlier = (before: number): Bag => ({ start: START - before, dose: "2.0" });
  const later: Bag = { start: START, dose: "2.0" };
  const at = (before: number, value = "8"): readonly [Time, string] => [START - before, value];

  test.each([
    {
      name: "23:59 apart without a count between: one, doses added",
      before: DAY - 1,
      counts: [at(DAY + HOUR)],
      is: ["7500"],
    },
    { name: "24:00 apart: two", before: DAY, counts: [at(DAY + HOUR)], is: ["NO_POST", "NO_PRE"] },
    {
      name: "a count between separates them, and is before the later one",
      before: DAY - 1,
      counts: [at(DAY + HOUR), at(3 * HOUR)],
      is: ["NO_POST", "15000"],
    },
    {
      name: "a count at the end of the first separates them",
      before: 3 * HOUR,
      counts: [at(3 * HOUR - 40)],
      is: ["NO_PRE", "15000"],
    },
    {
      name: "a count during the first does not",
      before: 3 * HOUR,
      counts: [at(3 * HOUR + 10), at(3 * HOUR - 39, "30")],
      is: ["7500"],
    },
    {
      name: "nor does one at the start of the second",
      before: 3 * HOUR,
      counts: [at(4 * HOUR), at(0, "30")],
      is: ["7500"],
    },
  ])("$name", ({ before, counts, is }) => {
    expect(hour1([...counts, counted(60)], [earlier(before), later])).toEqual(is);
  });

  test("each is compared with the one before it, not with the first", () => {
    const bags = [0, 20, 40].map((hours): Bag => ({ start: START - (40 - hours) * HOUR, dose: "1.0" }));
    const counts = [[START - 41 * HOUR, "8"] as const, counted(60, "23")];
    // 15 × 1000 × 2 ÷ 3
    expect(hour1(counts, bags)).toEqual(["10000"]);
  });

  test("the end is that of the one that ended last", () => {
    const bags = [{ start: START - 30, end: END + 30, dose: "2.0" }, later];
    expect(hour1([[START - HOUR, "8"], counted(39, "20"), counted(90, "23")], bags)).toEqual(["7500"]);
  });

  test("two without a time of day on one date are one, without a time", () => {
    expect(hour1([PRE], [{ start: { day: 10 } }, { start: { day: 10 } }])).toEqual(["NO_TIME"]);
  });
});

describe("the next transfusion", () => {
  const next = (minutes: number): Bag => ({ start: END + minutes });
  const between = (minutes: number) => counted(minutes, "12");

  test("a count in the window but after it: overlap", () => {
    const counts = [PRE, between(5), counted(30)];
    expect(hour1(counts, [BAG, next(20)])[0]).toBe("OVERLAP");
  });

  test("a count at its start is not before it", () => {
    expect(hour1([PRE, between(5), counted(20)], [BAG, next(20)])[0]).toBe("OVERLAP");
  });

  test("a count before it decides, even where a later one is nearer to 60 minutes", () => {
    expect(hour1([PRE, counted(15), counted(55, "99")], [BAG, next(20)])[0]).toBe("7500");
  });

  test("no count in the window at all: no count, not overlap", () => {
    expect(hour1([PRE, between(5)], [BAG, next(20)])[0]).toBe("NO_POST");
  });
});

describe("why there is no value", () => {
  const counts = [PRE, counted(60)];
  test.each([
    { name: "no time of day at the start", bag: { start: { day: 10 } }, is: "NO_TIME" },
    { name: "no end", bag: { start: START, end: "none" as const }, is: "NO_POST" },
    { name: "an end without a time of day", bag: { start: START, end: { day: 10 } }, is: "NO_TIME" },
    { name: "no dose", bag: { start: START, dose: "" }, is: "NO_DOSE" },
    { name: "a dose of zero", bag: { start: START, dose: "0" }, is: "NO_DOSE" },
    { name: "a dose in bags", bag: { start: START, unit: "bags" }, is: "NO_DOSE" },
    { name: "a dose in percent", bag: { start: START, unit: "%" }, is: "NO_DOSE" },
  ])("$name", ({ bag, is }) => {
    expect(hour1(counts, [bag])).toEqual([is]);
  });

  test.each(["height_cm", "weight_kg"])("%s blank, or zero", (column) => {
    for (const text of ["", "0"]) {
      const story = { bags: [BAG], counts, attributes: { [column]: text } };
      expect(answers(STUDY, story, "CCI1H")).toEqual(["NO_BSA"]);
    }
  });

  test("what can never be had is named before what was not counted, and the counts before the dose", () => {
    const nothing = { bags: [{ start: START, dose: "" }], attributes: { height_cm: "" } };
    expect(answers(STUDY, nothing, "CCI1H")).toEqual(["NO_PRE"]);
    expect(answers(STUDY, { ...nothing, counts: [PRE] }, "CCI1H")).toEqual(["NO_POST"]);
    expect(answers(STUDY, { ...nothing, counts }, "CCI1H")).toEqual(["NO_DOSE"]);
  });

  test("a dose in another unit of number is converted, one without a unit is in 10*11", () => {
    expect(hour1(counts, [{ start: START, dose: "400", unit: "10*9" }])).toEqual(["7500"]);
    expect(hour1(counts, [{ start: START, dose: "4", unit: "" }])).toEqual(["7500"]);
  });

  test("an empty dose may be assumed, which is marked", () => {
    const study = episodesStudy({ whenEmpty: '"3.0 10*11"' });
    expect(hour1(counts, [{ start: START, dose: "" }], study)).toEqual(["10000"]);
  });
});
