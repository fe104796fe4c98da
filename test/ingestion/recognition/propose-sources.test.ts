/** What init writes for small exports of every shape, and that it always loads. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { initialise, linesWith } from "./init-files.ts";

const LONG = `Patient No;Test;Date;Result;Unit
1;HGB;13/04/2024;12,5;g/dL
1;PLT;13/04/2024;150;10^9/L
2;HGB;05/06/2024;9,1;g/dL
`;
const WIDE = `Patient No,Date,HGB (g/L),PLT (10^9/L),MCHC (g/L)
1,2024-03-01,120,150,340
1,2024-03-02,118,140,338
2,2024-03-01,101,90,335
`;

describe("a table with a row per result", () => {
  it("is recognised by the names of tests in it", async () => {
    const init = await initialise({ "labs.txt": LONG });
    expect(init.analytes).toEqual(["hemoglobin", "platelets"]);
    expect(linesWith(init, "participant_id")).toEqual(["participant_id: Patient No", "participant_id: Patient No"]);
    expect(linesWith(init, "analyte:")).toEqual(["analyte: Test"]);
    expect(linesWith(init, "value:")).toEqual(["value: Result"]);
    expect(linesWith(init, "unit:")).toEqual(["unit: Unit"]);
  });

  it("has its delimiter, decimal comma and order of dates declared, each with its proof", async () => {
    const init = await initialise({ "labs.txt": LONG });
    expect(new Set(linesWith(init, "delimiter"))).toEqual(new Set(['delimiter: ";"']));
    expect(new Set(linesWith(init, "decimal"))).toEqual(new Set(['decimal: ","   # Result has 12,5 in line 2']));
    expect(linesWith(init, "collected_at")).toEqual([
      "collected_at: { column: Date, date: d/m/y }   # 13/04/2024 in line 2 is no date in another form",
    ]);
  });

  it("without units asks for them and does not guess", async () => {
    const init = await initialise({ "labs.csv": LONG.replaceAll(";", "\t").replace(/\t[^\t]*$/gm, "") });
    expect(init.questions.map(({ id }) => id)).toContain("labs.csv units");
    expect(linesWith(init, "UNDECIDED units")).toHaveLength(1);
    expect(init.sources?.files.flatMap(({ units }) => units)).toEqual([]);
  });

  it("offers a name that is nearly one of a test, and never takes it", async () => {
    const init = await initialise({ "labs.csv": LONG.replaceAll("PLT", "Plateletts") });
    expect(init.analytes).toEqual(["hemoglobin"]);
    expect(init.questions.find(({ id }) => id.includes("Plateletts"))?.write).toContain(
      "analytes: { Plateletts: platelets }",
    );
  });
});

describe("a table with a column per analyte", () => {
  it("takes the columns that are analytes, with the units of their headers, and not the haemoglobin in the red cells", async () => {
    const init = await initialise({ "counts.csv": WIDE });
    expect(init.analytes).toEqual(["hemoglobin", "platelets"]);
    expect(linesWith(init, "hemoglobin:")).toEqual(['hemoglobin: "HGB (g/L)"   # g/L, as its header prints']);
    expect(linesWith(init, "MCHC")).toEqual([]);
    expect(init.questions.map(({ id }) => id)).toEqual(["day 0"]);
  });

  it("takes units from a row below the header", async () => {
    const init = await initialise({
      "counts.csv": "ID,Date,HGB,PLT\n,,g/L,10^9/L\n1,2024-03-01,120,150\n2,2024-03-02,118,140\n",
    });
    expect(linesWith(init, "unit-row")).toEqual(["unit-row: true"]);
    expect(linesWith(init, "hemoglobin:")).toEqual(["hemoglobin: HGB   # g/L, as the row of units prints"]);
  });

  it("asks for a unit that is not printed, with what the numbers fit", async () => {
    const files = { "counts.csv": WIDE.replace("HGB (g/L)", "HGB") };
    const open = await initialise(files);
    expect(linesWith(open, "hemoglobin:")).toEqual(["hemoglobin: { column: HGB }   # UNDECIDED unit: g/L?"]);
    const question = open.questions.find(({ id }) => id === "counts.csv HGB unit");
    expect(question?.write).toBe("hemoglobin: { column: HGB, unit: g/L }");
    const answered = await initialise(files, new Map([["counts.csv HGB unit", "g/L"]]));
    expect(linesWith(answered, "hemoglobin:")).toEqual(["hemoglobin: { column: HGB, unit: g/L }   # as answered"]);
    expect(answered.questions.map(({ id }) => id)).toEqual(["day 0"]);
  });

  it("fills the number of the participant down where only the first row of each has it", async () => {
    const init = await initialise({ "counts.csv": WIDE.replace("\n1,2024-03-02", "\n,2024-03-02") });
    expect(linesWith(init, "fill-down")).toEqual(["fill-down: [Patient No]"]);
    expect(linesWith(init, "blank")).toEqual(["Patient No: { blank: false }"]);
  });

  it("says which rows have no date and does not leave them out by itself", async () => {
    const init = await initialise({ "counts.csv": WIDE.replace("1,2024-03-02", "1,") });
    expect(linesWith(init, "set-aside")).toEqual(["# UNDECIDED set-aside: [DATA_BAD_DATE]   # 1 row without a date"]);
    expect(init.sources?.files.every(({ setAside }) => setAside.size === 0)).toBe(true);
  });

  it("leaves the product of leukocytes and share as a hint", async () => {
    const init = await initialise({
      "counts.csv": "ID,Date,wbc,neut_percent\n1,2024-03-01,5.1,60\n2,2024-03-02,6.2,70\n",
    });
    expect(init.analytes).toEqual(["leukocytes", "neutrophils-percent"]);
    expect(linesWith(init, "multiply")).toEqual([
      "# neutrophils: { multiply: [wbc, neut_percent], divide-by: 100, unit: … }   # the unit is that of the leukocytes",
    ]);
  });
});

describe("what no file proves is left open, so that check asks for it", () => {
  it("an order of dates that no day proves", async () => {
    const init = await initialise({ "labs.txt": LONG.replaceAll("13/04/2024", "03/04/2024") });
    expect(linesWith(init, "collected_at")).toEqual([
      "collected_at: { column: Date }   # UNDECIDED date: d/m/y or m/d/y",
    ]);
    expect(init.questions.map(({ what }) => what)).toContain(
      "Date: 03/04/2024 can be read as d/m/y or m/d/y, and no date of the column proves either",
    );
  });

  it("a comma between three digits", async () => {
    const init = await initialise({ "labs.csv": 'ID,Date,PLT\n1,2024-03-01,"150,000"\n2,2024-03-02,"90,000"\n' });
    expect(linesWith(init, "UNDECIDED decimal")).toHaveLength(2);
  });

  it("which column is the participant's number", async () => {
    const init = await initialise({ "labs.csv": "code,Date,HGB (g/L)\nA1,2024-03-01,120\nA2,2024-03-02,118\n" });
    expect(linesWith(init, "UNDECIDED which column")).toHaveLength(2);
    const answered = await initialise(
      { "labs.csv": "code,Date,HGB (g/L)\nA1,2024-03-01,120\nA2,2024-03-02,118\n" },
      new Map([["labs.csv participant", "code"]]),
    );
    expect(linesWith(answered, "participant_id")).toEqual(["participant_id: code", "participant_id: code"]);
  });

  it("which number is which sex", async () => {
    const files = { "people.csv": "ID,Sex,Date of enrolment\n1,1,2024-01-01\n2,2,2024-01-02\n", "counts.csv": WIDE };
    expect(linesWith(await initialise(files), "UNDECIDED which is F")).toHaveLength(1);
    const answered = await initialise(files, new Map([["people.csv sex", "2"]]));
    expect(linesWith(answered, "sex:")).toEqual([
      'sex: { column: Sex, map: { "2": F, "1": M }, otherwise: "" }   # as answered',
    ]);
  });

  it("whether -999 is a result", async () => {
    const files = { "counts.csv": WIDE.replace("118", "-999") };
    expect(linesWith(await initialise(files), "sentinels")).toEqual([
      "# UNDECIDED results: { sentinels: [-999] }   # no value?",
    ]);
    const answered = await initialise(files, new Map([["sentinel -999", "yes"]]));
    expect(linesWith(answered, "sentinels")).toEqual(["results: { sentinels: [-999] }   # as answered"]);
    const refused = await initialise(files, new Map([["sentinel -999", "no"]]));
    expect(linesWith(refused, "sentinels")).toEqual([]);
  });

  it("a file whose columns nobody knows is named, not passed over", async () => {
    const init = await initialise({ "counts.csv": WIDE, "other.csv": "a,b\n1,2\n" });
    expect(init.questions.map(({ file, what }) => [file, what])).toContainEqual([
      "other.csv",
      "not recognised; its columns are a, b",
    ]);
  });
});

describe("the form of a file", () => {
  it("a header below lines of a title", async () => {
    const init = await initialise({ "counts.csv": `Export of the laboratory\nprinted 2024-05-01\n${WIDE}` });
    expect(new Set(linesWith(init, "header-line"))).toEqual(
      new Set(["header-line: 3   # the 2 lines before it are not read"]),
    );
    expect(init.analytes).toEqual(["hemoglobin", "platelets"]);
  });

  it("an encoding", async () => {
    const bytes = Uint8Array.from(
      [...new TextEncoder().encode("Patientennummer;Datum;H")].concat(
        [0xe4],
        [...new TextEncoder().encode("moglobin (g/L);M")],
        [0xfc],
        [...new TextEncoder().encode("ller\n1;13.04.2024;120;x\n2;14.04.2024;130;y\n")],
      ),
    );
    const init = await initialise({ "werte.csv": bytes });
    expect(new Set(linesWith(init, "encoding"))).toEqual(new Set(["encoding: windows-1252"]));
    expect(init.analytes).toEqual(["hemoglobin"]);
  });

  it("words for nothing", async () => {
    const init = await initialise({
      "counts.csv": `${WIDE}3,2024-03-01,NA,130,NA\n3,2024-03-02,120,NA,330\n3,2024-03-03,121,133,331\n`,
    });
    expect(new Set(linesWith(init, "null"))).toEqual(new Set(['"null": [NA]   # these mean an empty cell']));
  });

  it("a file that cannot be read is said with the words of its reader", async () => {
    const init = await initialise({
      "counts.csv": WIDE,
      "old.xls": Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1),
    });
    expect(init.unread.map(({ name, code }) => [name, code])).toEqual([["old.xls", "DATA_OTHER_FORMAT"]]);
  });
});

describe("tables that are known", () => {
  const canonical = {
    "participants.csv": "participant_id,enrolled_on\n1,2024-01-01\n",
    "labs.csv": "participant_id,analyte,collected_at,value,unit\n1,hemoglobin,2024-01-02,120,g/L\n",
  };
  it("canonical files need no mapping", async () => {
    const init = await initialise(canonical);
    expect(init.text).toBeUndefined();
    expect(init.questions).toEqual([]);
    expect(init.analytes).toEqual(["hemoglobin"]);
  });

  it("SDTM is a preset, and what is not there is left out", async () => {
    const init = await initialise({
      "dm.csv": "STUDYID,USUBJID,ARM,SEX,AGE,AGEU,RFSTDTC,DTHDTC\nX,1,A,F,50,YEARS,2024-01-01,\n",
      "LB.csv": "USUBJID,LBTESTCD,LBDTC,LBORRES,LBORRESU\n1,HGB,2024-01-01,12.1,g/dL\n",
    });
    expect(init.text?.split("\n").filter((line) => !line.startsWith("#"))).toEqual([
      "nadir-sources: 1",
      "preset: sdtm",
      "labs:",
      "  - change: lb",
      "    file: LB.csv",
      "    # the rest is as in the preset",
      "interventions:",
      "  - leave-out: ex   # no file has its columns",
      "",
    ]);
    expect(init.analytes).toEqual(["hemoglobin"]);
  });

  it("adverse events, transfusions and dates of death are records", async () => {
    const init = await initialise({
      "people.csv": "Patient No,Sex,Date of enrolment,Date of death\n1,F,2024-01-01,\n2,M,2024-01-01,2024-02-01\n",
      "counts.csv": WIDE,
      "ae.csv": "Patient No,AETERM,AESTDTC,AETOXGR\n1,Fever,2024-01-05,2\n",
      "given.csv": "Patient No,Blood product,Date given,Dose,Dose units\n1,rbc-transfusion,2024-01-05,2,1\n",
    });
    const tables = init.sources?.files.map(({ table, file }) => `${table} ${file}`);
    expect(tables).toEqual([
      "participants people.csv",
      "labs counts.csv",
      "interventions given.csv",
      "events ae.csv",
      "events people.csv",
    ]);
    expect(linesWith(init, "event:")).toEqual(["event: { constant: adverse-event }", "event: { constant: death }"]);
  });
});

describe("hostile files", () => {
  it("whatever the header says, what is written loads (fast-check)", async () => {
    const name = fc.string({ unit: "binary", minLength: 1, maxLength: 20 });
    const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(name, { maxLength: 4 }), name, async (names, text) => {
        const header = ["Patient No", "Date", "HGB", ...names].map(quoted).join(",");
        const cells = ["1", "2024-03-01", "12.5", ...names.map(() => text)].map(quoted).join(",");
        const init = await initialise({ "a.csv": `${header}\n${cells}\n${cells}\n` });
        expect(init.text === undefined || init.sources !== undefined).toBe(true);
      }),
      { seed: 5, numRuns: 300 },
    );
  });
});
