import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import xportJs from "xport-js";
import type { AnalysisDataset, DatasetContext, Variable } from "../../../src/reporting/datasets/dataset.ts";
import { ibmFloat } from "../../../src/reporting/datasets/ibm-float.ts";
import { splitLongTexts } from "../../../src/reporting/datasets/split-texts.ts";
import { xportFile } from "../../../src/reporting/datasets/xport.ts";

const CONTEXT: DatasetContext = { studyId: "S", studyTitle: "T", version: "0.0.0", cutoff: "2026-03-04" };

const variable = (name: string, type: Variable["type"], more: Partial<Variable> = {}): Variable => ({
  name,
  label: `Label of ${name}`,
  type,
  derivation: "",
  ...more,
});

function dataset(variables: readonly Variable[], rows: AnalysisDataset["rows"]): AnalysisDataset {
  return { name: "ADX", label: "A data set", structure: "", class: "ADAM OTHER", variables, rows };
}

/** Types and code of the package disagree about its default export. */
const Library = xportJs as unknown as new (
  path: string,
) => { read: (options: object) => AsyncIterable<(string | number | null)[]> };

/** The file read back by another program; what is behind the last row is filling. */
async function readBack(bytes: Uint8Array | undefined, rows: number): Promise<(string | number | null)[][]> {
  const folder = mkdtempSync(join(tmpdir(), "nadir-xpt-"));
  try {
    writeFileSync(join(folder, "adx.xpt"), bytes ?? new Uint8Array());
    const read: (string | number | null)[][] = [];
    for await (const row of new Library(join(folder, "adx.xpt")).read({ skipHeader: true })) read.push(row);
    return read.slice(0, rows);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test("texts, numbers, dates and missing values come back as they went in", async () => {
  const made = dataset(
    [variable("ID", "text"), variable("AVAL", "float"), variable("ADT", "date"), variable("CNSR", "integer")],
    [
      ["P1", 1.5, "2026-03-04", 0],
      ["P-22", -0.1, "1959-12-31", 3],
      ["", undefined, "", undefined],
      ["P4", 1e-20, "2100-01-01", 1],
    ],
  );
  const { bytes, diagnostics } = xportFile(made, CONTEXT, "adx.xpt");
  expect(diagnostics).toEqual([]);
  expect((bytes?.length ?? 1) % 80).toBe(0);
  expect(await readBack(bytes, 4)).toEqual([
    ["P1", 1.5, 24169, 0],
    ["P-22", -0.1, -1, 3],
    ["", null, null, null],
    ["P4", 1e-20, 51135, 1],
  ]);
});

describe("what the format cannot hold is refused by row and variable, and nothing is written", () => {
  const text = variable("TEXT", "text");
  test.each([
    { name: "Chinese", variable: text, cell: "血红蛋白", code: "RUN_XPORT_VALUE" },
    { name: "a sign beyond ASCII", variable: text, cell: "≥1.5", code: "RUN_XPORT_VALUE" },
    { name: "a line break", variable: text, cell: "a\nb", code: "RUN_XPORT_VALUE" },
    { name: "201 characters", variable: text, cell: "x".repeat(201), code: "RUN_XPORT_VALUE" },
    { name: "a number too small", variable: variable("AVAL", "float"), cell: 5e-324, code: "RUN_XPORT_VALUE" },
    { name: "a number too large", variable: variable("AVAL", "float"), cell: 1e80, code: "RUN_XPORT_VALUE" },
    { name: "no number", variable: variable("AVAL", "float"), cell: Number.NaN, code: "RUN_XPORT_VALUE" },
    { name: "no date", variable: variable("ADT", "date"), cell: "2026-02-30", code: "RUN_XPORT_VALUE" },
    { name: "a name of 9 characters", variable: variable("NINECHARS", "text"), cell: "", code: "RUN_XPORT_NAME" },
    {
      name: "a label of 41 characters",
      variable: { ...text, label: "l".repeat(41) },
      cell: "",
      code: "RUN_XPORT_LABEL",
    },
  ])("$name", ({ variable: column, cell, code }) => {
    const { bytes, diagnostics } = xportFile(
      dataset([column], [["x"], [cell]].slice(column.type === "text" ? 0 : 1)),
      CONTEXT,
      "f",
    );
    expect(bytes).toBeUndefined();
    expect(diagnostics.map((diagnostic) => diagnostic.code)).toEqual([code]);
  });

  test("200 characters and a label of 40 are still right", () => {
    const wide = { ...text, label: "l".repeat(40) };
    expect(xportFile(dataset([wide], [["x".repeat(200)]]), CONTEXT, "f").diagnostics).toEqual([]);
  });
});

test("a long list of sources is spread over SRC, SRC1, SRC2 between its items, and nothing of it is lost", () => {
  const source = variable("SRC", "text", { separator: ";" });
  const items = (count: number) => Array.from({ length: count }, (_, line) => `labs.csv:${line + 1}`).join(";");
  const long = dataset(
    [source, variable("N", "integer")],
    [
      [items(60), 1],
      ["", 2],
      ["labs.csv:7", 3],
    ],
  );
  const split = splitLongTexts(long, 200);
  expect(split.variables.map(({ name }) => name)).toEqual(["SRC", "SRC1", "SRC2", "SRC3", "N"]);
  expect(
    split.rows.map((row) =>
      row
        .slice(0, 4)
        .filter((cell) => cell !== "")
        .join(";"),
    ),
  ).toEqual(long.rows.map(([cell]) => cell));
  for (const row of split.rows) for (const cell of row) expect(String(cell).length).toBeLessThanOrEqual(200);
});

describe("IBM floats", () => {
  /** The number that the eight bytes stand for, as TS-140 defines it. */
  const read = (bytes: Uint8Array): number => {
    const bits = new DataView(bytes.buffer).getBigUint64(0);
    const power = Number((bits >> 56n) & 0x7fn) - 64;
    const fraction = Number(bits & ((1n << 56n) - 1n)) / 2 ** 56;
    return (bits >> 63n === 1n ? -1 : 1) * fraction * 16 ** power;
  };

  test.each([
    { value: 1, hex: "4110000000000000" },
    { value: -1, hex: "c110000000000000" },
    { value: 118.625, hex: "4276a00000000000" },
    { value: 0, hex: "0000000000000000" },
    { value: 0.1, hex: "401999999999999a" },
  ])("$value is $hex", ({ value, hex }) => {
    expect(Buffer.from(ibmFloat(value) ?? []).toString("hex")).toBe(hex);
  });

  test("every double in range reads back to itself", () => {
    const inRange = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e70, max: 1e70 });
    fc.assert(
      fc.property(inRange, (value) => {
        const bytes = ibmFloat(value);
        if (bytes === undefined) expect(Math.abs(value)).toBeLessThan(1e-77);
        else expect(read(bytes)).toBe(value === 0 ? 0 : value);
      }),
      { seed: 11, numRuns: 5000 },
    );
  });
});
