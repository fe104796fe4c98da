import fc from "fast-check";
import { expect, test } from "vitest";
import { runStudy } from "../../src/engine.ts";
import { openFiles } from "../ingestion/small-export.ts";
import { type Course, derive, responseStudy, type Series, short, studyText } from "./course.ts";

function engraftment(startAfter: "origin" | "first-drop"): string {
  return studyText(`endpoints:
  engraftment:
    paramcd: ENGR
    label: Engraftment
    role: secondary
    cites: seeds/T1.yaml#secondary-1
    kind: time-to-event
    origin: transplant
    event: { sustained: neutrophils, is: "> 0.5 10*9/L", run: { length: 3 d, consecutive: calendar }, start-after: ${startAfter} }
    horizon: 28 d
    estimate: { cumulative-incidence: { at: [28 d] } }
`);
}

const STUDIES = { origin: engraftment("origin"), "first-drop": engraftment("first-drop") };

/** Tenths of 10*9/L per day; a day that is not there was not measured. */
type Tenths = Readonly<Record<number, number>>;
const tenths: fc.Arbitrary<Tenths> = fc.dictionary(
  fc.integer({ min: 0, max: 32 }).map(String),
  fc.integer({ min: 1, max: 9 }),
  { minKeys: 10, maxKeys: 33 },
);
const series = (values: Tenths): Series =>
  Object.fromEntries(Object.entries(values).map(([day, value]) => [day, `0.${value}`]));

function engraftedOn(startAfter: keyof typeof STUDIES, values: Tenths): number {
  const { outcome } = derive(STUDIES[startAfter], { labs: { neutrophils: series(values) } });
  return outcome.kind === "time" && outcome.cnsr === 0 ? outcome.days : Number.POSITIVE_INFINITY;
}

const raised = (values: Tenths, by: Tenths, after: number): Tenths =>
  Object.fromEntries(
    Object.entries(values).map(([day, value]) => [
      day,
      Number(day) > after ? Math.min(9, value + (by[Number(day)] ?? 1)) : value,
    ]),
  );

test("raising counts never delays engraftment counted from the origin", () => {
  fc.assert(
    fc.property(tenths, tenths, (values, by) => {
      expect(engraftedOn("origin", raised(values, by, -1))).toBeLessThanOrEqual(engraftedOn("origin", values));
    }),
  );
});

test("raising counts after the first drop never delays engraftment after it", () => {
  fc.assert(
    fc.property(tenths, tenths, (values, by) => {
      const drop = Object.keys(values)
        .map(Number)
        .sort((a, b) => a - b)
        .find((day) => (values[day] ?? 0) <= 5);
      fc.pre(drop !== undefined);
      expect(engraftedOn("first-drop", raised(values, by, drop ?? 0))).toBeLessThanOrEqual(
        engraftedOn("first-drop", values),
      );
    }),
  );
});

test("a count removed never brings engraftment forward", () => {
  fc.assert(
    fc.property(tenths, fc.integer({ min: 0, max: 32 }), (values, day) => {
      const fewer = Object.fromEntries(Object.entries(values).filter(([other]) => Number(other) !== day));
      expect(engraftedOn("origin", fewer)).toBeGreaterThanOrEqual(engraftedOn("origin", values));
    }),
  );
});

test("engraftment begins a run of three measured days above the threshold, and no earlier day does", () => {
  fc.assert(
    fc.property(tenths, (values) => {
      const starts = [...Array(29).keys()].filter((day) => [0, 1, 2].every((next) => (values[day + next] ?? 0) > 5));
      expect(engraftedOn("origin", values)).toBe(starts[0] ?? Number.POSITIVE_INFINITY);
    }),
  );
});

const FREE = responseStudy(
  '{ all: [{ compare: post, is: ">= 90 g/L" }, { absent: { intervention: rbc-transfusion }, window: { from: -14 d, to: 0 d, of: post, open: from } }] }',
  {
    quantities: "  post: { measure: hemoglobin, target: { at: 56 d, of: transplant, within: 7 d }, choose: nearest }",
  },
);

test("transfusions outside the look-back change nothing, any inside it does", () => {
  const course = (days: readonly number[]): Course => ({
    labs: { hemoglobin: { 56: "95" } },
    interventions: { "rbc-transfusion": days },
  });
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -30, max: 120 }), { maxLength: 5 }), (days) => {
      const inside = days.filter((day) => day > 42 && day <= 56);
      expect(short(derive(FREE, course(days.sort((a, b) => a - b))))).toBe(inside.length > 0 ? "N" : "Y");
    }),
  );
});

test("the order of rows does not matter", async () => {
  const at = (day: number) => new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10);
  const lab = fc
    .tuple(fc.constantFrom("P1", "P2"), fc.integer({ min: 0, max: 30 }), fc.integer({ min: 1, max: 9 }))
    .map(([id, day, value]) => ({ key: `${id},neutrophils,${at(day)}`, value }));
  const labs = fc.uniqueArray(lab, { selector: ({ key }) => key, minLength: 5, maxLength: 40 });
  const run = async (rows: readonly { key: string; value: number }[], flip: boolean) => {
    const order = (lines: readonly string[]) => (flip ? lines.toReversed() : lines).join("\n");
    const files = {
      "participants.csv": `participant_id\n${order(["P1", "P2"])}\n`,
      "labs.csv": `participant_id,analyte,collected_at,value,unit\n${rows.map(({ key, value }) => `${key},0.${value},10*9/L\n`).join("")}`,
      "interventions.csv": "participant_id,intervention,started_at\n",
      "events.csv": `participant_id,event,occurred_on\n${order(["P1,stem-cell-infusion,2026-01-01", "P2,stem-cell-infusion,2026-01-03", "P1,death,2026-02-20"])}\n`,
    };
    const options = { cutoff: undefined, transfusionsComplete: false, readings: "none", only: undefined } as const;
    const { value } = await runStudy({ name: "study.yaml", text: STUDIES["first-drop"] }, openFiles(files), options);
    return value?.derivations.map((derivation) => `${derivation.participant.id} ${short(derivation)}`);
  };
  const both = labs.chain((rows) => fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })));
  await fc.assert(
    fc.asyncProperty(both, async ([rows, shuffled]) => {
      const wanted = await run(rows, false);
      expect(wanted).toHaveLength(2);
      expect(await run(shuffled, true)).toEqual(wanted);
    }),
    { numRuns: 25 },
  );
});
