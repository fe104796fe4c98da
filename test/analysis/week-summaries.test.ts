import { expect, test } from "vitest";
import { weekSummaries } from "../../src/analysis/estimates/week-summaries.ts";
import { parseDay } from "../../src/core/calendar.ts";
import { read } from "../ingestion/small-export.ts";

/** Haemoglobin of the participants by day after the reference day, in g/L; `<70` is known only as below. */
async function weeksOf(
  courses: Readonly<Record<string, readonly (readonly [day: number, value: string])[]>>,
  arm = "A",
) {
  const date = (day: number) => new Date(Date.UTC(2026, 0, 31 + day)).toISOString().slice(0, 10);
  const labs = Object.entries(courses).flatMap(([id, rows]) =>
    rows.map(([day, value], index) => `${id},hemoglobin,${date(day)}T0${index}:00,${value},g/L\n`),
  );
  const { dataset } = await read({
    "participants.csv": `participant_id,arm,last_contact_on\n${Object.keys(courses)
      .map((id) => `${id},${arm},2026-12-31\n`)
      .join("")}`,
    "labs.csv": `participant_id,analyte,collected_at,value,unit\n${labs.join("")}P0,neutrophils,2026-01-01,1,10*9/L\nP0,platelets,2026-01-01,1,10*9/L\nP0,ferritin,2026-01-01,1,ug/L\n`,
    "interventions.csv": "participant_id,intervention,started_at\n",
    "events.csv": "participant_id,event,occurred_on\n",
  });
  if (dataset === undefined) throw new Error("the export of the test is not sound");
  const summaries = weekSummaries({
    participants: dataset.participants,
    referenceOf: ({ id }) => (id === "P0" ? undefined : parseDay("2026-01-31")),
    analytes: ["hemoglobin"],
  });
  return summaries
    .filter(({ group }) => group === "Total")
    .map(({ week, values, changes }) => ({
      week,
      n: values.n,
      mean: values.mean,
      changed: changes.n,
      change: changes.mean,
    }));
}

/** Nobody of interest, so that the export has a row of everything that the small study reads. */
const P0 = { P0: [[0, "100"]] } as const;

test.each([
  { name: "the reference day itself is baseline", rows: [[0, "80"]], wanted: [{ week: 0, n: 1, mean: 80 }] },
  { name: "seven days before it too", rows: [[-7, "80"]], wanted: [{ week: 0, n: 1, mean: 80 }] },
  { name: "eight days before it no longer", rows: [[-8, "80"]], wanted: [] },
  {
    name: "of several the last",
    rows: [
      [-5, "70"],
      [-1, "80"],
    ],
    wanted: [{ week: 0, n: 1, mean: 80 }],
  },
  {
    name: "days 1 to 3 are neither",
    rows: [
      [1, "80"],
      [3, "81"],
    ],
    wanted: [],
  },
  { name: "days 4 and 10 are week 1", rows: [[4, "80"]], wanted: [{ week: 1, n: 1, mean: 80 }] },
  { name: "day 10 is week 1", rows: [[10, "80"]], wanted: [{ week: 1, n: 1, mean: 80 }] },
  { name: "day 11 is week 2", rows: [[11, "80"]], wanted: [{ week: 2, n: 1, mean: 80 }] },
  {
    name: "of two equally near the earlier",
    rows: [
      [12, "80"],
      [16, "90"],
    ],
    wanted: [{ week: 2, n: 1, mean: 80 }],
  },
  {
    name: "the nearest",
    rows: [
      [12, "80"],
      [15, "90"],
    ],
    wanted: [{ week: 2, n: 1, mean: 90 }],
  },
  {
    name: "several of a day are their mean",
    rows: [
      [7, "80"],
      [7, "91"],
    ],
    wanted: [{ week: 1, n: 1, mean: 85.5 }],
  },
  { name: "a result known only as below has no value", rows: [[7, "<70"]], wanted: [] },
] as const)("$name", async ({ rows, wanted }) => {
  expect(await weeksOf({ ...P0, P1: rows })).toMatchObject(wanted);
  expect(await weeksOf({ ...P0, P1: rows })).toHaveLength(wanted.length);
});

test("the change is of those with both values, and exact", async () => {
  const found = await weeksOf({
    ...P0,
    P1: [
      [0, "80.1"],
      [56, "95.4"],
    ],
    P2: [[56, "100"]],
    P3: [[0, "70"]],
  });
  expect(found).toEqual([
    { week: 0, n: 2, mean: 75.05, changed: 0, change: undefined },
    { week: 8, n: 2, mean: 97.7, changed: 1, change: 15.3 },
  ]);
});
