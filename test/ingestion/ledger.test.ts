import { describe, expect, test } from "vitest";
import { LEDGER_CODES } from "../../src/ingestion/ledger.ts";
import { type Asked, changed, entries, type FileName, GOOD, read } from "./small-export.ts";

interface SetAside {
  readonly name: string;
  readonly file: FileName;
  readonly from: string;
  readonly to: string;
  readonly asked?: Asked;
  /** sources.yaml, where there is one. */
  readonly sources?: string;
  readonly said: readonly string[];
}

const DIED = "P1,death,2026-01-10,,\n";

/** The canonical file once more, with a word on conflicts. */
const KEEP_LAST = `nadir-sources: 1
labs:
  - file: labs.csv
    conflicts: keep-last
    columns: { participant_id: participant_id, analyte: analyte, collected_at: collected_at, value: value, unit: unit }
`;

const PARTICIPANTS = GOOD["participants.csv"];

/** Ten counts per microlitre beside the unit of another size. */
const PER_MICROLITRE = Array.from({ length: 10 }, (_, day) => `P1,platelets,2026-02-${day + 10},41000,10*9/L\n`);

const CASES: readonly SetAside[] = [
  {
    name: "a result and an event before birth; on the day of birth they count",
    file: "participants.csv",
    from: PARTICIPANTS,
    to: "participant_id,born_on\nP1,2026-01-01\nP2,2026-01-06\n",
    said: ["events.csv:3:occurred_on BEFORE_BIRTH 2026-01-02"],
  },
  {
    name: "the platelets of a clotted tube",
    file: "labs.csv",
    from: GOOD["labs.csv"],
    to: `participant_id,analyte,collected_at,value,unit,comment\nP1,platelets,2026-01-14,41,10*9/L,clotted\n${["hemoglobin", "neutrophils"].map((name) => `P1,${name},2026-01-14,50,${name === "hemoglobin" ? "g/L" : "10*9/L"},\n`).join("")}P1,platelets,2026-01-15,41,10*9/L,\n`,
    said: ["labs.csv:2:value SPECIMEN_FAULT 41 10*9/L"],
  },
  {
    name: "results the day before birth",
    file: "participants.csv",
    from: PARTICIPANTS,
    to: "participant_id,born_on\nP1,2026-01-01\nP2,2026-01-07\n",
    said: ["events.csv:3:occurred_on BEFORE_BIRTH 2026-01-02", "labs.csv:5:collected_at BEFORE_BIRTH 2026-01-06"],
  },
  {
    name: "the results of a site that fit another unit, all of them",
    file: "labs.csv",
    from: "P1,platelets,2026-01-14,41,10*9/L\n",
    to: PER_MICROLITRE.join(""),
    said: PER_MICROLITRE.map((_, at) => `labs.csv:${at + 4}:value UNIT_SUSPECT 41000 10*9/L`),
  },
  { name: "no value", file: "labs.csv", from: "41,10*9/L", to: ",10*9/L", said: ["labs.csv:4:value VALUE_BLANK"] },
  {
    name: "no value and no unit",
    file: "labs.csv",
    from: "41,10*9/L",
    to: ",",
    said: ["labs.csv:4:value VALUE_BLANK"],
  },
  {
    name: "a value of spaces",
    file: "labs.csv",
    from: "41,10*9/L",
    to: "  ,10*9/L",
    said: ["labs.csv:4:value VALUE_BLANK"],
  },
  {
    name: "a word",
    file: "labs.csv",
    from: "41,10*9/L",
    to: "clotted,10*9/L",
    said: ["labs.csv:4:value VALUE_NOT_NUMERIC clotted"],
  },
  {
    name: "a decimal comma",
    file: "labs.csv",
    from: "7.1,g/dL",
    to: '"7,1",g/dL',
    said: ["labs.csv:2:value VALUE_NOT_NUMERIC 7,1"],
  },
  {
    name: "a thousands mark",
    file: "labs.csv",
    from: "41,10*9/L",
    to: "1 041,10*9/L",
    said: ["labs.csv:4:value VALUE_NOT_NUMERIC 1 041"],
  },
  {
    name: "a number that stands for no value",
    file: "labs.csv",
    from: "41,10*9/L",
    to: "999.0,10*9/L",
    sources: "nadir-sources: 1\nresults: { sentinels: [999] }\n",
    said: ["labs.csv:4:value SENTINEL 999.0"],
  },
  {
    name: "two values at one instant, of which the last counts as declared",
    file: "labs.csv",
    from: "P2,ferritin",
    to: "P1,platelets,2026-01-14,43,10*9/L\nP2,ferritin",
    sources: KEEP_LAST,
    said: ["labs.csv:4:value CONFLICT 41 10*9/L"],
  },
  { name: "720 g/L", file: "labs.csv", from: "68,g/L", to: "720,g/L", said: ["labs.csv:5:value IMPLAUSIBLE 720 g/L"] },
  {
    name: "g/L that is g/dL",
    file: "labs.csv",
    from: "7.1,g/dL",
    to: "7.1,g/L",
    said: ["labs.csv:2:value IMPLAUSIBLE 7.1 g/L"],
  },
  { name: "the lowest plausible", file: "labs.csv", from: "7.1,g/dL", to: "2.0,g/dL", said: [] },
  {
    name: "below the lowest plausible",
    file: "labs.csv",
    from: "7.1,g/dL",
    to: "1.99,g/dL",
    said: ["labs.csv:2:value IMPLAUSIBLE 1.99 g/dL"],
  },
  {
    name: "less than the lowest plausible",
    file: "labs.csv",
    from: "7.1,g/dL",
    to: "<1.5,g/dL",
    said: ["labs.csv:2:value IMPLAUSIBLE <1.5 g/dL"],
  },
  { name: "less than a plausible value", file: "labs.csv", from: "0.62,10*9/L", to: "<0.1,10*9/L", said: [] },
  {
    name: "a result twice",
    file: "labs.csv",
    from: "P2,ferritin",
    to: "P1,platelets,2026-01-14,41,10*9/L\nP2,ferritin",
    said: ["labs.csv:6:value DUPLICATE 41 10*9/L"],
  },
  {
    name: "a result twice, in two units",
    file: "labs.csv",
    from: "P2,ferritin",
    to: "P1,platelets,2026-01-14,41.0,10*3/uL\nP2,ferritin",
    said: ["labs.csv:6:value DUPLICATE 41.0 10*3/uL"],
  },
  {
    name: "a result twice, three times",
    file: "labs.csv",
    from: "P2,ferritin",
    to: "P1,platelets,2026-01-14,41,10*9/L\nP1,platelets,2026-01-14,41,10*9/L\nP2,ferritin",
    said: ["labs.csv:6:value DUPLICATE 41 10*9/L", "labs.csv:7:value DUPLICATE 41 10*9/L"],
  },
  {
    name: "a result at another hour",
    file: "labs.csv",
    from: "P2,ferritin",
    to: "P1,platelets,2026-01-14T08:00,41,10*9/L\nP2,ferritin",
    said: [],
  },
  {
    name: "an event twice",
    file: "events.csv",
    from: "P2,relapse",
    to: "P1,stem-cell-infusion,2026-01-01,,\nP2,relapse",
    said: ["events.csv:4:occurred_on DUPLICATE stem-cell-infusion"],
  },
  {
    name: "a result after death",
    file: "events.csv",
    from: "P2,relapse",
    to: `${DIED}P2,relapse`,
    said: ["labs.csv:3:collected_at AFTER_DEATH 2026-01-14", "labs.csv:4:collected_at AFTER_DEATH 2026-01-14"],
  },
  {
    name: "a result on the day of death",
    file: "events.csv",
    from: "P2,relapse",
    to: "P1,death,2026-01-14,,\nP2,relapse",
    said: [],
  },
  {
    name: "a dose after death",
    file: "events.csv",
    from: "P2,relapse",
    to: "P1,death,2026-01-07,,\nP2,relapse",
    said: [
      "interventions.csv:2:started_at AFTER_DEATH 2026-01-08",
      "labs.csv:3:collected_at AFTER_DEATH 2026-01-14",
      "labs.csv:4:collected_at AFTER_DEATH 2026-01-14",
    ],
  },
  {
    name: "after the cut-off",
    file: "labs.csv",
    from: "P1,platelets",
    to: "P1,platelets",
    asked: { cutoff: "2026-01-07" },
    said: [
      "interventions.csv:2:started_at AFTER_CUTOFF 2026-01-08",
      "labs.csv:3:collected_at AFTER_CUTOFF 2026-01-14",
      "labs.csv:4:collected_at AFTER_CUTOFF 2026-01-14",
      "labs.csv:7:collected_at AFTER_CUTOFF 2026-01-15",
      "labs.csv:8:collected_at AFTER_CUTOFF 2026-01-15",
    ],
  },
  {
    name: "on the cut-off",
    file: "labs.csv",
    from: "P1,platelets",
    to: "P1,platelets",
    asked: { cutoff: "2026-01-15" },
    said: [],
  },
  {
    name: "a death after the cut-off sets nothing aside but itself",
    file: "events.csv",
    from: "P2,relapse",
    to: "P1,death,2026-01-16,,\nP2,relapse",
    asked: { cutoff: "2026-01-15" },
    said: ["events.csv:4:occurred_on AFTER_CUTOFF 2026-01-16"],
  },
  {
    name: "a blank line",
    file: "labs.csv",
    from: "P1,platelets",
    to: "\nP1,platelets",
    said: ["labs.csv:4: BLANK_LINE"],
  },
  {
    name: "a line of spaces",
    file: "events.csv",
    from: "P2,relapse",
    to: "   \nP2,relapse",
    said: ["events.csv:4: BLANK_LINE"],
  },
];

const earned = new Set<string>();

test.each(CASES)("$name: $said", async ({ file, from, to, asked, sources, said }) => {
  const files = changed(file, from, to);
  const { dataset } = await read(sources === undefined ? files : { ...files, "sources.yaml": sources }, asked);
  expect(dataset && entries(dataset.ledger)).toEqual(said);
  for (const { code } of dataset?.ledger ?? []) earned.add(code);
});

test("every code of the ledger is earned above, with its severity", () => {
  expect(Object.keys(LEDGER_CODES).filter((code) => !earned.has(code))).toEqual([]);
});

test("a duplicate names the line that counts", async () => {
  const { dataset } = await read(changed("labs.csv", "P2,ferritin", "P1,platelets,2026-01-14,41,10*9/L\nP2,ferritin"));
  expect(dataset?.ledger[0]?.message).toContain("line 4");
});

test("an implausible value is shown converted", async () => {
  const { dataset } = await read(changed("labs.csv", "7.1,g/dL", "71,g/dL"));
  expect(dataset?.ledger[0]?.message).toContain("710 g/L");
});

describe("what participants are given", () => {
  test("results in canonical units, with the printed ones and their line", async () => {
    const { dataset } = await read(GOOD);
    const [first] = dataset?.participants ?? [];
    expect(first?.observations("hemoglobin")).toMatchObject([
      { raw: { value: "7.1", unit: "g/dL" }, source: { file: "labs.csv", line: 2 }, second: 25_800 },
    ]);
    expect(first?.observations("hemoglobin")[0]?.value.lower?.toFraction()).toBe("71");
    expect(first?.observations("ferritin")).toEqual([]);
  });

  test("results in time order, without a time of day first", async () => {
    const rows = ["2026-01-14T08:00,3", "2026-01-13,1", "2026-01-14,2", "2026-01-14T07:59,9"].map(
      (row) => `P2,platelets,${row},10*9/L\n`,
    );
    const labs = GOOD["labs.csv"].replace("P2,platelets,2026-01-15,52,10*3/uL\n", rows.join(""));
    const { dataset } = await read({ ...GOOD, "labs.csv": labs });
    expect(dataset?.participants[1]?.observations("platelets").map(({ raw }) => raw.value)).toEqual([
      "1",
      "2",
      "9",
      "3",
    ]);
  });

  test("extra columns are named, and can be asked for", async () => {
    const { dataset } = await read(GOOD);
    expect(dataset?.accounting[0]?.extraColumns).toEqual(["site"]);
    expect(dataset?.participants[0]?.attributes.get("site")).toBe("north");
    expect(dataset?.participants[1]?.attributes.has("last_contact_on")).toBe(false);
  });

  test("participants in the order of their names, whatever the file's", async () => {
    const [header, one, two] = GOOD["participants.csv"].split("\n");
    const { dataset } = await read({ ...GOOD, "participants.csv": `${header}\n${two}\n${one}\n` });
    expect(dataset?.participants.map(({ id }) => id)).toEqual(["P1", "P2"]);
  });
});

describe("follow-up ends at the earliest of death, last contact and cut-off", () => {
  const DEAD = "P1,death,2026-05-01,,\nP2,relapse";
  test.each([
    { name: "last contact", to: "P2,relapse", cutoff: "2026-07-01", end: "2026-06-01", by: "last-contact" },
    { name: "cut-off before the contact", to: "P2,relapse", cutoff: "2026-05-31", end: "2026-05-31", by: "cut-off" },
    { name: "cut-off on the contact", to: "P2,relapse", cutoff: "2026-06-01", end: "2026-06-01", by: "cut-off" },
    { name: "death", to: DEAD, cutoff: "2026-07-01", end: "2026-05-01", by: "death" },
    { name: "death after the cut-off", to: DEAD, cutoff: "2026-04-30", end: "2026-04-30", by: "cut-off" },
    {
      name: "death after the last contact",
      to: "P1,death,2026-06-20,,\nP2,relapse",
      cutoff: "2026-07-01",
      end: "2026-06-20",
      by: "death",
    },
  ])("$name", async ({ to, cutoff, end, by }) => {
    const { dataset } = await read(changed("events.csv", "P2,relapse", to), { cutoff });
    const followUp = dataset?.participants[0]?.followUp;
    expect(new Date((followUp?.end ?? 0) * 86_400_000).toISOString().slice(0, 10)).toBe(end);
    expect(followUp?.endedBy).toBe(by);
  });

  test("without a cut-off it is the latest date in the export, of a row needed or not", async () => {
    const { dataset } = await read(changed("events.csv", "P2,relapse,2026-03-01", "P2,picnic,2026-09-09"));
    expect(new Date((dataset?.cutoff ?? 0) * 86_400_000).toISOString().slice(0, 10)).toBe("2026-09-09");
  });
});

test.each([
  { name: "a date given", asked: { transfusionsComplete: false }, through: ["2026-06-01", undefined] },
  {
    name: "the owner's word, to the cut-off, where no date is given",
    asked: { transfusionsComplete: true, cutoff: "2026-07-01" },
    through: ["2026-06-01", "2026-07-01"],
  },
])("the transfusion log is complete through $name", async ({ asked, through }) => {
  const { dataset } = await read(GOOD, asked);
  const days = dataset?.participants.map(({ transfusionsCompleteThrough: day }) =>
    day === undefined ? undefined : new Date(day * 86_400_000).toISOString().slice(0, 10),
  );
  expect(days).toEqual(through);
});
