/** Parquet files of several writers, with the rows that hyparquet's own tests expect. Origin: test/validation/data/containers/ORIGIN.md. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { dataFile, readRows } from "./read-rows.ts";

const FOLDER = "containers/parquet";
const NAMES = readdirSync(join(import.meta.dirname, "../../validation/data", FOLDER))
  .filter((name) => name.endsWith(".json"))
  .map((name) => name.replace(".json", ""));

const read = (name: string) => readRows(name, dataFile(`${FOLDER}/${name}.parquet`), { container: "detect" });

/** Integers beyond 2^53 keep their digits: JSON.parse would lose them. */
function answer(name: string): readonly (readonly unknown[])[] {
  const text = new TextDecoder().decode(dataFile(`${FOLDER}/${name}.json`));
  return JSON.parse(text.replace(/-?\d{16,}/g, '"$&"')) as readonly (readonly unknown[])[];
}

/** hyparquet makes doubles of decimals and of single precision, `Date` of times and null of NaN; nadir has the text of each. */
function isSame(cell: string, value: unknown): boolean {
  if (value === null || value === undefined) return cell === "" || cell === "NaN";
  if (typeof value === "number")
    return cell !== "" && (Number(cell) === value || Math.fround(Number(cell)) === Math.fround(value));
  if (typeof value === "object") return sameTree(JSON.parse(cell), value);
  const text = String(value);
  return cell === text || Date.parse(`${cell}Z`) === Date.parse(text);
}

/** A key without a value and a key with null are one. */
function sameTree(a: unknown, b: unknown): boolean {
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return (a ?? null) === (b ?? null);
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>];
  return [...new Set([...Object.keys(left), ...Object.keys(right)])].every((key) => sameTree(left[key], right[key]));
}

describe("every row of every file", () => {
  test.each(NAMES)("%s", async (name) => {
    const { rows, failure, container } = await read(name);
    expect([failure, container]).toEqual([undefined, "parquet"]);
    const expected = answer(name);
    expect(rows).toHaveLength(expected.length + 1);
    const wrong = expected.flatMap((row, index) =>
      row.filter((value, column) => !isSame(rows[index + 1]?.[column] ?? "", value)),
    );
    expect(wrong).toEqual([]);
  });
});

describe("no digit is lost", () => {
  test.each([
    { name: "signs", row: 4, column: 3, text: "18446744073709551615" },
    { name: "signs", row: 1, column: 7, text: "-9223372036854775808" },
    { name: "issue115decimal", row: 1, column: 0, text: "-12345.67" },
    { name: "decimal-column", row: 1, column: 1, text: "2015.0000000000" },
    { name: "byte_array_decimal", row: 24, column: 0, text: "24.00" },
    { name: "duckdb5533", row: 3, column: 0, text: "2022-11-27T17:42:44.28" },
    { name: "float16_nonzeros_and_nans", row: 4, column: 0, text: "NaN" },
  ])("$name $text", async ({ name, row, column, text }) => expect((await read(name)).rows[row]?.[column]).toBe(text));

  // Once a fault: keys of maps were printed as their bytes, 107,49.
  test("keys of maps are texts", async () => {
    expect((await read("nullable.impala")).rows[1]?.[3]).toBe('{"k1":1,"k2":100}');
  });
});

test("bytes that are no text are refused with their row and column", async () => {
  const { failure } = await read("geospatial");
  expect(failure?.code).toBe("DATA_BAD_RECORD");
  expect(failure?.where).toMatchObject({ file: "geospatial", column: "geometry" });
});

describe("damaged", () => {
  const whole = dataFile(`${FOLDER}/signs.parquet`);
  test.each([0.05, 0.5, 0.95, 0.999])("cut after %d of it", async (share) => {
    const bytes = whole.slice(0, Math.max(8, whole.length * share));
    expect((await readRows("x.parquet", bytes, { container: "parquet" })).failure?.code).toBe("DATA_DAMAGED_CONTAINER");
  });
  test("a page that says it has more values than its column", async () => {
    const bytes = dataFile(`${FOLDER}/uuid.parquet`);
    // The header of the page begins at 4.
    for (let place = 4; place < 40; place += 1) {
      const changed = Uint8Array.from(bytes);
      changed[place] = 0x7e;
      const { failure, rows } = await readRows("x.parquet", changed, { container: "parquet" });
      if (failure === undefined) expect(rows).toHaveLength(4);
      else expect(failure.code).toMatch(/^DATA_/);
    }
  });

  test("something else", async () => {
    expect((await readRows("x.parquet", "PAR1, not", { container: "parquet" })).failure?.code).toBe(
      "DATA_DAMAGED_CONTAINER",
    );
  });
});
