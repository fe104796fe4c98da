/** UCI bone marrow transplant against R: cmprsk::cuminc, cmprsk's Gray test and survival::survfit on the same file, 1000000 as "did not happen". */
import { beforeAll, describe, expect, it } from "vitest";
import { type ExampleRun, estimateOf, runExample, verdicts } from "./run-example.ts";

let run: ExampleRun;
beforeAll(async () => {
  run = await runExample("examples/uci-bone-marrow/study.yaml", "examples/uci-bone-marrow/data");
});

const BM = "bone marrow";
const PB = "peripheral blood";

describe("UCI bone marrow", () => {
  it.each([
    ["ANCREC", BM, "14 d", 0.11904761905],
    ["ANCREC", BM, "21 d", 0.83333333333],
    ["ANCREC", PB, "14 d", 0.50344827586],
    ["ANCREC", PB, "21 d", 0.95172413793],
    ["PLTREC", BM, "20 d", 0.095238095238],
    ["PLTREC", PB, "20 d", 0.55172413793],
    ["PLTREC", PB, "30 d", 0.78620689655],
    ["PLTREC", PB, "60 d", 0.86896551724],
    ["PLTREC", PB, "100 d", 0.89655172414],
    ["AGVHD34", BM, "30 d", 0.19047619048],
    ["AGVHD34", BM, "60 d", 0.21428571429],
    ["AGVHD34", BM, "100 d", 0.2380952381],
    ["AGVHD34", PB, "30 d", 0.13793103448],
    ["AGVHD34", PB, "60 d", 0.2],
    ["AGVHD34", PB, "100 d", 0.22068965517],
  ])("cumulative incidence of %s, %s, %s", (PARAMCD, GROUP, TIMEPOINT, expected) => {
    const row = estimateOf(run, { PARAMCD, GROUP, STATISTIC: "cumulative-incidence", TIMEPOINT });
    expect(Number(row?.["VALUE"])).toBeCloseTo(expected, 10);
  });

  it.each([
    [BM, "100 d", 0.69047619048, 0.52737573257, 0.80703230347],
    [BM, "365 d", 0.52380952381, 0.36421864589, 0.66100991009],
    [BM, "1825 d", 0.42857142857, 0.27818383859, 0.57058049461],
    [PB, "100 d", 0.86896551724, 0.80229740952, 0.91433835118],
    [PB, "365 d", 0.68275862069, 0.60027006284, 0.75176069968],
    [PB, "1825 d", 0.56285907422, 0.4745124529, 0.6420487217],
  ])("overall survival, %s, %s", (GROUP, TIMEPOINT, value, lower, upper) => {
    const row = estimateOf(run, { PARAMCD: "OS", GROUP, STATISTIC: "survival", TIMEPOINT });
    expect(Number(row?.["VALUE"])).toBeCloseTo(value, 10);
    expect(Number(row?.["LOWER"])).toBeCloseTo(lower, 9);
    expect(Number(row?.["UPPER"])).toBeCloseTo(upper, 9);
  });

  it("Gray's test of the sources", () => {
    const row = estimateOf(run, { PARAMCD: "ANCREC", STATISTIC: "p-value" });
    expect(Number(row?.["VALUE"])).toBeCloseTo(0.0036555938737, 12);
  });

  it.each([
    ["ANCREC", 182, "median 15 d"],
    ["PLTREC", 168, ""],
    ["AGVHD34", 42, ""],
    ["OS", 85, ""],
  ])("%s has %i events", (PARAMCD, events, text) => {
    expect([...verdicts(run, PARAMCD).values()].filter((row) => row["CNSR"] === "0")).toHaveLength(events);
    expect(run.text).toContain(text);
  });

  it("sets aside the two recoveries of platelets after death, which the times of the file have as recoveries", () => {
    expect(run.ledger.map((row) => [row["line"], row["code"], row["raw"]])).toEqual([
      ["9", "AFTER_DEATH", "2000-02-28"],
      ["65", "AFTER_DEATH", "2000-01-31"],
    ]);
    // R, given the two as recoveries, has 32 of 42 at day 100.
    const row = estimateOf(run, {
      PARAMCD: "PLTREC",
      GROUP: BM,
      STATISTIC: "cumulative-incidence",
      TIMEPOINT: "100 d",
    });
    expect(Number(row?.["VALUE"])).toBeCloseTo(30 / 42, 12);
    expect(0.7619047619 * 42).toBeCloseTo(32, 6);
  });
});
