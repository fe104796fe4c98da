import { describe, expect, test } from "vitest";
import {
  compareReadings,
  type DeriveEndpoint,
  type ReadingResult,
  readingsTouching,
} from "../../src/analysis/robustness/readings.ts";
import { participantContext } from "../../src/derivation/derive.ts";
import { runStudy } from "../../src/engine.ts";
import { edited, loaded } from "../definition/small-study.ts";
import { type Course, participantOf, studyText } from "../derivation/course.ts";
import { openFiles } from "../ingestion/small-export.ts";

const TEXT = studyText(`quantities:
  last:
    measure: hemoglobin
    window: { from: 0 d, to: { use: 50 d, or: [10 d, 60 d], ref: A1 }, of: transplant }
    choose: { use: last, or: [first], ref: A2 }
endpoints:
  yes:
    paramcd: YES
    label: Yes
    role: primary
    cites: seeds/T1.yaml#primary-1
    kind: response
    criterion: { compare: last, is: ">= 90 g/L" }
  relapse:
    paramcd: RELAPSE
    label: Relapse
    role: secondary
    cites: seeds/T1.yaml#secondary-1
    kind: time-to-event
    origin: transplant
    event: { event: relapse }
    estimate: { kaplan-meier: { at: [100 d] } }
decisions:
  gate:
    simon:
      endpoint: yes
      stage-1: { n: 1, continue-if: ">= 1" }
      final: { n: 2, reject-if: "> 1" }
      cites: seeds/T1.yaml#design-1
`);

const COURSES: readonly Course[] = [
  { id: "P1", attributes: { enrolled_on: "2026-01-01" }, labs: { hemoglobin: { 5: "85", 20: "95" } } },
  { id: "P2", attributes: { enrolled_on: "2026-01-02" }, labs: { hemoglobin: { 20: "95", 55: "85" } } },
];

function compared(text: string, mode: "each" | "grid", courses = COURSES) {
  const derive: DeriveEndpoint = (study, endpoint) =>
    courses.map((course) => participantContext(study, participantOf(course)).endpoint(endpoint));
  return compareReadings({ loaded: loaded(text), mode, derive });
}

const of = (results: readonly ReadingResult[], paramcd: string) =>
  results.filter(({ endpoint }) => endpoint.paramcd === paramcd);
const chosen = ({ choices }: ReadingResult) =>
  choices.map(({ reading, alternative }) => `${reading.ref}=${reading.alternatives[alternative]}`).join(" ");

describe("one at a time", () => {
  const { results } = compared(TEXT, "each");

  test("the readings in use first, then each alternative alone; an endpoint that none touches has one row", () => {
    expect(of(results, "YES").map(chosen)).toEqual(["", "A1=10 d", "A1=60 d", "A2=first"]);
    expect(of(results, "RELAPSE").map(chosen)).toEqual([""]);
  });

  test.each([
    { reading: "", flips: [] },
    { reading: "A1=10 d", flips: ["P1 Y N", "P2 Y NO_VALUE"] },
    { reading: "A1=60 d", flips: ["P2 Y N"] },
    { reading: "A2=first", flips: ["P1 Y N"] },
  ])("who changes under $reading: $flips", ({ reading, flips }) => {
    const found = of(results, "YES").find((result) => chosen(result) === reading);
    expect(found?.flips.map(({ participant, from, to }) => `${participant} ${from} ${to}`)).toEqual(flips);
  });

  test("the decision under each, and the estimates beside the one in use", () => {
    expect(of(results, "YES").map(({ decision }) => `${decision?.from} ${decision?.to}`)).toEqual([
      "reject reject",
      "reject stop",
      "reject do-not-reject",
      "reject stop",
    ]);
    expect(of(results, "YES").map(({ estimate, base }) => [estimate?.value, base?.value])).toEqual([
      [1, 1],
      [0, 1],
      [0.5, 1],
      [0.5, 1],
    ]);
  });
});

describe("every combination", () => {
  test("three times two of them", () => {
    const names = of(compared(TEXT, "grid").results, "YES").map(chosen);
    expect(names).toHaveLength(6);
    expect(new Set(names)).toEqual(
      new Set(["", "A1=10 d", "A1=60 d", "A2=first", "A1=10 d A2=first", "A1=60 d A2=first"]),
    );
  });

  const many = (count: number) => {
    const criteria = Array.from(
      { length: count },
      (_, index) => `{ compare: last, is: { use: ">= ${index} g/L", or: ["> ${index} g/L"], ref: B${index} } }`,
    );
    return edited(
      edited(TEXT, '{ compare: last, is: ">= 90 g/L" }', `{ any: [${criteria.join(", ")}] }`),
      "choose: { use: last, or: [first], ref: A2 }",
      "choose: last",
    ).replace("{ use: 50 d, or: [10 d, 60 d], ref: A1 }", "50 d");
  };

  test("more than 4096 for an endpoint are refused, with their number; the others are derived", () => {
    const { results, refused } = compared(many(13), "grid", COURSES.slice(0, 1));
    expect(refused).toEqual([{ endpoint: "yes", combinations: 8192 }]);
    expect(of(results, "YES")).toEqual([]);
    expect(of(results, "RELAPSE")).toHaveLength(1);
  });

  test("one at a time they are not refused", () => {
    const { results, refused } = compared(many(13), "each", COURSES.slice(0, 1));
    expect([of(results, "YES").length, refused.length]).toEqual([14, 0]);
  });

  test("a run says so where the endpoint stands", async () => {
    const files = {
      "participants.csv": "participant_id,enrolled_on\nP1,2026-01-01\n",
      "labs.csv": "participant_id,analyte,collected_at,value,unit\nP1,hemoglobin,2026-01-05,95,g/L\n",
      "interventions.csv": "participant_id,intervention,started_at\n",
      "events.csv": "participant_id,event,occurred_on\nP1,stem-cell-infusion,2026-01-01\n",
    };
    const options = { cutoff: undefined, transfusionsComplete: false, readings: "grid", only: undefined } as const;
    const { value, diagnostics } = await runStudy({ name: "study.yaml", text: many(13) }, openFiles(files), options);
    expect(value).toBeUndefined();
    expect(diagnostics).toMatchObject([
      { code: "RUN_GRID_TOO_LARGE", severity: "error", where: { file: "study.yaml" } },
    ]);
  });
});

describe("which endpoints a reading touches", () => {
  test.each([
    {
      name: "through a population",
      from: "    kind: time-to-event",
      to: "    population: known\n    kind: time-to-event",
      extra: "populations:\n  known: { attribute: sex, in: { use: [F], or: [[M]], ref: C1 } }\n",
      touched: "C1",
    },
    { name: "through an anchor", from: "    origin: transplant", to: "    origin: other", extra: "", touched: "C2" },
  ])("$name", ({ from, to, extra, touched }) => {
    const anchored = edited(
      TEXT,
      "  first-dose:",
      "  other: { event: stem-cell-infusion, choose: { use: first, or: [last], ref: C2 } }\n  first-dose:",
    );
    const study = loaded(`${edited(anchored, from, to)}${extra}`);
    expect(readingsTouching(study, "relapse").map(({ ref }) => ref)).toEqual([touched]);
    expect(readingsTouching(study, "yes").map(({ ref }) => ref)).toEqual(["A1", "A2"]);
  });

  // Once a fault: nothing outside the endpoint is looked at, so a reading of the decision is never derived and appears nowhere.
  test("a reading of a decision touches the endpoint it decides", () => {
    const text = edited(TEXT, 'continue-if: ">= 1"', 'continue-if: { use: ">= 1", or: [">= 0"], ref: D1 }');
    expect(of(compared(text, "each").results, "YES").map(chosen).join()).toContain("D1");
  });
});
