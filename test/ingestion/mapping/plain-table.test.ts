/** A mapped file whose cells each depend on their own text is read by bytes; with a mark for comments, which no row has, row by row. The same comes of both. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { GOOD, read } from "../small-export.ts";

const HEADER = "Specimen,Result,Units,Test,Patient,Drawn,ULN,Note";
const { "labs.csv": _labs, ...OTHERS } = GOOD;

const sources = (filter: string) => `nadir-sources: 1
labs:
  - file: lis.csv
    null: [NA, n.b.]
${filter}    columns:
      participant_id: Patient
      analyte: Test
      collected_at: Drawn
      value: Result
      unit: Units
      upper_limit: ULN
      comment: Note
`;
const ROW_BY_ROW = '    comment: "~"\n';
const BY_BYTES = '    delimiter: ","\n';

/** Rows without a fault that ends the run, so that there is a dataset to compare. */
const usually = (usual: readonly string[], odd: readonly string[]) =>
  fc.oneof({ weight: 12, arbitrary: fc.constantFrom(...usual) }, { weight: 1, arbitrary: fc.constantFrom(...odd) });
const row = fc
  .tuple(
    usually(["blood", ""], ['"EDTA, full"']),
    usually(["7.1", "70", "0.62", "9"], ["NA", "n.b.", "hemolysed", "<0.1", " 8 ", '"7.2"', "1,5", "9999"]),
    usually(["10*9/L"], [" 10*9/L"]),
    usually(["neutrophils", "platelets"], ["ferritin", "Hb", "no such test", " neutrophils"]),
    usually(["P1", "P2"], [" P1", '"P2"']),
    fc.tuple(fc.integer({ min: 10, max: 28 }), fc.integer({ min: 10, max: 59 }), usually(["T", " "], ["T"])),
    usually(["", "400"], ["NA", "x"]),
    usually(["", "ok"], ["NA", "clotted", '"see ""note"""']),
  )
  .map(([specimen, value, unit, name, who, [day, minute, mark], limit, note]) => {
    const result = value.includes(",") ? `"${value}"` : value;
    return [specimen, result, unit, name, who, `2026-01-${day}${mark}0${minute % 10}:${minute}`, limit, note].join(",");
  });

async function readMapped(rows: readonly string[], filter: string) {
  const lis = `${HEADER}\n${rows.map((text) => `${text}\n`).join("")}`;
  return comparable(await read({ ...OTHERS, "lis.csv": lis, "sources.yaml": sources(filter) }));
}

function comparable({ dataset, diagnostics }: Awaited<ReturnType<typeof read>>) {
  const series = dataset?.participants.map(({ id, observations }) => [
    id,
    ...(["hemoglobin", "neutrophils", "platelets"] as const).flatMap((analyte) =>
      observations(analyte).map(({ day, second, value, limits, raw, source }) => ({
        ...{ analyte, day, second, raw, source, upper: limits?.upper?.toFraction() },
        value: [value.lower?.toFraction(), value.upper?.toFraction()],
      })),
    ),
  ]);
  return { series, ledger: dataset?.ledger, accounting: dataset?.accounting, diagnostics };
}

const ONE_OF_EACH = ["71,g/L,hemoglobin", "0.5,10*9/L,neutrophils", "40,10*9/L,platelets"].map(
  (result) => `blood,${result},P1,2026-01-05T07:10,,`,
);

test("every row as printed", async () => {
  let datasets = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 25 }), async (rows) => {
      const all = [...rows, ...ONE_OF_EACH];
      const [byBytes, byRows] = [await readMapped(all, BY_BYTES), await readMapped(all, ROW_BY_ROW)];
      expect(byBytes).toEqual(byRows);
      if (byBytes.series !== undefined) datasets += 1;
    }),
    { seed: 20_260_315, numRuns: 150 },
  );
  expect(datasets).toBeGreaterThan(20);
});

/** One mapping after another, each with what a laboratory prints for it and what it should not. */
const MAPPINGS: readonly { readonly name: string; readonly yaml: string; readonly cells: Cells }[] = [
  {
    name: "filters, dates and times in columns of their own, a map that leaves out",
    yaml: `    where: { Status: { not: [cancelled] }, Kind: { blank: false, if-present: true }, Lab: { if-present: true, not: [x] } }
    columns:
      participant_id: { column: Patient, strip: "Pat/" }
      analyte: { column: Test, map: { ANC: neutrophils, PLT: platelets, HGB: hemoglobin, FER: ferritin }, unmapped: not-needed }
      collected_at: { column: Drawn, time: At, date: d.m.y }
      value: Result
      unit: { column: Units, map: { G/l: 10*9/L, Tsd/ul: 10*9/L } }
`,
    cells: {
      Patient: [
        ["Pat/P1", "P2", "Pat/P2"],
        ["P9", "", " P1", '"Pat/P1"', '"P,1"', '"P\n1"'],
      ],
      Test: [
        ["ANC", "PLT", "HGB"],
        ["FER", "Na", "", "neutrophils", '"ANC"'],
      ],
      Drawn: [
        ["5.1.2026", "06.01.2026", "7. 1.2026"],
        ["31.2.2026", "06.01.2026 00:00", "06.01.2026 08:00", "", "2026-01-05"],
      ],
      At: [
        ["07:10", "0711", "23:59:59", "8:15"],
        ["", "25:00", "07:10Z", "12:00 PM", "24:00"],
      ],
      Result: [
        ["7.1", "70", "0.62"],
        ["hemolysed", "<0.1", " 8 ", '"7.2"', '"7.1\n"', '"7,1"', "9999", ""],
      ],
      Units: [
        ["G/l", "10*9/L", "Tsd/ul"],
        ["", "g/dL", "furlongs", '"G/l"', '"G/l\n"'],
      ],
      Status: [
        ["final", "corrected"],
        ["cancelled", "", '"final"'],
      ],
      Kind: [["x"], [""]],
    },
  },
  {
    name: "a decimal comma, limits, a constant unit, letters of one case, instants in one column, a map that keeps",
    yaml: `    decimal: ","
    columns:
      participant_id: { column: Patient, case: upper }
      analyte: { column: Test, map: { LEUK: leukocytes, PLT: platelets, ANC: neutrophils, HGB: hemoglobin } }
      collected_at: { column: Drawn, date: [d.m.y, iso] }
      value: Result
      unit: { constant: 10*9/L }
      lower_limit: Low
      comment: Note
`,
    cells: {
      Patient: [
        ["p1", "P2"],
        ["p9", " p1"],
      ],
      Test: [
        ["PLT", "ANC", "HGB"],
        ["LEUK", "XYZ", "platelets", ""],
      ],
      Drawn: [
        ["05.01.2026 07:10", "2026-01-06T08:00", "7.1.2026"],
        ["2026-1-6 8:00", "2026-01-06 08:00", "1.1.26", "x", ""],
      ],
      Result: [
        ['"7,1"', "70", '"0,62"'],
        ["7.1", "1.234", "hemolysed", ""],
      ],
      Low: [
        ["", '"1,5"'],
        ["x", "1.5"],
      ],
      Note: [[""], ["clotted", "ok", "NA"]],
    },
  },
  {
    name: "a map that refuses, faults that set rows aside",
    yaml: `    set-aside: [DATA_BAD_DATE, DATA_UNMAPPED, DATA_UNKNOWN_PARTICIPANT, DATA_UNKNOWN_UNIT]
    columns:
      participant_id: { column: Patient, prefix: P }
      analyte: { column: Test, map: { ANC: neutrophils, PLT: platelets, HGB: hemoglobin }, unmapped: refuse }
      collected_at: { column: Drawn, date: d/m/y }
      value: Result
      unit: Units
`,
    cells: {
      Patient: [
        ["1", "2"],
        ["9", ""],
      ],
      Test: [
        ["ANC", "PLT", "HGB"],
        ["Na", ""],
      ],
      Drawn: [
        ["5/1/2026", "06/01/2026 07:10"],
        ["31/2/2026", "2026-01-05", ""],
      ],
      Result: [
        ["7.1", "70"],
        ["", "NR"],
      ],
      Units: [["10*9/L"], ["furlongs", ""]],
    },
  },
];

type Cells = Readonly<Record<string, readonly [usual: readonly string[], odd: readonly string[]]>>;

const rowsOf = (cells: Cells) =>
  fc.tuple(...Object.values(cells).map(([usual, odd]) => usually(usual, odd))).map((texts) => texts.join(","));

test.each(MAPPINGS)("$name", async ({ yaml, cells }) => {
  const header = Object.keys(cells).join(",");
  // Another file has every analyte, so that there is a dataset to compare.
  const begin =
    'nadir-sources: 1\nlabs:\n  - file: labs.csv\n  - file: lis.csv\n    conflicts: keep-first\n    "null": [NA]\n';
  const readBy = async (rows: readonly string[], more: string) =>
    comparable(
      await read({ ...GOOD, "lis.csv": [header, ...rows, ""].join("\n"), "sources.yaml": `${begin}${more}${yaml}` }),
    );
  let datasets = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(rowsOf(cells), { minLength: 1, maxLength: 25 }), async (rows) => {
      const [byBytes, byRows] = [await readBy(rows, BY_BYTES), await readBy(rows, ROW_BY_ROW)];
      expect(byBytes).toEqual(byRows);
      if (byBytes.series !== undefined) datasets += 1;
    }),
    { seed: 20_261_130, numRuns: 120 },
  );
  expect(datasets).toBeGreaterThan(5);
});

test("a filter on a column of which no text is met again", async () => {
  const yaml = `nadir-sources: 1
labs:
  - file: labs.csv
  - file: lis.csv
    conflicts: keep-first
    where: { Id: { not: [R70001] } }
    columns: { participant_id: Patient, analyte: Test, collected_at: { column: Drawn, date: d.m.y }, value: Result, unit: Units }
`;
  const rows = Array.from({ length: 70_003 }, (_, row) => `R${row},P1,platelets,${1 + (row % 28)}.3.2026,41,10*9/L`);
  const lis = ["Id,Patient,Test,Drawn,Result,Units", ...rows, ""].join("\n");
  const { dataset } = await read({ ...GOOD, "lis.csv": lis, "sources.yaml": yaml });
  const accounting = dataset?.accounting.find(({ file }) => file === "lis.csv");
  expect(accounting).toMatchObject({ read: 70_003, notNeeded: 1, rules: { "Drawn as d.m.y": 70_002 } });
});
