/** SAS transport files. Origin of the files: test/validation/data/containers/ORIGIN.md. */
import { describe, expect, test } from "vitest";
import { dayText, instantText } from "../../../src/ingestion/containers/value-text.ts";
import { dataFile, readRows } from "./read-rows.ts";

const read = (name: string) => readRows(name, dataFile(`containers/xpt/${name}`), { container: "detect" });

/** SAS counts from 1960. */
const dayOf = (sasDays: string | undefined) => (sasDays === "" ? "" : dayText(Number(sasDays) - 3653));
const instantOf = (sasSeconds: string | undefined) =>
  instantText((BigInt(sasSeconds ?? 0) - 3653n * 86_400n) * 1_000_000_000n);

test("version 5: the CSV file beside it", async () => {
  const { rows, failure, container } = await read("sample.xpt");
  expect([failure, container]).toEqual([undefined, "xpt"]);
  const csv = await readRows("sample.csv", dataFile("containers/xpt/sample.csv"));
  expect(rows[0]?.map((name) => name.toLowerCase())).toEqual(csv.rows[0]);
  expect(rows.slice(1).map(([text, number, date]) => [text, number, dayOf(date)])).toEqual(
    csv.rows.slice(1).map(([text, number, date]) => [text, number, date]),
  );
});

test("version 8: the texts in the file itself", async () => {
  const { rows, failure } = await read("dates_xpt_v8.xpt");
  expect(failure).toBeUndefined();
  expect(rows[0]?.slice(0, 5)).toEqual(["dt", "string_dt", "timezone", "dates", "string_dates"]);
  expect(rows).toHaveLength(20);
  for (const [seconds, text, , days, day] of rows.slice(1)) {
    expect(instantOf(seconds)).toBe(text?.replace(" ", "T").replace(/:00$/, ""));
    expect(dayOf(days)).toBe(day);
  }
});

test.each([
  { name: "sas.xpt5", column: "I" },
  { name: "sas.xpt8", column: "i" },
])("$name: one to ten", async ({ name, column }) =>
  expect((await read(name)).rows.flat()).toEqual([column, "1", "2", "3", "4", "5", "6", "7", "8", "9", "10"]),
);

/** A version 5 file of one member, whose variables are a number of 8 bytes and a text. */
function transport(names: readonly string[], observations: readonly Uint8Array[], width = 4): Uint8Array {
  const header = (kind: string, digits = "0".repeat(30)) =>
    `HEADER RECORD*******${kind.padEnd(8)}HEADER RECORD!!!!!!!${digits}`.padEnd(80);
  const namestr = (name: string, type: number, length: number, position: number) => {
    const bytes = new Uint8Array(140);
    const view = new DataView(bytes.buffer);
    view.setInt16(0, type);
    view.setInt16(4, length);
    bytes.set(ascii(name.padEnd(8)), 8);
    view.setInt32(84, position);
    return bytes;
  };
  const member = (name: string) => [
    ascii(header("MEMBER", "000000000000000001600000000140")),
    ascii(header("DSCRPTR")),
    ascii(`SAS     ${name.padEnd(8)}SASDATA 9.4`.padEnd(80)),
    ascii(" ".repeat(80)),
    ascii(header("NAMESTR", "000000000200000000000000000000")),
    padded([namestr("NUMBER", 1, 8, 0), namestr("TEXT", 2, width, 8)], 0),
    ascii(header("OBS")),
    padded(observations, 0x20),
  ];
  return concat([
    ascii(header("LIBRARY")),
    ascii(" ".repeat(80)),
    ascii(" ".repeat(80)),
    ...names.flatMap((name) => member(name)),
  ]);
}

const ascii = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const concat = (pieces: readonly Uint8Array[]) => new Uint8Array(Buffer.concat(pieces));
function padded(pieces: readonly Uint8Array[], fill: number): Uint8Array {
  const all = concat(pieces);
  return concat([all, new Uint8Array((80 - (all.length % 80)) % 80).fill(fill)]);
}
const row = (number: readonly number[], text: string) =>
  concat([Uint8Array.from([...number, 0, 0, 0, 0, 0, 0, 0, 0]).slice(0, 8), ascii(text.padEnd(4))]);

describe("numbers, from their bytes", () => {
  // TS-140: 1 is 41 10, 0.1 is 40 19 99 99 99 99 99 9A, missing is 2E, special missing 41 … 5A and 5F, with zeros behind.
  test.each([
    { bytes: [0x41, 0x10], text: "1" },
    { bytes: [0xc1, 0x10], text: "-1" },
    { bytes: [0x40, 0x19, 0x99, 0x99, 0x99, 0x99, 0x99, 0x9a], text: "0.1" },
    { bytes: [0x42, 0x64], text: "100" },
    { bytes: [0], text: "0" },
    { bytes: [0x2e], text: "" },
    { bytes: [0x41], text: ".A" },
    { bytes: [0x5a], text: ".Z" },
    { bytes: [0x5f], text: "._" },
  ])("$bytes is $text", async ({ bytes, text }) => {
    const { rows } = await readRows("x.xpt", transport(["LB"], [row(bytes, "x")]), { container: "xpt" });
    expect(rows[1]).toEqual([text, "x"]);
  });
});

describe("what the file does not say", () => {
  test("observations of blanks in the last 79 bytes cannot be told from padding", async () => {
    const blanks = Array.from({ length: 7 }, () => ascii(" ".repeat(12)));
    // Eight of 12 bytes, padded to 160: the last of them begins at 84 and may be padding, the others may not.
    const { rows } = await readRows("x.xpt", transport(["LB"], [row([0x41, 0x10], "x"), ...blanks]), {
      container: "xpt",
    });
    expect(rows).toHaveLength(1 + 7);
  });

  test("which of two members", async () => {
    const bytes = transport(["LB", "DM"], [row([0x41, 0x10], "x")]);
    expect((await readRows("x.xpt", bytes, { container: "xpt" })).failure?.code).toBe("DATA_SHEET_UNCLEAR");
    expect((await readRows("x.xpt", bytes, { container: "xpt", sheet: "dm" })).rows).toEqual([
      ["NUMBER", "TEXT"],
      ["1", "x"],
    ]);
  });

  test("the encoding of its texts", async () => {
    const number = [0x41, 0x10];
    const chinese = (text: number[]) => concat([Uint8Array.from([...number, 0, 0, 0, 0, 0, 0]), Uint8Array.from(text)]);
    const bytes = transport(["LB"], [chinese([0xd1, 0xaa, 0xba, 0xec])]); // 血红
    const plain = await readRows("x.xpt", bytes, { container: "xpt" });
    expect(plain.failure?.code).toBe("DATA_BAD_RECORD");
    expect(plain.failure?.hint).toContain("encoding: gb18030");
    const declared = await readRows("x.xpt", bytes, { container: "xpt", encoding: "gb18030" });
    expect(declared.rows[1]).toEqual(["1", "血红"]);
  });
});

describe("damaged", () => {
  const whole = dataFile("containers/xpt/dates_xpt_v8.xpt");
  test.each([
    { name: "nothing behind the first header", end: 200 },
    { name: "cut in the variables", end: 900 },
    { name: "cut before the observations", end: 2200 },
    { name: "cut in the observations, whose number version 8 says", end: 3000 },
  ])("$name", async ({ end }) => {
    const { failure } = await readRows("x.xpt", whole.slice(0, end), { container: "xpt" });
    expect(failure?.code).toBe("DATA_DAMAGED_CONTAINER");
  });

  test("something else with this name", async () => {
    expect((await readRows("x.xpt", "a,b\n", { container: "xpt" })).failure?.code).toBe("DATA_DAMAGED_CONTAINER");
  });
});
