import { describe, expect, test } from "vitest";
import type { ReportData } from "../../src/reporting/model/report-data.ts";
import { AWKWARD_NAMES, awkwardDataOf, FIXTURES, reportDataOf } from "./report-data-of.ts";

const ALL = [
  ...FIXTURES.map((name) => ({ name, load: () => reportDataOf(name) })),
  ...AWKWARD_NAMES.map((name) => ({ name, load: () => awkwardDataOf(name) })),
];

describe.each(ALL)("the report data of $name", ({ load }) => {
  test("are plain: what JSON cannot hold is not in it", async () => {
    const data = await load();
    expect(strangersIn(data)).toEqual([]);
  });

  test("has one result per participant and endpoint, in the states that the estimates count", async () => {
    const data = await load();
    const { participants, results } = levelOf(data);
    expect(results.length).toBe(participants.length * data.endpoints.length);
    for (const { paramcd } of data.endpoints) {
      const own = results.filter((result) => result.paramcd === paramcd && result.inPopulation);
      const counted = data.estimates.filter(
        (row) => row.paramcd === paramcd && row.group === "Total" && row.statistic === "participants",
      );
      expect(tally(own.map(({ state }) => state))).toEqual(
        Object.fromEntries(counted.map(({ category, value }) => [category, value])),
      );
    }
  });

  test("has every estimate, group and analyte once, and refers only to what is there", async () => {
    const data = await load();
    const paramcds = new Set(data.endpoints.map(({ paramcd }) => paramcd));
    const groups = new Set(data.groups.map(({ name }) => name));
    const ids = levelOf(data).participants.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(ids.toSorted());
    for (const { paramcd, group } of [...data.curves, ...data.safety]) {
      expect(paramcds).toContain(paramcd);
      expect(groups).toContain(group);
    }
    for (const { group } of data.weeks) expect(groups).toContain(group);
    const places = levelOf(data).results.flatMap(({ participant, evidence, findings }) => {
      const size = levelOf(data).participants.find(({ id }) => id === participant)?.rows.length ?? 0;
      const inFindings = findings.flatMap(({ finding }) => finding.evidence);
      return [...evidence, ...inFindings].filter((place) => place < 0 || place >= size);
    });
    expect(places).toEqual([]);
  });

  test("curves start from nothing, keep their counts and end where they say", async () => {
    const { curves } = await load();
    for (const curve of curves) {
      const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);
      expect(sum(curve.allEvents) + sum(curve.censored)).toBe(curve.n);
      expect(curve.time).toEqual(curve.time.toSorted((a, b) => a - b));
      const direction = curve.estimator === "kaplan-meier" ? -1 : 1;
      const steps = curve.value.map((value, index) => (value - (curve.value[index - 1] ?? value)) * direction);
      expect(steps.every((step) => step >= 0)).toBe(true);
      if (curve.entry === null) expect(curve.atRisk[0]).toBe(curve.n);
    }
  });
});

describe("curves are those that the estimates are read from", () => {
  test.each(FIXTURES)("%s", async (fixture) => {
    const { curves, estimates } = await reportDataOf(fixture);
    for (const curve of curves) {
      const statistic = curve.estimator === "kaplan-meier" ? "survival" : "cumulative-incidence";
      const inDays = estimates.filter(
        (row) =>
          row.paramcd === curve.paramcd &&
          row.group === curve.group &&
          row.statistic === statistic &&
          (row.category === "" || row.category === curve.cause) &&
          /^\d+ d$/.test(row.timepoint),
      );
      for (const { timepoint, value, lower, upper, n } of inDays) {
        const slot = curve.time.findLastIndex((time) => time <= Number.parseInt(timepoint, 10));
        if (value === null || slot < 0) continue;
        expect([curve.value[slot], curve.lower[slot], curve.upper[slot], curve.n]).toEqual([value, lower, upper, n]);
      }
    }
  });
});

test("the path of the accrual ends with the responders of the decision", async () => {
  const { decisions } = await reportDataOf("NCT05660785");
  expect(decisions.map(({ name, word, paramcd }) => [name, word, paramcd])).toMatchInlineSnapshot(`
    [
      [
        "stage-gate",
        "reject",
        "RESPW24",
      ],
    ]
  `);
  for (const { path, final, stage1, design } of decisions) {
    if (final.pending === 0) expect(path.at(-1)).toBe(final.responders);
    if (path.length >= design.n1) expect(path[design.n1 - 1]).toBe(stage1.responders);
  }
});

describe("the courses of participants", () => {
  test.each(FIXTURES)("%s: series and records in order, ends not before starts", async (fixture) => {
    for (const { series, records } of levelOf(await reportDataOf(fixture)).participants) {
      for (const { day, value, line, raw, qualifier } of series) {
        expect(day).toEqual(day.toSorted((a, b) => a - b));
        expect([value.length, line.length, raw.length, qualifier.length]).toEqual(Array(4).fill(day.length));
      }
      const starts = records.map(({ day }) => Math.floor(day));
      expect(starts).toEqual(starts.toSorted((a, b) => a - b));
      expect(records.filter(({ day, endDay }) => endDay !== null && endDay < day)).toEqual([]);
    }
  });
});

test("what the study says comes in pieces: thresholds, citations, causes", async () => {
  const { endpoints, analytes, study } = await reportDataOf("NCT07362095");
  const of = (paramcd: string) => endpoints.find((endpoint) => endpoint.paramcd === paramcd);
  const shown = (paramcd: string) =>
    of(paramcd)?.thresholds.map(({ analyte, value, text }) => `${analyte} ${value} (${text})`);
  expect(shown("ANCENGR")).toEqual(["neutrophils 0.5 (> 0.5 10*9/L)"]);
  expect(shown("PLTENGR")).toEqual(["platelets 40 (>= 40 10*9/L)"]);
  // A rise is no line on a scale.
  expect(shown("HB15W8")).toEqual([]);
  expect(shown("ELIGHB")).toEqual(["hemoglobin 80 (< 80 g/L)"]);
  expect(of("HB15W8")?.citations).toMatchObject([
    {
      cites: "seeds/NCT07362095.yaml#primary-1",
      where: "seeds/NCT07362095.yaml:30",
      says: expect.stringContaining("1.5 g/dL"),
    },
  ]);
  expect(of("ANCENGR")?.time).toEqual({
    origin: "transplant",
    estimator: "cumulative-incidence",
    causes: [
      { cnsr: 0, name: "event" },
      { cnsr: 2, name: "graft-failure" },
      { cnsr: 3, name: "second-transplant" },
      { cnsr: 4, name: "death" },
    ],
    horizonDays: 28,
    at: ["14 d", "21 d", "28 d"],
  });
  expect(analytes.map(({ name, isCount }) => [name, isCount])).toEqual([
    ["hemoglobin", false],
    ["neutrophils", true],
    ["platelets", true],
  ]);
  expect(study.reference?.anchor).toBe("first-dose");
});

function levelOf(data: ReportData): NonNullable<ReportData["participantLevel"]> {
  if (data.participantLevel === null) throw new Error("no participants");
  return data.participantLevel;
}

function tally(states: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const state of states) counts[state] = (counts[state] ?? 0) + 1;
  return counts;
}

/** Where a value stands that is not null, a boolean, a text, a number, an array or a plain object. */
function strangersIn(value: unknown, path = ""): readonly string[] {
  if (value === null || typeof value === "boolean" || typeof value === "string") return [];
  if (typeof value === "number") return Number.isNaN(value) || Object.is(value, -0) ? [path] : [];
  if (Array.isArray(value)) return value.flatMap((item, index) => strangersIn(item, `${path}/${index}`));
  if (typeof value !== "object" || Object.getPrototypeOf(value) !== Object.prototype) return [path];
  return Object.entries(value).flatMap(([key, item]) => strangersIn(item, `${path}/${key}`));
}
