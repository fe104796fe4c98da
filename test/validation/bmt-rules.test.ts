/** The rules of the transplant reference (R1 to R12 in data/bmt/transplant.json) at the borders that its data do not reach. */
import { describe, expect, test } from "vitest";
import { csvText, derivationsOf, outcomeOf, type Row, readText, run } from "./run-study.ts";

/** `event@day` or `event@day:grade`, counted from the infusion on 1 January 2020. */
interface Border {
  readonly rule: string;
  readonly records: string;
  /** Day of the last contact; 365 where not given, blank where undefined is given. */
  readonly contact?: number | undefined;
  readonly endpoint: string;
  /** Day and CNSR by the rule of the reference; undefined where it excludes the participant. */
  readonly reference: readonly [day: number, cnsr: number] | undefined;
}

const EVENT = 0;
const CENSORED = 1;
const COMPETING = 2;

const AGREED: readonly Border[] = [
  { rule: "R1: an event on day 0", records: "death@0", endpoint: "overall-survival", reference: [0, EVENT] },
  {
    rule: "R2: death after the last contact",
    records: "death@40",
    contact: 9,
    endpoint: "overall-survival",
    reference: [40, EVENT],
  },
  {
    rule: "R2: another event after the last contact",
    records: "chronic-gvhd@31",
    contact: 9,
    endpoint: "overall-survival",
    reference: [31, CENSORED],
  },
  {
    rule: "R4: relapse, then death",
    records: "death@40 relapse@30",
    endpoint: "disease-free-survival",
    reference: [30, EVENT],
  },
  {
    rule: "R5: relapse and death on one day",
    records: "death@30 relapse@30",
    endpoint: "relapse",
    reference: [30, EVENT],
  },
  {
    rule: "R5: the same for death without relapse",
    records: "death@30 relapse@30",
    endpoint: "non-relapse-mortality",
    reference: [30, COMPETING],
  },
  { rule: "R5: the first relapse only", records: "relapse@60 relapse@30", endpoint: "relapse", reference: [30, EVENT] },
  {
    rule: "R6: grade 1, then grade 2",
    records: "acute-gvhd@20:1 acute-gvhd@40:2",
    endpoint: "acute-gvhd",
    reference: [40, EVENT],
  },
  {
    rule: "R6: acute disease after relapse",
    records: "relapse@30 acute-gvhd@40:3",
    endpoint: "acute-gvhd",
    reference: [30, COMPETING],
  },
  {
    rule: "R6: acute disease and death on one day",
    records: "death@30 acute-gvhd@30:3",
    endpoint: "acute-gvhd",
    reference: [30, EVENT],
  },
  {
    rule: "R6: acute disease after day 100",
    records: "acute-gvhd@120:2",
    endpoint: "acute-gvhd",
    reference: [120, EVENT],
  },
  {
    rule: "R7: chronic disease and death on one day",
    records: "death@30 chronic-gvhd@30",
    endpoint: "chronic-gvhd",
    reference: [30, EVENT],
  },
  {
    rule: "R8: acute disease after relapse, death only",
    records: "relapse@30 acute-gvhd@40:3",
    endpoint: "acute-gvhd-death-only",
    reference: [40, EVENT],
  },
  {
    rule: "R9: recovery on the day of death",
    records: "death@20 platelet-recovery@20",
    endpoint: "platelet-recovery",
    reference: [20, EVENT],
  },
  {
    rule: "R9: recovery after relapse",
    records: "relapse@15 platelet-recovery@20",
    endpoint: "platelet-recovery",
    reference: [20, EVENT],
  },
  {
    rule: "R10: a record before the infusion",
    records: "relapse@-10",
    endpoint: "relapse",
    reference: [365, CENSORED],
  },
  {
    rule: "R10: before and after the infusion",
    records: "relapse@-10 relapse@50",
    endpoint: "relapse",
    reference: [50, EVENT],
  },
  { rule: "R12: relapse after death", records: "death@30 relapse@40", endpoint: "relapse", reference: [30, COMPETING] },
];

interface Difference extends Border {
  readonly here: readonly [day: number, cnsr: number] | string;
  readonly why: string;
}

const DIFFERENT: readonly Difference[] = [
  {
    rule: "R6: acute disease and relapse on one day",
    records: "acute-gvhd@30:2 relapse@30",
    endpoint: "acute-gvhd",
    reference: [30, EVENT],
    here: [30, COMPETING],
    why: "of several events on one day relapse counts before graft-versus-host disease, and that before death",
  },
  {
    rule: "R6: a record without a grade before one with it",
    records: "acute-gvhd@31 acute-gvhd@60:3",
    endpoint: "acute-gvhd",
    reference: [60, EVENT],
    here: "MISSING_GRADE",
    why: "missing data is never a no: the first record may be the event",
  },
  {
    rule: "R7: chronic disease and relapse on one day",
    records: "chronic-gvhd@30 relapse@30",
    endpoint: "chronic-gvhd",
    reference: [30, EVENT],
    here: [30, COMPETING],
    why: "of several events on one day relapse counts before graft-versus-host disease, and that before death",
  },
  {
    rule: "R11: no record after the infusion",
    records: "",
    contact: undefined,
    endpoint: "overall-survival",
    reference: undefined,
    here: [365, CENSORED],
    why: "without a last contact the participant was followed to the data cut-off",
  },
];

const CUTOFF = "2020-12-31";
const DAY = 86_400_000;

function dateOf(day: number): string {
  return new Date(Date.UTC(2020, 0, 1) + day * DAY).toISOString().slice(0, 10);
}

async function derived(border: Border): Promise<readonly [number, number] | string | undefined> {
  const contact = "contact" in border ? border.contact : 365;
  const events = `stem-cell-infusion@0 ${border.records}`
    .trim()
    .split(" ")
    .map((record): Row => {
      const [event, day, grade] = record.split(/[@:]/);
      return { participant_id: "1", event: event!, occurred_on: dateOf(Number(day)), grade: grade ?? "" };
    });
  const files = {
    "participants.csv": csvText(
      ["participant_id", "arm", "last_contact_on"],
      [{ participant_id: "1", arm: "1", last_contact_on: contact === undefined ? "" : dateOf(contact) }],
    ),
    "events.csv": csvText(["participant_id", "event", "occurred_on", "grade"], events),
  };
  const derivation = derivationsOf(await run(readText("bmt.yaml"), files, CUTOFF), border.endpoint).get("1");
  const time = outcomeOf(derivation, "time");
  return time === undefined ? outcomeOf(derivation, "not-evaluable")?.reason : [time.days, time.cnsr];
}

describe("as the reference", () => {
  test.each(AGREED)("$rule", async (border) => expect(await derived(border)).toEqual(border.reference));
});

describe("by a ruling of our own", () => {
  test.each(DIFFERENT)("$rule: $why", async (border) => {
    expect(await derived(border)).toEqual(border.here);
    expect(border.here).not.toEqual(border.reference);
  });
});

test("18 borders as the reference, 4 by a ruling of our own", () => {
  expect([AGREED.length, DIFFERENT.length]).toEqual([18, 4]);
});
