/** Exports in other shapes than the canonical one, through sources.yaml: what is read, from where, and what is said. */
import { describe, expect, test } from "vitest";
import { instantText } from "../../../src/core/calendar.ts";
import { exactText } from "../../../src/core/exact.ts";
import { sourceText } from "../../../src/core/source-reference.ts";
import type { Dataset } from "../../../src/ingestion/ingest.ts";
import { entries, GOOD, places, read } from "../small-export.ts";

const PARTICIPANTS = GOOD["participants.csv"];
const { "labs.csv": _labs, ...OTHERS } = GOOD;

function results(dataset: Dataset | undefined): readonly string[] {
  return (dataset?.participants ?? []).flatMap(({ id, observations }) =>
    (["hemoglobin", "neutrophils", "platelets"] as const).flatMap((analyte) =>
      observations(analyte).map((seen) => {
        const value = seen.value.lower === undefined ? "?" : exactText(seen.value.lower);
        return `${id} ${analyte} ${instantText(seen)} ${value} (${seen.raw.value} ${seen.raw.unit}) ${sourceText(seen.source)}`;
      }),
    ),
  );
}

const WIDE = `Klinik X;;;;;
Patient;Datum;Uhrzeit;Hb (g/dL);Thrombo;Seg %
P1;05.01.2026;07:10;7,1;41;
;06.01.2026;;>9,9;n.b.;
P2;06.01.2026;23:59;6,8;1.052;50

`;

const WIDE_SOURCES = `nadir-sources: 1
labs:
  - file: blutbild.csv
    header-line: 2
    delimiter: ";"
    decimal: ","
    thousands: "."
    null: [n.b.]
    fill-down: [Patient]
    columns:
      participant_id: Patient
      collected_at: { column: Datum, time: Uhrzeit, date: d.m.y }
    wide:
      hemoglobin: Hb (g/dL)
      platelets: { column: Thrombo, unit: 10*9/L }
      neutrophils: { multiply: [Thrombo, "Seg %"], divide-by: 100, unit: 10*9/L }
`;

test("a wide table with a preamble, decimal commas, a unit in the header and the patient on the first row only", async () => {
  const { dataset, diagnostics } = await read({ ...OTHERS, "blutbild.csv": WIDE, "sources.yaml": WIDE_SOURCES });
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  expect(results(dataset)).toEqual([
    "P1 hemoglobin 2026-01-05T07:10:00 71 (7,1 g/dL) blutbild.csv:3",
    "P1 hemoglobin 2026-01-06 99 (>9,9 g/dL) blutbild.csv:4",
    "P1 platelets 2026-01-05T07:10:00 41 (41 10*9/L) blutbild.csv:3",
    "P2 hemoglobin 2026-01-06T23:59:00 68 (6,8 g/dL) blutbild.csv:5",
    "P2 platelets 2026-01-06T23:59:00 1052 (1.052 10*9/L) blutbild.csv:5",
  ]);
  expect(dataset && entries(dataset.ledger)).toEqual([
    "blutbild.csv:4:Patient FILLED_DOWN",
    "blutbild.csv:5:Thrombo × Seg % IMPLAUSIBLE 526 10*9/L",
  ]);
  expect(dataset?.accounting.find(({ file }) => file === "blutbild.csv")).toMatchObject({
    table: "labs",
    read: 6,
    used: 5,
    setAside: 1,
    wideRows: 4,
    rules: { "Datum as d.m.y": 3, "blank line": 1 },
  });
});

const LONG_SOURCES = `nadir-sources: 1
transfusions: complete
analytes: { 特殊血红蛋白: hemoglobin }
participants:
  - file: LAB.txt
    repeats: keep-first
    columns: { participant_id: { column: ID, prefix: P }, sex: { column: 性别, map: { 男: M, 女: F } } }
labs:
  - file: LAB.txt
    where: { 标本: [血液] }
    set-aside: [DATA_BAD_DATE]
    columns:
      participant_id: { column: ID, prefix: P }
      analyte: 项目
      collected_at: { column: 采样时间, date: y/m/d }
      value: 结果
      unit: 单位
    units:
      - { analyte: hemoglobin, where: { 院区: ["4"] }, printed: g/dL, unit: g/L }
`;
const LONG = `ID\t性别\t院区\t标本\t项目\t采样时间\t结果\t单位
1\t男\t1\t血液\t血红蛋白\t2026/1/5 7:10\t71↓\tg/L
1\t男\t1\t尿液\t血红蛋白\t2026/1/5 7:10\t3\tg/L
2\t女\t4\t血液\t特殊血红蛋白\t2026/1/6\t68\tg/dL
2\t女\t4\t血液\t平均血红蛋白浓度\t2026/1/6\t330\tg/L
1\t男\t1\t血液\tPLT\t2026/1/14\t41\t×10⁹/L
1\t男\t1\t血液\t中性粒细胞#\t2026/1/14\t0.62\t×10⁹/L
2\t女\t4\t血液\t血小板\t昨天\t52\t×10⁹/L
`;
const { "participants.csv": _participants, ...RECORDS } = OTHERS;

describe.each([
  { encoding: "UTF-8", bytes: new TextEncoder().encode(LONG) },
  { encoding: "UTF-16", bytes: new Uint8Array(Buffer.from(`\ufeff${LONG}`, "utf16le")) },
])("a long table in Chinese, $encoding", ({ bytes }) => {
  test("names, units, dates, a declared unit of one site, a filter, and participants of the same file", async () => {
    const { dataset, diagnostics } = await read({ ...RECORDS, "LAB.txt": bytes, "sources.yaml": LONG_SOURCES });
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(results(dataset)).toEqual([
      "P1 hemoglobin 2026-01-05T07:10:00 71 (71↓ g/L) LAB.txt:2",
      "P1 neutrophils 2026-01-14 0.62 (0.62 ×10⁹/L) LAB.txt:7",
      "P1 platelets 2026-01-14 41 (41 ×10⁹/L) LAB.txt:6",
      "P2 hemoglobin 2026-01-06 68 (68 g/L) LAB.txt:4",
    ]);
    expect(dataset?.participants.map(({ attributes }) => attributes.get("sex"))).toEqual(["M", "F"]);
    expect(dataset?.participants[0]?.transfusionsCompleteThrough).toBe(dataset?.cutoff);
    expect(dataset && entries(dataset.ledger)).toEqual([
      "LAB.txt:4:单位 UNIT_DECLARED g/dL",
      "LAB.txt:8:采样时间 DATA_BAD_DATE 昨天",
    ]);
    expect(dataset?.accounting.filter(({ file }) => file === "LAB.txt")).toMatchObject([
      { table: "participants", read: 7, used: 2, notNeeded: 5, rules: { "further row of a participant": 5 } },
      { table: "labs", read: 7, used: 4, notNeeded: 2, setAside: 1, rules: { "not where 标本 is 血液": 1 } },
    ]);
  });
});

describe("what is wrong is said with what to write", () => {
  const sources = (from: string, to: string) => {
    expect(LONG_SOURCES).toContain(from);
    return { ...RECORDS, "LAB.txt": LONG, "sources.yaml": LONG_SOURCES.replace(from, to) };
  };
  test.each([
    {
      name: "an unknown key",
      from: "transfusions:",
      to: "transfusion:",
      said: "sources.yaml:2:1 DEF_UNKNOWN_KEY",
      hint: "transfusions",
    },
    {
      name: "no such column",
      from: "analyte: 项目",
      to: "analyte: 项目名",
      said: "LAB.txt:1:项目名 DATA_MISSING_COLUMN",
      hint: "项目",
    },
    {
      name: "no such file",
      from: "- file: LAB.txt\n    where",
      to: "- file: LABS.txt\n    where",
      said: "sources.yaml:9:11 DATA_MISSING_FILE",
      hint: "sources.yaml",
    },
    {
      name: "a column that nothing fills",
      from: "      analyte: 项目\n",
      to: "",
      said: "sources.yaml:13:7 DEF_SOURCES_COLUMN",
      hint: "name the column",
    },
    {
      name: "a file outside the folder",
      from: "- file: LAB.txt\n    where",
      to: "- file: ../LAB.txt\n    where",
      said: "sources.yaml:9:11 DEF_SOURCES_FILE",
      hint: "inside the folder",
    },
    {
      name: "a unit nobody knows",
      from: "unit: g/L }",
      to: "unit: g/cup }",
      said: "sources.yaml:19:75 DEF_SOURCES_UNIT",
      hint: "UCUM",
    },
  ])("$name", async ({ from, to, said, hint }) => {
    const { dataset, diagnostics } = await read(sources(from, to));
    expect(dataset).toBeUndefined();
    expect(places(diagnostics.filter(({ severity }) => severity === "error"))).toEqual([said]);
    expect(diagnostics.map((diagnostic) => diagnostic.hint).join()).toContain(hint);
  });

  test("a date that would be one in two other forms names both", async () => {
    const labs = "id,test,date,value,unit\nP1,hemoglobin,01/02/2026,71,g/L\n";
    const mapping = `nadir-sources: 1
labs:
  - file: l.csv
    columns: { participant_id: id, analyte: test, collected_at: date, value: value, unit: unit }
`;
    const { diagnostics } = await read({
      ...OTHERS,
      "participants.csv": PARTICIPANTS,
      "l.csv": labs,
      "sources.yaml": mapping,
    });
    expect(diagnostics.find(({ code }) => code === "DATA_BAD_DATE")?.hint).toContain("d/m/y or m/d/y");
  });
});
