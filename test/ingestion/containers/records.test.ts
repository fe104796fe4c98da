/** Dataset-JSON in both forms, and NDJSON. Origin of the files: test/validation/data/containers/ORIGIN.md. */
import { describe, expect, test } from "vitest";
import { dataFile, readRows } from "./read-rows.ts";

const file = (name: string) => dataFile(`containers/dataset-json/${name}`);
const textOf = (name: string) => new TextDecoder().decode(file(name));

interface Dataset {
  readonly columns: readonly { readonly name: string }[];
  readonly records: number;
  readonly rows: readonly (readonly (string | number | null)[])[];
}

test("the demographics of CDISC, as one object", async () => {
  const { rows, failure, container, notes } = await readRows("dm.json", file("dm.json"), { container: "detect" });
  const dataset = JSON.parse(textOf("dm.json")) as Dataset;
  expect([failure, container, notes.length]).toEqual([undefined, "dataset-json", 1]);
  expect(rows[0]).toEqual(dataset.columns.map(({ name }) => name));
  expect(rows.slice(1)).toEqual(dataset.rows.map((row) => row.map((cell) => (cell === null ? "" : String(cell)))));
  expect(rows).toHaveLength(dataset.records + 1);
});

test("the adverse events of CDISC, a row a line", async () => {
  const { rows, failure, container, lines } = await readRows("ae.ndjson", file("ae.ndjson"), { container: "detect" });
  expect([failure, container]).toEqual([undefined, "dataset-ndjson"]);
  expect(rows).toHaveLength(75);
  expect(rows[1]?.slice(0, 6)).toEqual(["CDISCPILOT01", "AE", "CDISC001", "1", "1", "INJECTION SITE REACTION"]);
  expect(lines.slice(0, 3)).toEqual([1, 2, 3]);
});

const HEAD = '"datasetJSONVersion":"1.1.0","records":2,"columns":[{"name":"A"},{"name":"B"}]';
const whole = (rows: string, head = HEAD) => `{${head},"rows":[${rows}]}`;
const lines = (rows: readonly string[], head = HEAD) => [`{${head}}`, ...rows, ""].join("\n");

describe("cells", () => {
  test.each([
    { json: "1.50", text: "1.5" },
    { json: '"1.50"', text: "1.50" },
    { json: "null", text: "" },
    { json: "true", text: "true" },
    { json: "-0", text: "0" },
    { json: "1e-7", text: "1e-7" },
    { json: '{"a":1}', text: '{"a":1}' },
    { json: '"血红蛋白"', text: "血红蛋白" },
  ])("$json is $text", async ({ json, text }) => {
    const one = await readRows("x.json", whole(`[${json},1],[2,3]`), { container: "dataset-json" });
    const two = await readRows("x.ndjson", lines([`[${json},1]`, "[2,3]"]), { container: "dataset-ndjson" });
    expect([one.rows[1]?.[0], two.rows[1]?.[0]]).toEqual([text, text]);
  });
});

describe("faulty, in both forms", () => {
  test.each([
    { name: "a row too few", rows: ["[1,2]"], code: "DATA_DAMAGED_CONTAINER" },
    { name: "a row too many", rows: ["[1,2]", "[3,4]", "[5,6]"], code: "DATA_DAMAGED_CONTAINER" },
    { name: "a value too few", rows: ["[1,2]", "[3]"], code: "DATA_BAD_RECORD" },
    { name: "a row that is an object", rows: ["[1,2]", '{"A":3,"B":4}'], code: "DATA_BAD_RECORD" },
    { name: "a number with lost digits", rows: ["[1,2]", "[12345678901234567890,4]"], code: "DATA_BAD_RECORD" },
  ])("$name", async ({ rows, code }) => {
    const one = await readRows("x.json", whole(rows.join()), { container: "dataset-json" });
    const two = await readRows("x.ndjson", lines(rows), { container: "dataset-ndjson" });
    expect([one.failure?.code, two.failure?.code]).toEqual([code, code]);
  });

  test.each([
    { name: "version 1.0", head: HEAD.replace("1.1.0", "1.0.0") },
    { name: "no version", head: HEAD.replace("datasetJSONVersion", "version") },
    { name: "no columns", head: '"datasetJSONVersion":"1.1.0"' },
    { name: "a column without a name", head: HEAD.replace('{"name":"A"}', "{}") },
  ])("$name", async ({ head }) => {
    const one = await readRows("x.json", whole("[1,2],[3,4]", head), { container: "dataset-json" });
    const two = await readRows("x.ndjson", lines(["[1,2]", "[3,4]"], head), { container: "dataset-ndjson" });
    expect([one.failure?.code, two.failure?.code]).toEqual(["DATA_DAMAGED_CONTAINER", "DATA_DAMAGED_CONTAINER"]);
  });

  test.each(["dm.json", "ae.ndjson"])("%s cut short", async (name) => {
    for (const share of [0.2, 0.6, 0.95]) {
      const bytes = file(name).slice(0, file(name).length * share);
      const { failure } = await readRows(name, bytes, { container: "detect" });
      expect(failure?.code).toMatch(/^DATA_(?:DAMAGED_CONTAINER|BAD_RECORD)$/);
    }
  });

  test("a row of two brackets nested a hundred thousand times", async () => {
    const deep = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;
    const { failure } = await readRows("x.json", whole(`[${deep},1],[2,3]`), { container: "dataset-json" });
    expect(failure?.code === undefined || failure.code.startsWith("DATA_")).toBe(true);
  });
});

describe("NDJSON: FHIR observations become rows by dotted paths", () => {
  const observation = (value: string) =>
    `{"resourceType":"Observation","subject":{"reference":"Patient/1"},"code":{"coding":[{"system":"http://loinc.org","code":"718-7"},{"system":"local","code":"HB"}]},"valueQuantity":{"value":${value},"unit":"g/dL"}}`;
  const paths = ["subject.reference", "code.coding[system=http://loinc.org].code", "valueQuantity.value", "issued"];
  const read = (text: string, columns: readonly string[] = paths) =>
    readRows("x.ndjson", text, { container: "ndjson", paths: columns });

  test("values, and nothing where there is none", async () => {
    const { rows, lines: at } = await read(`\ufeff${observation("7.1")}\n\n${observation("6.20")}\r\n`);
    expect(rows).toEqual([paths, ["Patient/1", "718-7", "7.1", ""], ["Patient/1", "718-7", "6.2", ""]]);
    expect(at).toEqual([1, 1, 3]);
  });

  test("several values are a list, which is no value", async () => {
    expect((await read(observation("7.1"), ["code.coding.code"])).rows[1]).toEqual(['["718-7","HB"]']);
  });

  test.each([
    { name: "no paths", text: observation("1"), columns: [], code: "DATA_CONTAINER_OPTION" },
    { name: "a path that is none", text: observation("1"), columns: ["a..b"], code: "DATA_CONTAINER_OPTION" },
    { name: "a line that is no JSON", text: `${observation("1")}\n{"a":`, columns: paths, code: "DATA_BAD_RECORD" },
    { name: "a line that is no object", text: "[1,2]", columns: paths, code: "DATA_BAD_RECORD" },
    { name: "lost digits", text: observation("12345678901234567890"), columns: paths, code: "DATA_BAD_RECORD" },
    { name: "a NUL", text: `${observation("1")}\n\0`, columns: paths, code: "DATA_BINARY_FILE" },
  ])("$name", async ({ text, columns, code }) => expect((await read(text, columns)).failure?.code).toBe(code));

  test("names that objects inherit are no values", async () => {
    expect((await read('{"a":1}', ["constructor", "__proto__.toString", "a"])).rows[1]).toEqual(["", "", "1"]);
  });

  test("a line of 17 MB is refused before it fills the memory", async () => {
    const chunk = new TextEncoder().encode("x".repeat(1_000_000));
    const { failure } = await readRows(
      "x.ndjson",
      Array.from({ length: 17 }, () => chunk),
      {
        container: "ndjson",
        paths: ["a"],
      },
    );
    expect(failure?.code).toBe("DATA_LINE_TOO_LONG");
  });
});
