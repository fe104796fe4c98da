/**
 * Errors of a newcomer: the message says what to write into sources.yaml; with that written the export gives what the good one gives; and
 * `nadir init` finds the same. Fixtures: fixtures/newcomer.
 */
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { inRoot, inTemporaryFolder, nadir } from "./command.ts";

const FOLDER = inRoot("fixtures/newcomer");
const STUDY = join(FOLDER, "study.yaml");

/** The laboratory file by its canonical columns, with one of them or of its options different. */
function mapped(lines: string, columns: Readonly<Record<string, string>> = {}): string {
  const all = ["participant_id", "analyte", "collected_at", "value", "unit"]
    .map((name) => [name, columns[name] ?? name] as const)
    .filter(([, cell]) => cell !== "");
  const file = lines.includes("file:") ? lines : `file: labs.csv\n    ${lines}`;
  return `nadir-sources: 1\nlabs:\n  - ${file}\n    columns:\n${all.map(([name, cell]) => `      ${name}: ${cell}\n`).join("")}`;
}

interface Mistake {
  readonly name: string;
  readonly folder: string;
  /** What is said, in part. */
  readonly says: readonly string[];
  /** sources.yaml with what the message asks for. */
  readonly remedy: string;
  /** The good export's verdicts are not all there: what the file does not have cannot come back. */
  readonly differs?: string;
}

const MISTAKES: readonly Mistake[] = [
  {
    name: "fields separated by semicolons",
    folder: "delimiter",
    says: ["DATA_MISSING_COLUMN", 'write `labs: [{ file: labs.csv, delimiter: ";" }]` in sources.yaml'],
    remedy: 'nadir-sources: 1\nlabs: [{ file: labs.csv, delimiter: ";" }]\n',
  },
  {
    name: "another encoding",
    folder: "encoding",
    says: ["DATA_NOT_UTF8", "write `encoding: gb18030` or"],
    remedy: "nadir-sources: 1\nencoding: gb18030\n",
  },
  {
    name: "dates in another order, with a day after the twelfth",
    folder: "date-order",
    says: ["DATA_BAD_DATE", "as d/m/y it would be one", "`collected_at: { column: collected_at, date: d/m/y }`"],
    remedy: mapped("", { collected_at: "{ column: collected_at, date: d/m/y }" }),
  },
  {
    name: "dates of which no day is after the twelfth",
    folder: "date-order-open",
    says: ["DATA_BAD_DATE", "as d/m/y or m/d/y it would be one", "whichever is meant"],
    remedy: mapped("", { collected_at: "{ column: collected_at, date: d/m/y }" }),
    differs: "rows with later days are not in it",
  },
  {
    name: "no column of units",
    folder: "unit-column",
    says: [
      "DATA_MISSING_COLUMN",
      "write `labs: [{ file: labs.csv, units: [{ analyte: hemoglobin, unit: g/L }, …] }]` in sources.yaml",
    ],
    remedy:
      "nadir-sources: 1\nlabs: [{ file: labs.csv, units: [{ analyte: hemoglobin, unit: g/L }, { analyte: platelets, unit: 10*9/L }] }]\n",
  },
  {
    name: "a decimal comma",
    folder: "decimal-comma",
    says: [
      "DATA_NUMBER_FORMAT",
      '6 results have a mark that is not declared, like "8,4"',
      'in sources.yaml write decimal: ","',
    ],
    remedy: 'nadir-sources: 1\nlabs: [{ file: labs.csv, decimal: "," }]\n',
  },
  {
    name: "a header that is not on the first line",
    folder: "header-row",
    says: [
      "DATA_MISSING_COLUMN",
      'the first line is "Laboratory of the hospital"',
      "write `labs: [{ file: labs.csv, header-line: 2 }]` with its line",
    ],
    remedy: "nadir-sources: 1\nlabs: [{ file: labs.csv, header-line: 3 }]\n",
  },
  {
    name: "a workbook with several sheets",
    folder: "sheet",
    says: ["DATA_SHEET_UNCLEAR", "write `sheet: Cover` or `sheet: Results` in sources.yaml"],
    remedy: mapped("file: labs.xlsx\n    sheet: Results"),
  },
  {
    name: "a workbook and no mapping",
    folder: "workbook",
    says: ["DATA_MISSING_FILE", "there is no labs.csv", "mapped by a sources.yaml, which `nadir init` begins"],
    remedy: mapped("file: labs.xlsx\n    sheet: Results"),
  },
  {
    name: "the participant on the first row only",
    folder: "fill-down",
    says: ["DATA_BLANK_FIELD", "write `labs: [{ file: labs.csv, fill-down: [participant_id] }]` in sources.yaml"],
    remedy: "nadir-sources: 1\nlabs: [{ file: labs.csv, fill-down: [participant_id] }]\n",
  },
  {
    name: "names of tests by their abbreviation",
    folder: "test-name",
    says: ["DATA_ANALYTE_ABSENT", "write `analytes: { HGB: hemoglobin }`", "write `analytes: { PLT: platelets }`"],
    remedy: "nadir-sources: 1\nanalytes: { HGB: hemoglobin, PLT: platelets }\n",
  },
  {
    name: "names of tests that nobody knows",
    folder: "test-name-unknown",
    says: ["DATA_ANALYTE_ABSENT", '"Platelets (EDTA)"', "write `analytes: { NAME: platelets }` in sources.yaml"],
    remedy: 'nadir-sources: 1\nanalytes: { Haemoglobine: hemoglobin, "Platelets (EDTA)": platelets }\n',
  },
  {
    name: "a number that means no value",
    folder: "sentinel",
    says: [
      "DATA_PERHAPS_NO_VALUE",
      "-999 stands in 2 results",
      "write `results: { sentinels: [-999] }` in sources.yaml",
    ],
    remedy: "nadir-sources: 1\nresults: { sentinels: [-999] }\n",
    differs: "two values are not in it",
  },
  {
    name: "a unit that is none",
    folder: "unit-unknown",
    says: [
      "DATA_UNKNOWN_UNIT",
      "write `labs: [{ file: labs.csv, units: [{ analyte: hemoglobin, printed: gram, unit: g/L }] }]` in sources.yaml, if that is it",
    ],
    remedy:
      "nadir-sources: 1\nlabs: [{ file: labs.csv, units: [{ analyte: hemoglobin, printed: gram, unit: g/L }] }]\n",
  },
  {
    name: "a unit that does not fit the results",
    folder: "unit-wrong",
    says: [
      "DATA_UNIT_SUSPECT",
      "hemoglobin 78 to 103 labelled g/dL looks like g/L",
      'write units: [{ analyte: hemoglobin, printed: "g/dL", unit: "g/L" }]',
    ],
    remedy:
      "nadir-sources: 1\nlabs: [{ file: labs.csv, units: [{ analyte: hemoglobin, printed: g/dL, unit: g/L }] }]\n",
  },
  {
    name: "a file of another name",
    folder: "file-name",
    says: ["DATA_MISSING_FILE", "there is no labs.csv", "mapped by a sources.yaml, which `nadir init` begins"],
    remedy: mapped("file: lab_results.csv"),
  },
  {
    name: "columns of other names",
    folder: "column-name",
    says: ["DATA_MISSING_COLUMN", "map the file in sources.yaml, which `nadir init DIR` writes"],
    remedy: mapped("", {
      participant_id: "Patient No",
      analyte: "Test",
      collected_at: "Date",
      value: "Result",
      unit: "Unit",
    }),
  },
];

interface Checked {
  readonly err: string;
  readonly verdicts: string;
}

/** The export of a folder as it is, or with a sources.yaml: what check says, and the verdicts without their provenance. */
async function checked(folder: string, sources?: string): Promise<Checked> {
  return await inTemporaryFolder(async (temporary) => {
    const data = join(temporary, "data");
    cpSync(join(FOLDER, folder), data, { recursive: true });
    if (sources !== undefined) writeFileSync(join(data, "sources.yaml"), sources);
    const { err } = await nadir("check", STUDY, "--data", data);
    return { err, verdicts: await verdictsOf(data, join(temporary, "out")) };
  });
}

async function verdictsOf(data: string, out: string): Promise<string> {
  const { status } = await nadir("run", STUDY, "--data", data, "--out", out, "--format", "none");
  if (status !== 0) return "";
  const lines = readFileSync(join(out, "derivations.csv"), "utf8").trim().split("\n");
  return lines.map((line) => line.replace(/,[^,]*$/, "")).join("\n");
}

let good: Checked;
beforeAll(async () => {
  good = await checked("good");
});

describe("errors of a newcomer", () => {
  it("the good export has verdicts", () => {
    expect(good.verdicts.split("\n")).toHaveLength(7);
    expect(good.verdicts).toContain("SYN-01,,HBRESP,Haemoglobin rise of at least 15 g/L at week 8,1,1,Y");
    expect(good.verdicts).toContain("SYN-02,,HBRESP,Haemoglobin rise of at least 15 g/L at week 8,1,0,N");
  });

  it.each(MISTAKES)("$name: is told what to write", async ({ folder, says }) => {
    const { err } = await checked(folder);
    for (const part of says) expect(err).toContain(part);
  });

  it.each(MISTAKES)("$name: what is asked for repairs it", async ({ folder, remedy, differs, says: [code = ""] }) => {
    const { err, verdicts } = await checked(folder, remedy);
    expect(err).not.toContain(code);
    expect(err).not.toMatch(/ error [A-Z_]+ /);
    expect(verdicts).not.toBe("");
    if (differs === undefined) expect(verdicts).toBe(good.verdicts);
  });
});

/** What init can see by itself; of the others it asks. */
const INIT_REPAIRS = [
  "delimiter",
  "encoding",
  "date-order",
  "decimal-comma",
  "header-row",
  "fill-down",
  "test-name",
  "file-name",
  "column-name",
  "sheet",
  "workbook",
];

describe("nadir init in the folder of a newcomer", () => {
  it.each(INIT_REPAIRS)("%s: what init writes gives what the good export gives", async (folder) => {
    await inTemporaryFolder(async (temporary) => {
      const data = join(temporary, "data");
      cpSync(join(FOLDER, folder), data, { recursive: true });
      if (existsSync(join(data, "sources.yaml"))) rmSync(join(data, "sources.yaml"));
      const { status, err } = await nadir("init", data);
      expect(err).toBe("");
      expect(status).toBe(0);
      expect(await verdictsOf(data, join(temporary, "out"))).toBe(good.verdicts);
    });
  });

  it.each([
    ["date-order-open", "d/m/y or m/d/y"],
    ["unit-column", "no column has units"],
    ["test-name-unknown", "it resembles hemoglobin"],
    ["test-name-unknown", "analyte has no test that nadir knows: Haemoglobine, Platelets (EDTA)"],
    ["sentinel", "-999 stands 2 times among the results"],
  ])("%s: what init cannot decide it names", async (folder, question) => {
    await inTemporaryFolder(async (temporary) => {
      const data = join(temporary, "data");
      cpSync(join(FOLDER, folder), data, { recursive: true });
      const { out } = await nadir("init", data, "--out", join(temporary, "new"));
      expect(out).toContain(question);
    });
  });
});
