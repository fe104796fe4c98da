import { describe, expect, test } from "vitest";
import { estimateRows, runSafety } from "../analysis/safety-run.ts";
import { short } from "./course.ts";

const SHIFT = `    kind: shift
    measure: platelets
    direction: low
    ctcae: v5
    baseline: { from: -28 d of first-dose, to: 0 d of first-dose }
    window: { from: 0 d of first-dose, to: 60 d of last-dose }
`;
const OF_ALT = SHIFT.replace("platelets", "alt").replace("low", "high");

interface Result {
  readonly on: string;
  readonly value: string;
  readonly lower?: string;
  readonly upper?: string;
}

function labsOf(analyte: string, unit: string, results: readonly Result[]): string {
  return results
    .map(({ on, value, lower = "", upper = "" }) => `P1,${analyte},${on},${value},${unit},${lower},${upper}\n`)
    .join("");
}

async function shiftOf(
  endpoint: string,
  labs: string,
  rest: { contact?: string; events?: string; cutoff?: string } = {},
) {
  const { contact = "", events = "", cutoff = "2026-12-31" } = rest;
  const interventions = "P1,luspatercept,2026-01-10\n";
  const run = await runSafety(endpoint, { participants: `P1,,${contact}\n`, interventions, events, labs, cutoff });
  const [derivation] = run.derivations;
  if (derivation === undefined) throw new Error("no derivation");
  return { run, derivation, text: short(derivation) };
}

const platelets = (...results: readonly (readonly [on: string, value: string, lower?: string])[]) =>
  labsOf(
    "platelets",
    "10*9/L",
    results.map(([on, value, lower = "100"]) => ({ on, value, lower })),
  );

describe("from baseline to the worst grade", () => {
  test.each([
    {
      name: "worse",
      labs: platelets(["2026-01-09", "80"], ["2026-01-20", "49"], ["2026-01-25", "90"]),
      wanted: "1 -> 3",
    },
    {
      name: "the last result on or before the dose",
      labs: platelets(["2026-01-01", "20"], ["2026-01-10", "100"], ["2026-01-11", "99"]),
      wanted: "0 -> 1",
    },
    {
      name: "of one day the later",
      labs: platelets(["2026-01-10T06:00", "20"], ["2026-01-10T09:00", "60"], ["2026-01-11", "60"]),
      wanted: "2 -> 2",
    },
    { name: "better", labs: platelets(["2026-01-09", "20"], ["2026-01-20", "60"]), wanted: "4 -> 2" },
    {
      name: "on the last day of the window",
      labs: platelets(["2026-01-09", "120"], ["2026-03-11", "10"]),
      wanted: "0 -> 4",
    },
    { name: "after the window", labs: platelets(["2026-01-09", "120"], ["2026-03-12", "10"]), wanted: "NO_VALUE" },
    { name: "no baseline", labs: platelets(["2026-01-11", "80"]), wanted: "NO_VALUE" },
    { name: "a baseline too old", labs: platelets(["2025-12-12", "80"], ["2026-01-11", "80"]), wanted: "NO_VALUE" },
    {
      name: "a limit decides whether it is normal",
      labs: platelets(["2026-01-09", "80", ""], ["2026-01-20", "60"]),
      wanted: "MISSING_LIMIT",
    },
    {
      name: "deeper grades need no limit",
      labs: platelets(["2026-01-09", "60", ""], ["2026-01-20", "24", ""]),
      wanted: "2 -> 4",
    },
    {
      name: "a worse grade settles what a limit leaves open",
      labs: platelets(["2026-01-09", "60"], ["2026-01-20", "90", ""], ["2026-01-21", "60"]),
      wanted: "2 -> 2",
    },
    { name: "below a limit, decided", labs: platelets(["2026-01-09", "60"], ["2026-01-20", "<5"]), wanted: "2 -> 4" },
    { name: "below a limit, open", labs: platelets(["2026-01-09", "60"], ["2026-01-20", "<30"]), wanted: "INTERVAL" },
  ])("$name: $wanted", async ({ labs, wanted }) => {
    expect((await shiftOf(SHIFT, labs)).text).toBe(wanted);
  });

  test.each([
    { name: "open at the cut-off", rest: { cutoff: "2026-03-10" }, wanted: "WINDOW_OPEN" },
    { name: "follow-up ended early: the worst observed", rest: { contact: "2026-02-01" }, wanted: "1 -> 3" },
  ])("$name: $wanted", async ({ rest, wanted }) => {
    expect((await shiftOf(SHIFT, platelets(["2026-01-09", "80"], ["2026-01-20", "49"]), rest)).text).toBe(wanted);
  });

  test("died without a result afterwards", async () => {
    const events = "P1,death,2026-01-15,,,,,\n";
    expect((await shiftOf(SHIFT, platelets(["2026-01-09", "80"]), { events })).text).toBe("DIED");
  });

  test("the other version grades otherwise", async () => {
    const labs = platelets(["2026-01-09", "120"], ["2026-01-20", "24"]);
    expect((await shiftOf(SHIFT.replace("v5", "v6"), labs)).text).toBe("0 -> 3");
  });
});

describe("an abnormal baseline", () => {
  const alt = (...values: readonly string[]) =>
    labsOf(
      "alt",
      "U/L",
      values.map((value, index) => ({ on: `2026-01-${String(10 + index)}`, value, upper: "40" })),
    );
  test.each([
    { name: "normal: multiples of the limit", endpoint: OF_ALT, labs: alt("40", "201"), wanted: "0 -> 3" },
    {
      name: "abnormal: graded by the limit, then by itself",
      endpoint: OF_ALT,
      labs: alt("130", "201"),
      wanted: "2 -> 1",
    },
    { name: "abnormal, three times itself", endpoint: OF_ALT, labs: alt("130", "391"), wanted: "2 -> 2" },
    {
      name: "abnormal, by the limit throughout",
      endpoint: `${OF_ALT}    baseline-multiples: never\n`,
      labs: alt("130", "201"),
      wanted: "2 -> 3",
    },
  ])("$name: $wanted", async ({ endpoint, labs, wanted }) => {
    expect((await shiftOf(endpoint, labs)).text).toBe(wanted);
  });
});

test("the table has every cell, and counts who got worse", async () => {
  const { run, derivation } = await shiftOf(SHIFT, platelets(["2026-01-09", "80"], ["2026-01-20", "49"]));
  expect(derivation.evidence.map(({ source }) => source.line)).toEqual([2, 3]);
  const cells = estimateRows(run, "shift");
  expect(cells).toHaveLength(25);
  expect(cells.filter((row) => !row.endsWith(": 0 of 1"))).toEqual(["Total 1 -> 3: 1 of 1"]);
  expect(estimateRows(run, "proportion")).toEqual([
    "Total treatment-emergent: 1 of 1",
    "Total treatment-emergent / grade 1: 0 of 1",
    "Total treatment-emergent / grade 2: 0 of 1",
    "Total treatment-emergent / grade 3: 1 of 1",
    "Total treatment-emergent / grade 4: 0 of 1",
  ]);
});
