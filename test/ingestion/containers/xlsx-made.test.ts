/** Workbooks made to be wrong, or rare, in one place. */
import { unzipSync, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import writeXlsxFile from "write-excel-file/node";
import type { ContainerOptions } from "../../../src/ingestion/containers/container-options.ts";
import { readRows } from "./read-rows.ts";
import { type Parts, stylesOf, workbook } from "./workbook.ts";

const XLSX: ContainerOptions = { container: "xlsx" };
const cells = async (parts: Parts) => (await readRows("x.xlsx", workbook(parts), XLSX)).rows;
const text = (value: string) => `<c t="inlineStr"><is><t>${value}</t></is></c>`;

test("what write-excel-file writes is read again", async () => {
  const rows = [
    [{ value: "participant_id" }, { value: "collected" }, { value: "value" }],
    [{ value: "P1" }, { value: new Date(Date.UTC(2026, 0, 5, 7, 10)), format: "yyyy-mm-dd hh:mm" }, { value: 0.62 }],
    [{ value: " P2 " }, { value: new Date(Date.UTC(2026, 11, 31)), format: "dd.mm.yyyy" }, { value: 41 }],
  ];
  const written = await writeXlsxFile([{ data: rows }]).toBuffer();
  expect((await readRows("x.xlsx", new Uint8Array(written), XLSX)).rows).toEqual([
    ["participant_id", "collected", "value"],
    ["P1", "2026-01-05T07:10", "0.62"],
    [" P2 ", "2026-12-31", "41"],
  ]);
});

describe("numbers as they are printed", () => {
  test.each([
    { stored: "45", format: 0, shown: "45" },
    { stored: "0.45", format: 9, shown: "45%" },
    { stored: "0.455", format: 10, shown: "45.5%" },
    { stored: "1", format: 9, shown: "100%" },
    { stored: "5.0000000000000001E-3", format: 9, shown: "0.50000000000000001%" },
    { stored: "-0.05", format: 9, shown: "-5%" },
    { stored: "0.45", format: 164, code: "0.0%", shown: "45%" },
    { stored: "0.45", format: 164, code: "0.0&quot;%&quot;", shown: "0.45" },
    { stored: "0.45", format: 164, code: "0.00\\%", shown: "0.45" },
    { stored: "9.5999999999999996", format: 0, shown: "9.6" },
    { stored: "0.30000000000000004", format: 0, shown: "0.3" },
    { stored: "1E-3", format: 0, shown: "0.001" },
    { stored: "9007199254740991", format: 0, shown: "9007199254740991" },
    { stored: "12345678901234567890", format: 0, shown: "12345678901234567890" },
    { stored: "12,5", format: 0, shown: "12,5" },
  ])("$stored in format $format $code is $shown", async ({ stored, format, code, shown }) => {
    const styles = stylesOf([0, format], code === undefined ? {} : { 164: code });
    expect(await cells({ rows: `<row r="1"><c r="A1" s="1"><v>${stored}</v></c></row>`, styles })).toEqual([[shown]]);
  });
});

describe("dates", () => {
  const dated = (stored: string, flags = "") => ({
    rows: `<row r="1"><c r="A1" s="1"><v>${stored}</v></c></row>`,
    styles: stylesOf([0, 22]),
    workbook: flags,
  });
  test.each([
    { stored: "46027", shown: "2026-01-05" },
    { stored: "46027.298611111109", shown: "2026-01-05T07:10" },
    { stored: "46027.298622685186", shown: "2026-01-05T07:10:01" },
    { stored: "0.5", shown: "12:00" },
    { stored: "1", shown: "1900-01-01" },
    { stored: "59", shown: "1900-02-28" },
    { stored: "60.5", shown: "1900-02-29" },
    { stored: "61", shown: "1900-03-01" },
    { stored: "-1", shown: "-1" },
    { stored: "44565", flags: '<workbookPr date1904="1"/>', shown: "2026-01-05" },
    { stored: "44565", flags: '<workbookPr date1904="true"/>', shown: "2026-01-05" },
    { stored: "0.5", flags: '<workbookPr date1904="1"/>', shown: "12:00" },
    { stored: "44565", flags: '<workbookPr date1904="0"/>', shown: "2022-01-04" },
  ])("$stored $flags", async ({ stored, flags, shown }) =>
    expect(await cells(dated(stored, flags))).toEqual([[shown]]),
  );

  // Once a fault: the library reads such a text in the time zone of the machine.
  test("written as ISO text", async () => {
    const rows = '<row r="1"><c r="A1" t="d" s="1"><v>2026-01-05T07:10:00</v></c></row>';
    expect(await cells({ rows, styles: stylesOf([0, 22]) })).toEqual([["2026-01-05T07:10:00"]]);
  });
});

describe("the form of the package", () => {
  test("cells and rows without addresses", async () => {
    const rows = `<row>${text("a")}${text("b")}</row><row>${text("1")}<c/><c r="C2" t="inlineStr"><is><t>3</t></is></c></row>`;
    expect(await cells({ rows })).toEqual([
      ["a", "b", ""],
      ["1", "", "3"],
    ]);
  });

  test("a workbook at the root", async () => {
    expect(await cells({ rows: `<row r="1"><c r="A1"><v>1</v></c></row>`, folder: "" })).toEqual([["1"]]);
  });

  test("rows that are not there are blank lines, and counted", async () => {
    const rows = `<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row><row r="3"><c r="A3"><v>3</v></c></row>`;
    const read = await readRows("x.xlsx", workbook({ rows }), XLSX);
    expect(read.rows).toEqual([["1", "2"], [""], ["3", ""]]);
    expect(read.lines).toEqual([1, 2, 3]);
    expect(read.ragged).toBe(0);
  });

  test("an empty sheet has no header", async () => expect(await cells({ rows: "" })).toEqual([]));
});

const BOMB = workbook({ rows: "", extra: { "xl/media.xml": new Uint8Array(260_000_000) } });

describe("refused before it does harm", () => {
  const good = workbook({ rows: `<row r="1"><c r="A1"><v>12345</v></c></row>` });

  test.each([
    { name: "a forged row", rows: '<row r="1048577"><c r="A1048577"><v>1</v></c></row>' },
    { name: "a forged column", rows: '<row r="1"><c r="XFE1"><v>1</v></c></row>' },
    { name: "one cell far away", rows: '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>' },
    { name: "an address that is none", rows: '<row r="1"><c r="A-1"><v>1</v></c></row>' },
  ])("$name", async ({ rows }) => {
    const { failure } = await readRows("x.xlsx", workbook({ rows }), XLSX);
    expect(failure?.code).toBe("DATA_CONTAINER_TOO_LARGE");
  });

  test("a part that unpacks to 260 MB", async () => {
    expect(BOMB.length).toBeLessThan(2_000_000);
    expect((await readRows("x.xlsx", BOMB, XLSX)).failure?.code).toBe("DATA_CONTAINER_TOO_LARGE");
  });

  test("a part that lies about its size", async () => {
    const bomb = Uint8Array.from(BOMB);
    const view = new DataView(bomb.buffer);
    for (const [signature, size] of [
      [0x04034b50, 22],
      [0x02014b50, 24],
    ] as const)
      for (let at = 0; at + 46 < bomb.length; at += 1)
        if (view.getUint32(at, true) === signature) view.setUint32(at + size, 10, true);
    expect((await readRows("x.xlsx", bomb, XLSX)).failure?.code).toBe("DATA_CONTAINER_TOO_LARGE");
  });

  test("beginnings of cells without an end take no longer than their length", async () => {
    const rows = `<row r="1">${'<c r="A1"><f>1</f>'.repeat(50_000)}</row>`;
    const { failure } = await readRows("x.xlsx", workbook({ rows }), XLSX);
    expect(failure?.code).toBe("DATA_DAMAGED_CONTAINER");
  });

  test.each([0.1, 0.5, 0.9, 0.99])("cut after %d of it", async (share) => {
    const { failure, rows } = await readRows("x.xlsx", good.slice(0, good.length * share), XLSX);
    expect(failure?.code).toBe("DATA_DAMAGED_CONTAINER");
    expect(rows).toEqual([]);
  });

  // Once a fault: a changed byte in stored data changed the number. The check sum of the entry shows it.
  test("a changed digit", async () => {
    const stored = zipSync(unzipSync(good), { level: 0 });
    const at = Buffer.from(stored).indexOf("12345");
    const changed = Uint8Array.from(stored);
    changed[at] = 0x39;
    expect((await readRows("x.xlsx", stored, XLSX)).rows).toEqual([["12345"]]);
    expect((await readRows("x.xlsx", changed, XLSX)).failure?.code).toBe("DATA_DAMAGED_CONTAINER");
  });

  test("a zip file that is no workbook", async () => {
    const { failure } = await readRows("x.xlsx", zipSync({ "labs.csv": Uint8Array.of(97) }), XLSX);
    expect(failure?.code).toBe("DATA_OTHER_FORMAT");
    expect(failure?.hint).toContain("unpack");
  });

  test.each([
    { name: "an old workbook", head: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], wide: "", says: ".xls" },
    {
      name: "a password",
      head: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1],
      wide: "EncryptedPackage",
      says: "password",
    },
  ])("$name", async ({ head, wide, says }) => {
    const bytes = Uint8Array.from([...head, ...Buffer.from(wide, "utf16le"), ...new Uint8Array(600)]);
    for (const options of [XLSX, { container: "detect" } as const, {}]) {
      const { failure } = await readRows("labs.csv", bytes, options);
      expect(failure?.code).toBe("DATA_OTHER_FORMAT");
      expect(failure?.message).toContain(says);
    }
  });
});
