/** A mapped file whose cells stand as printed is read by bytes; with a filter that every row passes it is read row by row. The same comes of both. */
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
const ROW_BY_ROW = "    where: { Note: { not: [of nobody] } }\n";

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
  const { dataset, diagnostics } = await read({ ...OTHERS, "lis.csv": lis, "sources.yaml": sources(filter) });
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
      const [byBytes, byRows] = [await readMapped(all, ""), await readMapped(all, ROW_BY_ROW)];
      expect(byBytes).toEqual(byRows);
      if (byBytes.series !== undefined) datasets += 1;
    }),
    { seed: 20_260_315, numRuns: 150 },
  );
  expect(datasets).toBeGreaterThan(20);
});
