import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type Content, changed, type FileName, GOOD, places, read } from "./small-export.ts";

interface BadExport {
  readonly name: string;
  readonly file: FileName;
  readonly from: string;
  readonly to: string;
  readonly said: readonly string[];
}

const BAD: readonly BadExport[] = [
  {
    name: "a required column",
    file: "labs.csv",
    from: "value,unit",
    to: "value,units",
    said: ["labs.csv:1:unit DATA_MISSING_COLUMN"],
  },
  {
    name: "semicolons",
    file: "events.csv",
    from: "participant_id,event,occurred_on,grade,cause",
    to: "participant_id;event;occurred_on",
    said: ["events.csv:1:participant_id DATA_MISSING_COLUMN"],
  },
  {
    name: "a column twice",
    file: "labs.csv",
    from: "value,unit",
    to: "value,value",
    said: ["labs.csv:1:unit DATA_MISSING_COLUMN", "labs.csv:1:value DATA_DUPLICATE_COLUMN"],
  },
  {
    name: "an optional column twice",
    file: "events.csv",
    from: "grade,cause",
    to: "grade,grade",
    said: ["events.csv:1:grade DATA_DUPLICATE_COLUMN"],
  },
  { name: "a field short", file: "labs.csv", from: "41,10*9/L", to: "41", said: ["labs.csv:4 DATA_FIELD_COUNT"] },
  {
    name: "a field too many",
    file: "labs.csv",
    from: "41,10*9/L",
    to: "4,1,10*9/L",
    said: ["labs.csv:4 DATA_FIELD_COUNT"],
  },
  {
    name: "a row without a participant",
    file: "labs.csv",
    from: "P1,platelets",
    to: ",platelets",
    said: ["labs.csv:4:participant_id DATA_BLANK_FIELD"],
  },
  {
    name: "a row without an analyte",
    file: "labs.csv",
    from: "P2,ferritin",
    to: "P2,",
    said: ["labs.csv:6:analyte DATA_BLANK_FIELD"],
  },
  {
    name: "a row without an event",
    file: "events.csv",
    from: "P2,relapse",
    to: "P2, ",
    said: ["events.csv:4:event DATA_BLANK_FIELD"],
  },
  {
    name: "a participant without a name",
    file: "participants.csv",
    from: "P2,B",
    to: ",B",
    said: [
      "events.csv:3:participant_id DATA_UNKNOWN_PARTICIPANT",
      "events.csv:4:participant_id DATA_UNKNOWN_PARTICIPANT",
      "interventions.csv:4:participant_id DATA_UNKNOWN_PARTICIPANT",
      "labs.csv:5:participant_id DATA_UNKNOWN_PARTICIPANT",
      "labs.csv:6:participant_id DATA_UNKNOWN_PARTICIPANT",
      "labs.csv:7:participant_id DATA_UNKNOWN_PARTICIPANT",
      "labs.csv:8:participant_id DATA_UNKNOWN_PARTICIPANT",
      "participants.csv:3:participant_id DATA_BLANK_FIELD",
    ],
  },
  {
    name: "31 February",
    file: "labs.csv",
    from: "2026-01-14,0.62",
    to: "2026-02-31,0.62",
    said: ["labs.csv:3:collected_at DATA_BAD_DATE"],
  },
  {
    name: "no date of a row that is not needed",
    file: "labs.csv",
    from: "P2,ferritin,2026-01-06",
    to: "P2,ferritin,",
    said: ["labs.csv:6:collected_at DATA_BAD_DATE"],
  },
  {
    name: "a date the other way round",
    file: "events.csv",
    from: "2026-03-01",
    to: "01/03/2026",
    said: ["events.csv:4:occurred_on DATA_BAD_DATE"],
  },
  {
    name: "24 o'clock",
    file: "interventions.csv",
    from: "2026-01-04T14:00",
    to: "2026-01-04T24:00",
    said: ["interventions.csv:3:started_at DATA_BAD_DATE"],
  },
  {
    name: "an end that is no date",
    file: "interventions.csv",
    from: "2026-01-04T16:30",
    to: "later",
    said: ["interventions.csv:3:ended_at DATA_BAD_DATE"],
  },
  {
    name: "a contact that is no date",
    file: "participants.csv",
    from: "41,2026-06-01",
    to: "41,2026-06-31",
    said: ["participants.csv:2:last_contact_on DATA_BAD_DATE"],
  },
  {
    name: "a dose in words",
    file: "interventions.csv",
    from: ",60,mg",
    to: ",sixty,mg",
    said: ["interventions.csv:2:dose DATA_BAD_NUMBER"],
  },
  {
    name: "a dose below nothing",
    file: "interventions.csv",
    from: ",60,mg",
    to: ",-60,mg",
    said: ["interventions.csv:2:dose DATA_BAD_NUMBER"],
  },
  {
    name: "an age with a comma",
    file: "participants.csv",
    from: "F,41,",
    to: 'F,"41,5",',
    said: ["participants.csv:2:age_years DATA_BAD_NUMBER"],
  },
  {
    name: "an arm that is everybody",
    file: "participants.csv",
    from: "P1,A,",
    to: "P1,Total,",
    said: ["participants.csv:2:arm DATA_RESERVED_ARM"],
  },
  {
    name: "an arm that is nobody's",
    file: "participants.csv",
    from: "P1,A,",
    to: "P1,(no arm),",
    said: ["participants.csv:2:arm DATA_RESERVED_ARM"],
  },
  {
    name: "an arm that is everybody in Chinese tables",
    file: "participants.csv",
    from: "P1,A,",
    to: "P1,合计,",
    said: ["participants.csv:2:arm DATA_RESERVED_ARM"],
  },
  {
    name: "an arm that is nobody's in Chinese tables",
    file: "participants.csv",
    from: "P1,A,",
    to: "P1,（未分组）,",
    said: ["participants.csv:2:arm DATA_RESERVED_ARM"],
  },
  {
    name: "a sex in words",
    file: "participants.csv",
    from: "F,41,",
    to: "female,41,",
    said: ["participants.csv:2:sex DATA_BAD_SEX"],
  },
  {
    name: "an unknown unit",
    file: "labs.csv",
    from: "7.1,g/dL",
    to: "7.1,g/cup",
    said: ["labs.csv:2:unit DATA_UNKNOWN_UNIT"],
  },
  { name: "no unit", file: "labs.csv", from: "7.1,g/dL", to: "7.1,", said: ["labs.csv:2:unit DATA_UNKNOWN_UNIT"] },
  {
    name: "haemoglobin as a count",
    file: "labs.csv",
    from: "7.1,g/dL",
    to: "71,G/L",
    said: ["labs.csv:2:unit DATA_WRONG_DIMENSION"],
  },
  {
    name: "two values at one instant",
    file: "labs.csv",
    from: "P2,ferritin",
    to: "P1,platelets,2026-01-14,42,10*9/L\nP2,ferritin",
    said: ["labs.csv:6:value DATA_CONFLICT labs.csv:4:value"],
  },
  {
    name: "a participant twice",
    file: "participants.csv",
    from: "P2,B",
    to: "P1,B,2026-01-03,F,41,,,north\nP2,B",
    said: ["participants.csv:3:participant_id DATA_DUPLICATE_PARTICIPANT participants.csv:2"],
  },
  {
    name: "a stranger",
    file: "labs.csv",
    from: "P2,ferritin",
    to: "P3,ferritin",
    said: ["labs.csv:6:participant_id DATA_UNKNOWN_PARTICIPANT"],
  },
  {
    name: "a participant in small letters",
    file: "events.csv",
    from: "P2,relapse",
    to: "p2,relapse",
    said: ["events.csv:4:participant_id DATA_UNKNOWN_PARTICIPANT"],
  },
  {
    name: "two deaths",
    file: "events.csv",
    from: "P2,relapse,2026-03-01,,",
    to: "P2,death,2026-03-01,,\nP2,death,2026-03-02,,",
    said: ["events.csv:5 DATA_TWO_DEATHS events.csv:4"],
  },
  {
    name: "an end before its start",
    file: "interventions.csv",
    from: "2026-01-04T16:30",
    to: "2026-01-04T13:59",
    said: ["interventions.csv:3:ended_at DATA_END_BEFORE_START"],
  },
  {
    name: "an open quotation mark",
    file: "labs.csv",
    from: "P2,hemoglobin",
    to: '"P2,hemoglobin',
    said: ["labs.csv:5 DATA_NOT_CSV"],
  },
  {
    name: "a quotation mark inside a field",
    file: "labs.csv",
    from: "41,10*9/L",
    to: '4"1,10*9/L',
    said: ["labs.csv:4 DATA_NOT_CSV"],
  },
];

const WARNED: readonly BadExport[] = [
  {
    name: "another name of an analyte",
    file: "labs.csv",
    from: "P2,hemoglobin",
    to: "P2,Hb",
    said: ["labs.csv:5:analyte DATA_ANALYTE_ALIAS"],
  },
  {
    name: "an analyte by its code",
    file: "labs.csv",
    from: "P2,ferritin",
    to: "P2,718-7",
    said: ["labs.csv:6:analyte DATA_ANALYTE_ALIAS"],
  },
  {
    name: "a number for no value",
    file: "labs.csv",
    from: "7.1,g/dL",
    to: "-999,g/dL",
    said: ["labs.csv:2:value DATA_PERHAPS_NO_VALUE"],
  },
  { name: "another name of an analyte not needed", file: "labs.csv", from: "P2,ferritin", to: "P2,wbc", said: [] },
  {
    name: "a dose twice",
    file: "interventions.csv",
    from: "P2,g-csf",
    to: "P1,luspatercept,2026-01-08,,60,mg\nP2,g-csf",
    said: ["interventions.csv:4 DATA_POSSIBLE_DUPLICATE interventions.csv:2"],
  },
  {
    name: "two doses of one day",
    file: "interventions.csv",
    from: "P2,g-csf",
    to: "P1,luspatercept,2026-01-08,,61,mg\nP2,g-csf",
    said: [],
  },
  {
    name: "death after the last contact",
    file: "events.csv",
    from: "P2,relapse,2026-03-01,,",
    to: "P1,death,2026-06-02,,",
    said: ["participants.csv:2:last_contact_on DATA_CONTACT_BEFORE_EVENT"],
  },
  {
    name: "death on the last contact",
    file: "events.csv",
    from: "P2,relapse,2026-03-01,,",
    to: "P1,death,2026-06-01,,",
    said: [],
  },
];

/** Of a whole file. */
const FILES: readonly {
  readonly name: string;
  readonly file: FileName;
  readonly content: Content | undefined;
  readonly said: readonly string[];
}[] = [
  {
    name: "no participants",
    file: "participants.csv",
    content: undefined,
    said: ["participants.csv:1 DATA_MISSING_FILE"],
  },
  { name: "no laboratory", file: "labs.csv", content: undefined, said: ["labs.csv:1 DATA_MISSING_FILE"] },
  { name: "no events", file: "events.csv", content: undefined, said: ["events.csv:1 DATA_MISSING_FILE"] },
  { name: "no bytes", file: "labs.csv", content: "", said: ["labs.csv:1 DATA_EMPTY_FILE"] },
  {
    name: "an image",
    file: "labs.csv",
    content: Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13),
    said: ["labs.csv:1 DATA_BINARY_FILE"],
  },
  {
    name: "UTF-16",
    file: "labs.csv",
    content: Uint8Array.from(Buffer.from(GOOD["labs.csv"], "utf16le")),
    said: ["labs.csv:1 DATA_BINARY_FILE"],
  },
  {
    name: "Latin-1",
    file: "participants.csv",
    content: Uint8Array.from(
      Buffer.from(GOOD["participants.csv"].replace("participant_id", "participant_id,\u00e9tat"), "latin1"),
    ),
    said: ["participants.csv:1 DATA_NOT_UTF8"],
  },
  {
    name: "a character cut in half at the end",
    file: "labs.csv",
    content: Uint8Array.from([...new TextEncoder().encode(GOOD["labs.csv"]), 0xc3]),
    said: ["DATA_NOT_UTF8"],
  },
  {
    name: "an analyte nobody measures",
    file: "labs.csv",
    content: GOOD["labs.csv"].replaceAll("platelets", "leukocytes"),
    said: ["study.yaml:11:25 DATA_ANALYTE_ABSENT"],
  },
  {
    name: "an endless row",
    file: "labs.csv",
    content: `${GOOD["labs.csv"]}${"x".repeat(1_000_100)}\n`,
    said: ["labs.csv:9 DATA_LINE_TOO_LONG"],
  },
];

const earned = new Set<string>();
const note = (said: readonly string[]) => {
  for (const text of said) for (const code of text.match(/DATA_[A-Z_0-9]+/g) ?? []) earned.add(code);
};

test("the good twin of all of them is read without a word", async () => {
  const { dataset, diagnostics } = await read(GOOD);
  expect(diagnostics).toEqual([]);
  expect(
    dataset?.accounting.map(({ file, read: rows, used, notNeeded, setAside }) => [
      file,
      rows,
      used,
      notNeeded,
      setAside,
    ]),
  ).toEqual([
    ["participants.csv", 2, 2, 0, 0],
    ["interventions.csv", 3, 2, 1, 0],
    ["events.csv", 3, 2, 1, 0],
    ["labs.csv", 7, 6, 1, 0],
  ]);
});

describe("refused", () => {
  test.each(BAD)("$name: $said", async ({ file, from, to, said }) => {
    const { dataset, diagnostics } = await read(changed(file, from, to));
    note(places(diagnostics));
    expect(dataset).toBeUndefined();
    expect(places(diagnostics)).toEqual(said);
  });

  test.each(FILES)("$name: $said", async ({ file, content, said }) => {
    const { dataset, diagnostics } = await read({ ...GOOD, [file]: content });
    note(places(diagnostics));
    expect(dataset).toBeUndefined();
    expect(places(diagnostics)).toEqual(said.map((text) => expect.stringContaining(text)));
  });
});

describe("warned of, and read", () => {
  test.each(WARNED)("$name: $said", async ({ file, from, to, said }) => {
    const { dataset, diagnostics } = await read(changed(file, from, to));
    note(places(diagnostics));
    expect(dataset).toBeDefined();
    expect(places(diagnostics)).toEqual(said);
    expect(diagnostics.every(({ severity }) => severity === "warning")).toBe(true);
  });
});

test("a limit of normal that is no number is warned of, and not used", async () => {
  const [header, first, ...rest] = GOOD["labs.csv"].trimEnd().split("\n");
  const labs = [`${header},lower_limit`, `${first},normal`, ...rest.map((row) => `${row},`), ""].join("\n");
  const { dataset, diagnostics } = await read({ ...GOOD, "labs.csv": labs });
  note(places(diagnostics));
  expect(dataset).toBeDefined();
  expect(places(diagnostics)).toEqual(["labs.csv:2:lower_limit DATA_BAD_LIMIT"]);
});

describe("a data cut-off", () => {
  const said = (diagnostics: Parameters<typeof places>[0]) =>
    places(diagnostics).filter((place) => place.includes("DATA_CUTOFF_BEFORE_ALL"));

  test("before everything that the study reads is most likely a slip", async () => {
    const { dataset, diagnostics } = await read(GOOD, { cutoff: "2025-01-05" });
    note(places(diagnostics));
    expect(dataset).toBeDefined();
    expect(said(diagnostics)).toHaveLength(1);
  });

  test("on the day of the first result is none", async () => {
    const { diagnostics } = await read(GOOD, { cutoff: "2026-01-05" });
    expect(said(diagnostics)).toEqual([]);
  });
});

describe("a mark between digits that nobody declared", () => {
  const quoted = (text: string) => text.replace(/(\d+)\.(\d+)/g, '"$1,$2"');
  test.each([
    ["half of a file, and the run ends", quoted, "error", 'decimal: ","'],
    ["one of six, which is set aside", (text: string) => text.replace("7.1,", '"7,1",'), "warning", 'decimal: ","'],
    ["three digits behind it", (text: string) => text.replace("7.1,", '"1,071",'), "warning", "whichever is meant"],
    ["two marks", (text: string) => text.replace("7.1,", '"1.071,5",'), "warning", 'decimal: "," and thousands: "."'],
  ])("%s", async (_, change, severity, hint) => {
    const content = GOOD["labs.csv"].replace("900,", "900.5,");
    const { dataset, diagnostics } = await read({ ...GOOD, "labs.csv": change(content) });
    note(places(diagnostics));
    const said = diagnostics.filter(({ code }) => code === "DATA_NUMBER_FORMAT");
    expect(places(said)).toEqual(["labs.csv:2:value DATA_NUMBER_FORMAT"]);
    expect([said[0]?.severity, said[0]?.hint?.includes(hint)]).toEqual([severity, true]);
    expect(dataset === undefined).toBe(severity === "error");
  });
});

test("every code that an export can earn is earned above", () => {
  const source = readFileSync(new URL("../../src/ingestion/messages.ts", import.meta.url), "utf8");
  const codes = new Set((source.match(/"DATA_[A-Z_0-9]+"/g) ?? []).map((quoted) => quoted.slice(1, -1)));
  expect([...codes].filter((code) => !earned.has(code))).toEqual([]);
});

describe("hints", () => {
  test.each([
    {
      name: "a participant of nearly the name",
      file: "labs.csv",
      from: "P2,ferritin",
      to: "P22,ferritin",
      hint: '"P2"',
    },
    { name: "a column of nearly the name", file: "labs.csv", from: "value,unit", to: "value,units", hint: '"units"' },
    { name: "the usual unit", file: "labs.csv", from: "7.1,g/dL", to: "7.1,", hint: "g/L" },
    {
      name: "an analyte by its abbreviation",
      file: "labs.csv",
      from: "P2,hemoglobin",
      to: "P2,HGB",
      hint: '"hemoglobin"',
    },
    {
      name: "not commas",
      file: "labs.csv",
      from: "participant_id,analyte,collected_at,value,unit",
      to: "participant_id\tanalyte\tcollected_at\tvalue\tunit",
      hint: "comma",
    },
  ] as const)("$name", async ({ file, from, to, hint }) => {
    const { diagnostics } = await read(changed(file, from, to));
    expect(diagnostics.map((diagnostic) => diagnostic.hint).join("\n")).toContain(hint);
  });
});

// Once a fault: the only row of platelets is at fault, so the export is also said to have no row of platelets.
test("one fault is one complaint, also in the only row of an analyte", async () => {
  const only = GOOD["labs.csv"].replace("P2,platelets", "P2,leukocytes").replace("41,10*9/L", "41");
  expect(places((await read({ ...GOOD, "labs.csv": only })).diagnostics)).toEqual(["labs.csv:4 DATA_FIELD_COUNT"]);
});

test("of one fault the first twenty are shown and the rest are counted", async () => {
  const rows = Array.from({ length: 25 }, () => "P1,platelets,2026-13-01,41,10*9/L\n").join("");
  const { diagnostics } = await read({ ...GOOD, "labs.csv": GOOD["labs.csv"] + rows });
  expect(diagnostics).toHaveLength(21);
  expect(diagnostics.every(({ code, severity }) => code === "DATA_BAD_DATE" && severity === "error")).toBe(true);
  expect(diagnostics.filter(({ message }) => message.includes("5 more"))).toHaveLength(1);
});

test("a study's fault and the export's are independent: every file is looked at", async () => {
  const files = { ...changed("labs.csv", "7.1,g/dL", "7.1,g/cup"), "events.csv": "participant_id,event\n" };
  expect(places((await read(files)).diagnostics)).toEqual([
    "events.csv:1:occurred_on DATA_MISSING_COLUMN",
    "labs.csv:2:unit DATA_UNKNOWN_UNIT",
  ]);
});
