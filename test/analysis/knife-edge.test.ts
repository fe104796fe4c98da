import { describe, expect, test } from "vitest";
import { findKnifeEdges } from "../../src/analysis/robustness/knife-edge.ts";
import { sourceText } from "../../src/core/source-reference.ts";
import { readExport } from "../../src/engine.ts";
import { loaded } from "../definition/small-study.ts";
import { openFiles } from "../ingestion/small-export.ts";

const STUDY = loaded(`nadir: 1
study: { id: K1, title: Knife edges, status: registered }
anchors:
  start: { intervention: luspatercept }
quantities:
  hb-baseline: { measure: hemoglobin, window: { from: -3 d, to: -1 d, of: start }, summarize: mean }
  hb-later: { measure: hemoglobin, target: { at: 56 d, of: start, within: 7 d }, choose: nearest }
  units: { total: { intervention: rbc-transfusion }, sum: dose, window: { from: 0 d, to: 56 d, of: start } }
endpoints:
  response:
    paramcd: RESP
    label: Response
    role: primary
    kind: response
    criterion:
      all:
        - { change: hb-later, from: hb-baseline, is: ">= 1.5 g/dL" }
        - { absent: { intervention: rbc-transfusion }, window: { from: -14 d, to: 0 d, of: hb-later, open: from } }
    missing: non-response
  engraftment:
    paramcd: ENGR
    label: Engraftment
    role: secondary
    kind: time-to-event
    origin: start
    event: { sustained: neutrophils, is: "> 0.5 10*9/L", run: { length: 3 d, consecutive: calendar } }
    competing: [death]
    horizon: 28 d
    estimate: { cumulative-incidence: { at: [28 d] } }
  units:
    paramcd: UNITS
    label: Units
    role: supportive
    kind: change
    value: units
`);

interface Rows {
  readonly labs?: readonly string[];
  readonly interventions?: readonly string[];
  readonly events?: readonly string[];
}

/** Row, what stands there, what would, and the verdict before and after, of one participant who starts on 2026-03-01. */
async function edges(endpoint: string, { labs = [], interventions = [], events = [] }: Rows): Promise<string[]> {
  const file = (head: string, rows: readonly string[]) => [head, ...rows.map((row) => `P1,${row}`), ""].join("\n");
  const open = openFiles({
    "participants.csv": "participant_id,transfusions_complete_through\nP1,2026-08-01\n",
    "labs.csv": file("participant_id,analyte,collected_at,value,unit", [
      "hemoglobin,2026-07-01,10,g/dL",
      "neutrophils,2026-07-01,3,10*9/L",
      ...labs,
    ]),
    "interventions.csv": file("participant_id,intervention,started_at,dose", [
      "luspatercept,2026-03-01,",
      ...interventions,
    ]),
    "events.csv": file("participant_id,event,occurred_on", events),
  });
  const options = { cutoff: undefined, transfusionsComplete: false };
  const { value, diagnostics } = await readExport(STUDY, open, options);
  if (value === undefined) throw new Error(JSON.stringify(diagnostics));
  return findKnifeEdges(STUDY.study, value.participants, [endpoint]).map(
    ({ row, printed, instead, from, to }) => `${sourceText(row.source)} ${printed} > ${instead}: ${from} > ${to}`,
  );
}

describe("one reporting unit of a value", () => {
  test("a rise of exactly 1.5 g/dL turns on each value it rests on", async () => {
    const labs = ["hemoglobin,2026-02-27,8.1,g/dL", "hemoglobin,2026-04-26,9.6,g/dL"];
    expect((await edges("response", { labs })).filter((edge) => edge.includes("g/dL"))).toEqual([
      "labs.csv:4 8.1 g/dL > 8.2 g/dL: Y > N",
      "labs.csv:5 9.6 g/dL > 9.5 g/dL: Y > N",
    ]);
  });

  test("the unit is the last digit printed", async () => {
    const labs = ["hemoglobin,2026-02-27,81,g/L", "hemoglobin,2026-04-26,9.65,g/dL"];
    expect((await edges("response", { labs })).filter((edge) => /g\/d?L/.test(edge))).toEqual([
      "labs.csv:4 81 g/L > 82 g/L: Y > N",
    ]);
  });

  test("a count below the threshold, between a drop and a run, makes the run longer", async () => {
    const labs = [
      "neutrophils,2026-03-05,0.1,10*9/L",
      "neutrophils,2026-03-12,0.5,10*9/L",
      "neutrophils,2026-03-13,0.7,10*9/L",
      "neutrophils,2026-03-14,0.7,10*9/L",
      "neutrophils,2026-03-15,0.7,10*9/L",
    ];
    expect((await edges("engraftment", { labs })).filter((edge) => edge.includes("10*9"))).toEqual([
      "labs.csv:5 0.5 10*9/L > 0.6 10*9/L: event 12 > event 11",
    ]);
  });

  test("a result below a limit has no last digit", async () => {
    const labs = ["hemoglobin,2026-02-27,<8.2,g/dL", "hemoglobin,2026-04-26,9.6,g/dL"];
    expect((await edges("response", { labs })).filter((edge) => edge.includes("<"))).toEqual([]);
  });
});

describe("one day of a row", () => {
  const FAR = ["hemoglobin,2026-02-27,7,g/dL", "hemoglobin,2026-02-28,7,g/dL", "hemoglobin,2026-04-26,12,g/dL"];

  test("the only transfusion, on the first day of the look-back", async () =>
    expect(await edges("response", { labs: FAR, interventions: ["rbc-transfusion,2026-04-13,1"] })).toEqual([
      "interventions.csv:3 2026-04-13 > 2026-04-12: N > Y",
      "labs.csv:6 2026-04-26 > 2026-04-27: N > Y",
    ]));

  test("a transfusion just outside is no evidence, and is looked at all the same", async () =>
    expect(await edges("response", { labs: FAR, interventions: ["rbc-transfusion,2026-04-12,1"] })).toEqual([
      "interventions.csv:3 2026-04-12 > 2026-04-13: Y > N",
      "labs.csv:6 2026-04-26 > 2026-04-25: Y > N",
    ]));

  test("a responder well inside every window turns on nothing", async () =>
    expect(await edges("response", { labs: FAR })).toEqual([]));

  test("the day of the origin moves a time by that day, which turns nothing", async () => {
    const labs = ["05,0.1", "12,2", "13,2", "14,2", "15,2"].map((text) => {
      const [day, value] = text.split(",");
      return `neutrophils,2026-03-${day},${value},10*9/L`;
    });
    const found = await edges("engraftment", { labs });
    expect(found.filter((edge) => edge.startsWith("interventions.csv"))).toEqual([]);
    expect(found).toContain("labs.csv:6 2026-03-13 > 2026-03-12: event 11 > censored 28");
  });

  test("a death a day later is followed a day longer", async () => {
    const found = await edges("engraftment", {
      events: ["death,2026-03-29"],
      labs: ["neutrophils,2026-03-05,0.1,10*9/L"],
    });
    expect(found).toContain("events.csv:2 2026-03-29 > 2026-03-30: death 28 > censored 4");
  });
});

test("a total moves with every unit, so that it is there is what counts", async () =>
  expect(await edges("units", { interventions: ["rbc-transfusion,2026-03-10,2"] })).toEqual([]));
