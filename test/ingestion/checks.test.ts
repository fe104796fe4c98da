import { describe, expect, test } from "vitest";
import { readExport } from "../../src/engine.ts";
import { loaded } from "../definition/small-study.ts";
import { type Asked, type Content, GOOD, openFiles, places, read } from "./small-export.ts";

interface Case {
  readonly name: string;
  /** Rows after those of the good export. */
  readonly labs?: string;
  readonly interventions?: string;
  readonly events?: string;
  /** The whole file instead of the good one. */
  readonly files?: Readonly<Record<string, Content>>;
  readonly asked?: Asked;
  readonly said: readonly string[];
}

function filesOf({ labs = "", interventions = "", events = "", files = {} }: Case): Record<string, Content> {
  return {
    ...GOOD,
    "labs.csv": GOOD["labs.csv"] + labs,
    "interventions.csv": GOOD["interventions.csv"] + interventions,
    "events.csv": GOOD["events.csv"] + events,
    ...files,
  };
}

const AT_LAST = "P1,platelets,2026-06-01T23:59,41,10*9/L\n";
const participants = (text: string) => ({ "participants.csv": text });
const HB = (rows: readonly string[]) => rows.map((row) => `P2,hemoglobin,${row}\n`).join("");

const CASES: readonly Case[] = [
  { name: "a result on the last contact", labs: AT_LAST, said: [] },
  {
    name: "a result the day after the last contact",
    labs: AT_LAST.replace("06-01", "06-02"),
    said: ["labs.csv:9:collected_at DATA_AFTER_LAST_CONTACT participants.csv:2"],
  },
  {
    name: "an intervention after the last contact, and a result before it: one question, about the later",
    labs: AT_LAST.replace("06-01", "06-02"),
    interventions: "P1,luspatercept,2026-06-03,,,\n",
    said: ["interventions.csv:5:started_at DATA_AFTER_LAST_CONTACT participants.csv:2"],
  },
  {
    name: "the earliest day that fits an age of 0: born a year and less before the enrolment",
    files: participants("participant_id,age_years,enrolled_on\nP1,0,2026-12-31\nP2,58,2026-01-02\n"),
    said: [],
  },
  {
    name: "a day earlier than fits the age",
    files: participants("participant_id,age_years,enrolled_on\nP1,0,2027-01-01\nP2,58,2026-01-02\n"),
    said: ["events.csv:2:occurred_on DATA_BEFORE_BIRTH"],
  },
  {
    name: "a participant of whom nothing is recorded",
    files: participants("participant_id\nP1\nP2\nP3\n"),
    said: ["participants.csv:4:participant_id DATA_NOTHING_RECORDED"],
  },
  {
    name: "the latest date 366 days after the next participant's",
    files: participants("participant_id\nP1\nP2\nP3\n"),
    labs: "P3,platelets,2026-02-28,41,10*9/L\nP1,platelets,2027-03-01,41,10*9/L\n",
    said: [],
  },
  {
    name: "a day more",
    files: participants("participant_id\nP1\nP2\nP3\n"),
    labs: "P3,platelets,2026-02-28,41,10*9/L\nP1,platelets,2027-03-02,41,10*9/L\n",
    said: ["labs.csv:10:collected_at DATA_LONE_LATEST_DATE"],
  },
  {
    name: "a day more, with a cut-off",
    files: participants("participant_id\nP1\nP2\nP3\n"),
    labs: "P3,platelets,2026-02-28,41,10*9/L\nP1,platelets,2027-03-02,41,10*9/L\n",
    asked: { cutoff: "2027-12-31" },
    said: [],
  },
  {
    name: "a unit of another size within a series, in two participants",
    labs: `${HB(["2026-01-07,6.9,g/dL"])}P1,hemoglobin,2026-01-06T07:00,72,g/L\n`,
    said: ["labs.csv:9:unit DATA_UNIT_CHANGE", "labs.csv:10:unit DATA_UNIT_CHANGE"],
  },
  { name: "a unit of the same size", labs: "P2,platelets,2026-01-16,53,K/uL\n", said: [] },
  { name: "a rise just below the limit", labs: HB(["2026-01-07,127.9,g/L"]), said: [] },
  {
    name: "a rise at the limit",
    labs: HB(["2026-01-07,128,g/L"]),
    said: ["labs.csv:9:value DATA_JUMP labs.csv:5:value"],
  },
  { name: "the same over two days", labs: HB(["2026-01-08,128,g/L"]), said: [] },
  {
    name: "the same in 24 hours",
    labs: HB(["2026-02-01T08:00,68,g/L", "2026-02-02T08:00,128,g/L"]),
    said: ["labs.csv:10:value DATA_JUMP labs.csv:9:value"],
  },
  { name: "the same in a minute more", labs: HB(["2026-02-01T08:00,68,g/L", "2026-02-02T08:01,128,g/L"]), said: [] },
  {
    name: "a fall of platelets",
    labs: "P2,platelets,2026-01-16,552,10*9/L\nP2,platelets,2026-01-17,52,10*9/L\nP2,platelets,2026-01-18,50,10*9/L\n",
    said: [
      "labs.csv:9:value DATA_DECIMAL_SLIP labs.csv:8:value labs.csv:10:value",
      "labs.csv:9:value DATA_JUMP labs.csv:8:value",
      "labs.csv:10:value DATA_JUMP labs.csv:9:value",
    ],
  },
  {
    name: "eight times both neighbours",
    labs: "P1,neutrophils,2026-01-15,4.96,10*9/L\nP1,neutrophils,2026-01-16,0.62,10*9/L\n",
    said: ["labs.csv:9:value DATA_DECIMAL_SLIP labs.csv:3:value labs.csv:10:value"],
  },
  {
    name: "a little less than eight times",
    labs: "P1,neutrophils,2026-01-15,4.95,10*9/L\nP1,neutrophils,2026-01-16,0.62,10*9/L\n",
    said: [],
  },
  {
    name: "a tenth of both neighbours",
    labs: "P1,neutrophils,2026-01-15,0.062,10*9/L\nP1,neutrophils,2026-01-17,0.62,10*9/L\n",
    said: ["labs.csv:9:value DATA_DECIMAL_SLIP labs.csv:3:value labs.csv:10:value"],
  },
  {
    name: "neighbours too far away",
    labs: "P1,neutrophils,2026-01-15,6.2,10*9/L\nP1,neutrophils,2026-01-19,0.62,10*9/L\n",
    said: [],
  },
  {
    name: "neighbours that do not agree",
    labs: "P1,neutrophils,2026-01-15,7.0,10*9/L\nP1,neutrophils,2026-01-16,0.78,10*9/L\n",
    said: [],
  },
  {
    name: "a limit is no number",
    labs: "P1,neutrophils,2026-01-15,<0.1,10*9/L\nP1,neutrophils,2026-01-16,0.62,10*9/L\n",
    said: [],
  },
  {
    name: "another value 15 minutes later",
    labs: HB(["2026-02-01T08:00,68,g/L", "2026-02-01T08:15,70,g/L"]),
    said: ["labs.csv:10:value DATA_POSSIBLE_AMENDMENT labs.csv:9:value"],
  },
  { name: "16 minutes later", labs: HB(["2026-02-01T08:00,68,g/L", "2026-02-01T08:16,70,g/L"]), said: [] },
  {
    name: "the same value 15 minutes later",
    labs: HB(["2026-02-01T08:00,68,g/L", "2026-02-01T08:15,68,g/L"]),
    said: [],
  },
  {
    name: "one value with and without a time",
    labs: HB(["2026-02-01T08:00,68,g/L", "2026-02-01,68.0,g/L"]),
    said: ["labs.csv:9:value DATA_POSSIBLE_COPY labs.csv:10:value"],
  },
  { name: "another value without a time", labs: HB(["2026-02-01T08:00,68,g/L", "2026-02-01,69,g/L"]), said: [] },
  {
    name: "products said of some transfusions",
    files: {
      "interventions.csv":
        "participant_id,intervention,started_at,product\nP1,rbc-transfusion,2026-01-04,red cells\nP1,rbc-transfusion,2026-01-05,\nP2,g-csf,2026-01-05,\n",
    },
    said: ["interventions.csv:3:product DATA_TRANSFUSION_WITHOUT_PRODUCT"],
  },
  {
    name: "a dose without a unit",
    interventions: "P1,luspatercept,2026-01-29,,60,\n",
    said: ["interventions.csv:5:dose_unit DATA_DOSE_WITHOUT_UNIT"],
  },
  {
    name: "a weight of one, and a drug given to another",
    files: participants("participant_id,weight_kg\nP1,\nP2,70\n"),
    said: ["participants.csv:2:weight_kg DATA_DOSE_WITHOUT_WEIGHT interventions.csv:2"],
  },
  {
    name: "units of red cells need no weight",
    files: {
      ...participants("participant_id,weight_kg\nP1,\nP2,70\n"),
      "interventions.csv":
        "participant_id,intervention,started_at,dose,dose_unit\nP1,rbc-transfusion,2026-01-04,2,units\nP2,luspatercept,2026-01-05,60,mg\n",
    },
    said: [],
  },
];

test.each(CASES)("$name: $said", async (one) => {
  const { dataset, diagnostics } = await read(filesOf(one), one.asked);
  expect(places(diagnostics)).toEqual(one.said);
  expect(dataset).toBeDefined();
});

/** A study of the sex, and what else it reads. */
const ofSex = (more: string) =>
  loaded(`nadir: 1
study: { id: T1, title: Sex, status: provisional, note: none }
anchors: { day-0: { attribute: enrolled_on }${more} }
populations: { all: { attribute: sex, in: [F, M] } }
endpoints:
  female: { paramcd: FEMALE, label: Female, role: primary, kind: response, population: all, criterion: { attribute: sex, in: [F] } }
`);

test.each([
  ["nothing", "", 0],
  ["what ends follow-up", ", end: { event: death }", 0],
  ["an event that one of two has", ", relapse: { event: relapse }", 1],
  ["an intervention that one of two has", ", drug: { intervention: luspatercept }", 1],
])("beside participants.csv the study reads %s", async (_, more, count) => {
  const options = { cutoff: undefined, transfusionsComplete: false };
  const { diagnostics } = await readExport(ofSex(more), openFiles(GOOD), options);
  expect(places(diagnostics)).toEqual(
    Array.from({ length: count }, () => expect.stringContaining("DATA_NOTHING_RECORDED") as unknown),
  );
});

describe("many rows", () => {
  /** Rows of one analyte of one participant, one a day. */
  const series = (id: string, values: readonly string[]) =>
    values
      .map(
        (value, at) => `${id},platelets,2025-${pad(1 + Math.floor(at / 28))}-${pad(1 + (at % 28))},${value},10*9/L\n`,
      )
      .join("");
  const pad = (number: number) => String(number).padStart(2, "0");
  const said = async (rows: string) => {
    const { diagnostics } = await read({ ...GOOD, "labs.csv": GOOD["labs.csv"] + rows });
    return places(diagnostics);
  };
  /** 98 values of two digits after the two of the good export, of which `round` end in 0 or 5. */
  const digits = (round: number) => Array.from({ length: 99 }, (_, at) => (at < round ? `${40 + 5 * (at % 3)}` : "41"));

  test("59 of 100 values that end in 0 or 5", async () => expect(await said(series("P1", digits(59)))).toEqual([]));

  test("60 of 100", async () =>
    expect(await said(series("P1", digits(60)))).toEqual(["labs.csv:9:value DATA_DIGIT_PREFERENCE"]));

  const EIGHT = ["41", "43", "46", "42", "47", "43", "41", "44"];

  test("eight results as another participant's", async () =>
    expect(await said(series("P1", EIGHT) + series("P2", [...EIGHT, "39"]))).toEqual([
      "labs.csv:17:value DATA_COPIED_SERIES labs.csv:9:value",
    ]));

  test("seven", async () =>
    expect(await said(series("P1", EIGHT) + series("P2", [...EIGHT.slice(0, 7), "39"]))).toEqual([]));

  test("eight of four different values are no series", async () => {
    const flat = ["41", "42", "43", "44", "41", "42", "43", "44"];
    expect(await said(series("P1", flat) + series("P2", flat))).toEqual([]);
  });

  test("on the terminal twenty of a kind, in the list all of them", async () => {
    const rows = Array.from({ length: 25 }, (_, at) => `P1,rbc-transfusion,2025-01-${pad(at + 1)},,2,\n`).join("");
    const { diagnostics, queries } = await read({ ...GOOD, "interventions.csv": GOOD["interventions.csv"] + rows });
    expect([diagnostics.length, queries.length]).toEqual([21, 25]);
  });
});

test.each([
  ["clotted", []],
  ["not done", []],
  ["7,1", ["VALUE_NOT_NUMERIC"]],
  ["see report", ["VALUE_NOT_NUMERIC"]],
  ["abc", ["VALUE_NOT_NUMERIC"]],
])("a text in place of the value is asked about unless it says why there is none: %s", async (text, asked) => {
  const labs = `${GOOD["labs.csv"]}P1,platelets,2026-02-01,"${text}",10*9/L\n`;
  const { queries } = await read({ ...GOOD, "labs.csv": labs });
  expect(queries.map(({ code }) => code)).toEqual(asked);
});
