/** Everything that sources.yaml can say of a file, one small export each. */
import { describe, expect, test } from "vitest";
import { instantText } from "../../../src/core/calendar.ts";
import { exactText } from "../../../src/core/exact.ts";
import { sourceText } from "../../../src/core/source-reference.ts";
import type { Dataset } from "../../../src/ingestion/ingest.ts";
import { type Content, entries, GOOD, places, type Read, read } from "../small-export.ts";

const { "labs.csv": _labs, "participants.csv": _participants, ...RECORDS } = GOOD;
const PEOPLE = "participant_id\nP1\nP2\n";
/** The study measures three analytes; these rows keep the other two from being missed. */
const OTHERS = `participant_id,analyte,collected_at,value,unit
P1,neutrophils,2026-01-14,0.62,10*9/L
P1,platelets,2026-01-14,41,10*9/L
P1,hemoglobin,2025-12-24,99,g/L
`;

/** An export whose own part is mapped; what else a study needs is canonical and mapped as it is. */
async function readMapped(files: Readonly<Record<string, Content>>, sources: string): Promise<Read> {
  return read({ ...RECORDS, "participants.csv": PEOPLE, "others.csv": OTHERS, ...files, "sources.yaml": sources });
}

const LABS_OF_OTHERS = `  - file: others.csv
    columns: { participant_id: participant_id, analyte: analyte, collected_at: collected_at, value: value, unit: unit }
`;

/** `P1 2026-01-05T07:10:00 71 a.csv:2`, of haemoglobin but for that of the other rows. */
function hemoglobin(dataset: Dataset | undefined): readonly string[] {
  return (dataset?.participants ?? []).flatMap(({ id, observations }) =>
    observations("hemoglobin")
      .filter(({ source }) => source.file !== "others.csv")
      .map((seen) => {
        const value = seen.value.lower === undefined ? "?" : exactText(seen.value.lower);
        return `${id} ${instantText(seen)} ${value} ${sourceText(seen.source)}`;
      }),
  );
}

function errorsOf({ diagnostics }: Read): readonly string[] {
  return places(diagnostics.filter(({ severity }) => severity === "error"));
}

interface Feature {
  readonly name: string;
  readonly file: string;
  /** The entry of labs, but for the name of the file. */
  readonly mapping: string;
  readonly expected: readonly string[];
  readonly said?: readonly string[];
}

const COLUMNS = "columns: { participant_id: ID, analyte: TEST, collected_at: AT, value: VALUE, unit: UNIT }";
const LONG = (rows: string) => `ID,TEST,AT,VALUE,UNIT\n${rows}\n`;

const FEATURES: readonly Feature[] = [
  {
    name: "a file without a header",
    file: "P1,Hb,2026-01-05,71,g/L\n",
    mapping: `header: [ID, TEST, AT, VALUE, UNIT]\n    ${COLUMNS}`,
    expected: ["P1 2026-01-05 71 a.csv:1"],
  },
  {
    name: "a header in other letters, full-width, with a line break inside",
    file: 'id,ＴＥＳＴ,"A\nT",value,Unit\nP1,Hb,2026-01-05,71,g/L\n',
    mapping: "columns: { participant_id: ID, analyte: TEST, collected_at: A T, value: VALUE, unit: UNIT }",
    expected: ["P1 2026-01-05 71 a.csv:3"],
  },
  {
    name: "the first of several columns that is not blank",
    file: "ID,TEST,TAKEN,RECEIVED,VALUE,UNIT\nP1,Hb,,2026-01-06,71,g/L\nP2,Hb,2026-01-05,2026-01-06,72,g/L\n",
    mapping:
      "columns: { participant_id: ID, analyte: TEST, collected_at: { first-of: [TAKEN, RECEIVED] }, value: VALUE, unit: UNIT }",
    expected: ["P1 2026-01-06 71 a.csv:2", "P2 2026-01-05 72 a.csv:3"],
  },
  {
    name: "names joined of two columns, with a prefix, and another taken off",
    file: "SITE,NR,TEST,AT,VALUE,UNIT\nX-,1,Hb,2026-01-05,71,g/L\n",
    mapping:
      "columns: { participant_id: { columns: [NR], prefix: P }, analyte: { column: TEST, strip: X }, collected_at: AT, value: VALUE, unit: UNIT }",
    expected: ["P1 2026-01-05 71 a.csv:2"],
  },
  {
    name: "a limit whose sign has a column of its own",
    file: "ID,TEST,AT,OP,VALUE,UNIT\nP1,Hb,2026-01-05,GT,200,g/L\nP2,Hb,2026-01-05,,71,g/L\nP2,Hb,2026-01-06,??,71,g/L\n",
    mapping:
      'columns: { participant_id: ID, analyte: TEST, collected_at: AT, value: { column: VALUE, prefix: { column: OP, map: { GT: ">", "": "" } } }, unit: UNIT }',
    expected: ["P1 2026-01-05 200 a.csv:2", "P2 2026-01-05 71 a.csv:3"],
    said: ["a.csv:4:VALUE VALUE_NOT_NUMERIC [??] 71"],
  },
  {
    name: "units in a row of their own, and two columns of one analyte",
    file: "ID,AT,Hb,Hb capillary\n,,g/dL,g/L\nP1,2026-01-05T07:00,7.1,\nP1,2026-01-05T09:00,,73\n",
    mapping:
      "unit-row: true\n    columns: { participant_id: ID, collected_at: AT }\n    wide: { hemoglobin: [Hb, Hb capillary] }",
    expected: ["P1 2026-01-05T07:00:00 71 a.csv:3", "P1 2026-01-05T09:00:00 73 a.csv:4"],
  },
  {
    name: "a unit per column from another column",
    file: "ID,AT,Hb,Hb unit\nP1,2026-01-05,7.1,g/dL\nP2,2026-01-05,71,g/L\n",
    mapping:
      "columns: { participant_id: ID, collected_at: AT }\n    wide: { hemoglobin: { column: Hb, unit-column: Hb unit } }",
    expected: ["P1 2026-01-05 71 a.csv:2", "P2 2026-01-05 71 a.csv:3"],
  },
  {
    name: "the unit that a site means, over the one it prints",
    file: "ID,SITE,TEST,AT,VALUE,UNIT\nP1,1,Hb,2026-01-05,7.1,g/dL\nP2,2,Hb,2026-01-05,71,g/dL\n",
    mapping: `${COLUMNS}\n    units: [{ analyte: hemoglobin, where: { SITE: [2] }, printed: g/dL, unit: g/L }]`,
    expected: ["P1 2026-01-05 71 a.csv:2", "P2 2026-01-05 71 a.csv:3"],
    said: ["a.csv:3:UNIT UNIT_DECLARED g/dL"],
  },
  {
    name: "rows of one specimen and state, and of a column that need not be there",
    file: "ID,SPEC,STATE,TEST,AT,VALUE,UNIT\nP1,BLOOD,final,Hb,2026-01-05,71,g/L\nP1,URINE,final,Hb,2026-01-06,1,g/L\nP1,BLOOD,void,Hb,2026-01-07,72,g/L\nP1,BLOOD,,Hb,2026-01-08,73,g/L\n",
    mapping: `where: { SPEC: BLOOD, STATE: { not: [void], blank: false }, QC: { not: fail, if-present: true } }\n    ${COLUMNS}`,
    expected: ["P1 2026-01-05 71 a.csv:2"],
  },
  {
    name: "thousands and decimal commas",
    file: "ID;TEST;AT;VALUE;UNIT\nP1;Hb;2026-01-05;1.071,5;mg/dL\nP1;Hb;2026-01-06;7100,25;mg/dL\n",
    mapping: `delimiter: ";"\n    decimal: ","\n    thousands: "."\n    ${COLUMNS}`,
    expected: ["P1 2026-01-06 71.0025 a.csv:3"],
    said: ["a.csv:2:VALUE IMPLAUSIBLE 1.071,5 mg/dL"],
  },
  {
    name: "words that mean nothing is there, a number that does for one analyte, and a text of this laboratory",
    file: LONG(
      "P1,Hb,2026-01-05,k.A.,g/L\nP1,Hb,2026-01-06,99,g/L\nP1,Hb,2026-01-07,siehe B,g/L\nP1,Hb,2026-01-08,71,g/L",
    ),
    mapping: `null: [k.A.]\n    ${COLUMNS}`,
    expected: ["P1 2026-01-08 71 a.csv:5"],
    said: [
      "a.csv:2:VALUE VALUE_BLANK",
      "a.csv:3:VALUE SENTINEL 99",
      "a.csv:4:VALUE VALUE_NOT_NUMERIC siehe B",
      // The canonical rows are held to the same: 99 stands for no haemoglobin in the whole export.
      "others.csv:4:value SENTINEL 99",
    ],
  },
  {
    name: "rows whose test is none of those mapped",
    file: LONG("P1,17,2026-01-05,71,g/L\nP1,18,2026-01-05,5,g/L"),
    mapping: `columns: { participant_id: ID, analyte: { column: TEST, map: { 17: hemoglobin }, unmapped: not-needed }, collected_at: AT, value: VALUE, unit: UNIT }`,
    expected: ["P1 2026-01-05 71 a.csv:2"],
  },
  {
    name: "a row with a field too few, where that is borne",
    file: LONG("P1,Hb,2026-01-05,71,g/L\nP1,Hb,2026-01-06"),
    mapping: `set-aside: [DATA_FIELD_COUNT]\n    ${COLUMNS}`,
    expected: ["P1 2026-01-05 71 a.csv:2"],
    said: ["a.csv:3: DATA_FIELD_COUNT P1 Hb 2026-01-06"],
  },
  {
    name: "two values at one instant, the last of which counts",
    file: LONG("P1,Hb,2026-01-05,71,g/L\nP1,Hb,2026-01-05,75,g/L"),
    mapping: `conflicts: keep-last\n    ${COLUMNS}`,
    expected: ["P1 2026-01-05 75 a.csv:3"],
    said: ["a.csv:2:VALUE CONFLICT 71 g/L"],
  },
];

describe("what a file may be like", () => {
  test.each(FEATURES)("$name", async ({ file, mapping, expected, said = [] }) => {
    const results = name99(mapping)
      ? "results: { sentinels: { hemoglobin: [99] }, texts: { siehe B: see-comment } }\n"
      : "";
    const sources = `nadir-sources: 1\n${results}labs:\n  - file: a.csv\n    ${mapping}\n${LABS_OF_OTHERS}`;
    const found = await readMapped({ "a.csv": file }, sources);
    expect(errorsOf(found)).toEqual([]);
    expect(hemoglobin(found.dataset)).toEqual(expected);
    expect(found.dataset && entries(found.dataset.ledger)).toEqual(said);
  });
});

function name99(mapping: string): boolean {
  return mapping.includes("k.A.");
}

describe("a text that a map does not have", () => {
  const events = (unmapped: string) => `nadir-sources: 1
labs:
${LABS_OF_OTHERS}events:
  - file: e.csv
    columns:
      participant_id: ID
      event: { column: WHAT, case: lower, map: { hsct: stem-cell-infusion, rezidiv: relapse }${unmapped} }
      occurred_on: { column: "ON", date: d.m.y }
`;
  const FILE =
    "ID,WHAT,ON\nP1,HSCT,1.1.2026\nP2,Hsct,2.1.2026\nP2,Fieber,9.1.2026\nP2,Fieber,8.1.2026\nP2,Tod?,1.2.2026\n";

  test("stays as printed, with a warning that counts them", async () => {
    const found = await readMapped({ "e.csv": FILE }, events(""));
    expect(errorsOf(found)).toEqual([]);
    const said = found.diagnostics.find(({ code }) => code === "DATA_NOT_MAPPED");
    expect([said?.severity, said?.message]).toEqual([
      "warning",
      'not in the map of event, so left as printed: "Fieber" (2), "Tod?" (1)',
    ]);
    expect(said && places([said])).toEqual(["e.csv:4:WHAT DATA_NOT_MAPPED sources.yaml:9:14"]);
  });

  test("is not needed where that is said", async () => {
    const { dataset, diagnostics } = await readMapped({ "e.csv": FILE }, events(", unmapped: not-needed"));
    expect(diagnostics.filter(({ code }) => code === "DATA_NOT_MAPPED")).toEqual([]);
    expect(dataset?.accounting.find(({ file }) => file === "e.csv")).toMatchObject({
      read: 5,
      used: 2,
      notNeeded: 3,
      rules: { "WHAT not in the map": 3 },
    });
  });

  test("ends the run where it may not be", async () => {
    const found = await readMapped({ "e.csv": FILE }, events(", unmapped: refuse"));
    expect(errorsOf(found)).toEqual([
      "e.csv:4:WHAT DATA_NOT_MAPPED",
      "e.csv:5:WHAT DATA_NOT_MAPPED",
      "e.csv:6:WHAT DATA_NOT_MAPPED",
    ]);
  });

  test("becomes something else where that is said", async () => {
    const { dataset } = await readMapped({ "e.csv": FILE }, events(", otherwise: other"));
    expect(dataset?.participants.map(({ events: of }) => of("stem-cell-infusion").length)).toEqual([1, 1]);
  });
});

describe("texts looked up in another file", () => {
  const sources = (key: string) => `nadir-sources: 1
labs:
  - file: a.csv
    columns:
      participant_id: ID
      analyte: TEST
      collected_at: { columns: [ID, VISIT], lookup: { file: visits.csv, key: ${key}, value: DAY }, date: d.m.y }
      value: VALUE
      unit: UNIT
${LABS_OF_OTHERS}`;
  const FILE = "ID,VISIT,TEST,VALUE,UNIT\nP1,V1,Hb,71,g/L\nP2,V1,Hb,72,g/L\n";
  const VISITS = "ID,VISIT,DAY\nP1,V1,5.1.2026\nP2,V1,6.1.2026\nP2,V2,7.1.2026\n";

  test("by two columns", async () => {
    const found = await readMapped({ "a.csv": FILE, "visits.csv": VISITS }, sources("[ID, VISIT]"));
    expect(errorsOf(found)).toEqual([]);
    expect(hemoglobin(found.dataset)).toEqual(["P1 2026-01-05 71 a.csv:2", "P2 2026-01-06 72 a.csv:3"]);
    expect(found.dataset?.accounting.find(({ file }) => file === "visits.csv")).toMatchObject({
      table: "texts of DAY by ID, VISIT",
      read: 3,
      used: 2,
      notNeeded: 1,
    });
  });

  test("a key with two texts, and one with none", async () => {
    const twice = VISITS.replace("P2,V1,6", "P1,V1,6");
    const found = await readMapped({ "a.csv": FILE, "visits.csv": twice }, sources("[ID, VISIT]"));
    expect(errorsOf(found)).toEqual([
      "a.csv:3:ID DATA_BAD_DATE",
      "visits.csv:3:DAY DATA_LOOKUP_TWICE visits.csv:2:DAY",
    ]);
  });

  test("without the file, or its column", async () => {
    expect(errorsOf(await readMapped({ "a.csv": FILE }, sources("[ID, VISIT]")))).toContain(
      "visits.csv:1 DATA_MISSING_FILE",
    );
    const found = await readMapped({ "a.csv": FILE, "visits.csv": VISITS }, sources("[ID, VISITE]"));
    expect(found.diagnostics.find(({ code }) => code === "DATA_MISSING_COLUMN")?.hint).toBe('did you mean "VISIT"?');
  });
});

describe("more about the participants from another file", () => {
  const sources = (adds: string) => `nadir-sources: 1
participants:
  - file: people.csv
    columns: { participant_id: ID, enrolled_on: IN }
  - file: w.csv
    adds: ${adds}
    columns: { participant_id: ID, weight_kg: { column: W, unit: { column: U, map: { pounds: "[lb_av]" } } } }
labs:
${LABS_OF_OTHERS}`;
  const FILES = {
    "people.csv": "ID,IN\nP1,2026-01-10\nP2,\n",
    "w.csv":
      "ID,AT,W,U\nP1,2026-01-01,150,pounds\nP1,2026-01-09,70,kg\nP1,2026-01-12,71,kg\nP1,2026-01-12,72,kg\nP1,2026-01-10,,kg\nP2,2026-01-01,80,kg\nP9,2026-01-01,80,kg\n",
  };
  const weights = (dataset: Dataset | undefined) =>
    dataset?.participants.map(({ attributes }) => attributes.get("weight_kg"));

  test.each([
    ["{ pick: earliest, at: AT }", ["68.0388555", "80"]],
    ["{ pick: latest, at: AT }", ["71", "80"]],
    ["{ pick: nearest, of: enrolled_on, at: AT }", ["70", undefined]],
    ["{ pick: latest-until, of: enrolled_on, at: AT }", ["70", undefined]],
    ["{ pick: earliest-from, of: enrolled_on, at: AT }", ["71", undefined]],
    ["first", ["68.0388555", "80"]],
    ["last", ["72", "80"]],
  ])("%s", async (adds, expected) => {
    const found = await readMapped(FILES, sources(adds));
    expect(errorsOf(found)).toEqual([]);
    expect(weights(found.dataset)).toEqual(expected);
    const {
      read: rows,
      used = 0,
      notNeeded = 0,
    } = found.dataset?.accounting.find(({ file }) => file === "w.csv") ?? {};
    expect([rows, used + notNeeded]).toEqual([7, 7]);
  });

  test("a unit that is none of a weight", async () => {
    const files = { ...FILES, "w.csv": "ID,AT,W,U\nP1,2026-01-01,150,stone\n" };
    expect(errorsOf(await readMapped(files, sources("{ pick: earliest, at: AT }")))).toEqual([
      "w.csv:2:W DATA_UNKNOWN_UNIT",
    ]);
  });
});

describe("which files are read", () => {
  const entry = (file: string, more = "") => `nadir-sources: 1
labs:
  - file: ${file}
${more}    columns: { participant_id: ID, analyte: TEST, collected_at: AT, value: VALUE, unit: UNIT }
${LABS_OF_OTHERS}`;
  const FILE = LONG("P1,Hb,2026-01-05,71,g/L");

  test.each([
    ["in small letters", "LB.csv", "lb.csv"],
    ["in capitals", "lb.csv", "LB.csv"],
    ["the first that is there", "[lb.xpt, lb.csv]", "lb.csv"],
  ])("%s", async (_, written, there) => {
    const found = await readMapped({ [there]: FILE }, entry(written));
    expect(errorsOf(found)).toEqual([]);
    expect(hemoglobin(found.dataset)).toEqual([`P1 2026-01-05 71 ${there}:2`]);
  });

  test("one that need not be there is missed with a note only", async () => {
    const found = await readMapped({}, entry("lb.csv", "    if-present: true\n"));
    expect(errorsOf(found)).toEqual([]);
    expect(places(found.diagnostics.filter(({ code }) => code === "DATA_FILE_ABSENT"))).toEqual([
      "sources.yaml:3:11 DATA_FILE_ABSENT",
    ]);
    expect(found.dataset?.accounting.map(({ file }) => file)).not.toContain("lb.csv");
  });

  // That nothing is recorded is not that nothing happened: only the owner can say that there is no such file.
  test("one that only the preset can do without is warned of, and a table of which nothing is there is missing", async () => {
    const sources = `nadir-sources: 1\npreset: sdtm\nparticipants: [{ leave-out: dm }, { file: people.csv, columns: { participant_id: ID } }]
interventions: [{ leave-out: ex }, { leave-out: pr }]\nevents: [{ leave-out: deaths }, { leave-out: ds }, { leave-out: ce }]
labs:\n  - leave-out: lb\n${LABS_OF_OTHERS}`;
    const people = { "people.csv": "ID\nP1\nP2\n" };
    const found = await read({ ...people, "others.csv": OTHERS, "sources.yaml": sources });
    expect(errorsOf(found)).toEqual(["events.csv:1 DATA_MISSING_FILE", "interventions.csv:1 DATA_MISSING_FILE"]);
    const some = sources.replace(
      "{ leave-out: pr }",
      "{ leave-out: pr }, { file: bank.csv, columns: { participant_id: ID, intervention: W, started_at: A } }",
    );
    const warned = await readMapped({ ...people, "bank.csv": "ID,W,A\n" }, some);
    const absent = warned.diagnostics.filter(({ code }) => code === "DATA_FILE_ABSENT");
    expect(absent.map(({ severity, hint }) => `${severity}: ${hint}`)).toEqual([
      expect.stringMatching(/^warning: .*leave-out: cm/),
    ]);
  });
});

describe("what a date that does not fit is told", () => {
  const sources = `nadir-sources: 1
labs:
  - file: a.csv
    ${COLUMNS}
${LABS_OF_OTHERS}`;
  test.each([
    ["5.1.26", "date: d.m.y and two-digit-years: 1950"],
    ["2026-01-05T23:30:00Z", "zone: +08:00"],
    ["1/2/2026", "write date: d/m/y, whichever is meant"],
    ["soon", "set-aside: [DATA_BAD_DATE]"],
  ])("%s", async (text, hint) => {
    const { diagnostics } = await readMapped({ "a.csv": LONG(`P1,Hb,${text},71,g/L`) }, sources);
    expect(diagnostics.find(({ code }) => code === "DATA_BAD_DATE")?.hint).toContain(hint);
  });
});
