import { strFromU8, unzipSync } from "fflate";
import readXlsx from "read-excel-file/universal";
import { describe, expect, test } from "vitest";
import { countCell, numberCell, textCell } from "../../../../src/reporting/tables/cell.ts";
import { cleanText } from "../../../../src/reporting/tables/clean-text.ts";
import { column, finishTable, row, type Table } from "../../../../src/reporting/tables/table.ts";
import type { TablesDocument } from "../../../../src/reporting/tables/writers/document.ts";
import { documentDocx } from "../../../../src/reporting/tables/writers/document-docx.ts";
import { documentXlsx } from "../../../../src/reporting/tables/writers/document-xlsx.ts";
import { sheetNames } from "../../../../src/reporting/tables/writers/sheet-names.ts";
import { HOSTILE, longTable, sampleTable, tableOfText } from "../sample-tables.ts";

function documentOf(...tables: readonly Table[]): TablesDocument {
  return {
    title: "SAMPLE",
    page: { before: "Page ", between: " of ", after: "" },
    tables,
  };
}

function entry(bytes: Uint8Array, name: string): string {
  const content = unzipSync(bytes)[name];
  if (content === undefined) throw new Error(`${name} is missing: ${Object.keys(unzipSync(bytes)).join(", ")}`);
  return strFromU8(content);
}

/** Elements in order, so that a text that became markup is seen. */
function elements(xml: string): readonly string[] {
  return [...xml.matchAll(/<\/?([A-Za-z:]+)/g)].map(([whole]) => whole);
}

function xmlText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

describe("DOCX", () => {
  test("the same content gives the same bytes", async () => {
    const [first, second] = [
      await documentDocx(documentOf(sampleTable())),
      await documentDocx(documentOf(sampleTable())),
    ];
    expect(Buffer.compare(first, second)).toBe(0);
    expect(entry(first, "docProps/core.xml")).toContain("1980-01-01T00:00:00Z");
  });

  test.each(HOSTILE)("with %j everywhere keeps its structure", async (text) => {
    const body = entry(await documentDocx(documentOf(tableOfText(text))), "word/document.xml");
    const plain = entry(await documentDocx(documentOf(tableOfText("x"))), "word/document.xml");
    expect(elements(body)).toEqual(elements(plain));
    expect(body.replaceAll("&quot;", '"').replaceAll("&apos;", "'")).toContain(xmlText(cleanText(text)));
  });

  test("headings repeat on every page, rows are not split, heads of groups stay with their rows", async () => {
    const body = entry(await documentDocx(documentOf(longTable(60))), "word/document.xml");
    expect(body.match(/<w:tblHeader\/>/g)).toHaveLength(2);
    expect(body.match(/<w:cantSplit\/>/g)).toHaveLength(63);
    expect(body.match(/<w:keepNext\/>/g)).toHaveLength(1);
  });

  test("nothing to say is a document all the same", async () => {
    expect(entry(await documentDocx(documentOf()), "word/document.xml")).toContain("<w:body");
  });
});

describe("XLSX", () => {
  test("the same content gives the same bytes", async () => {
    const [first, second] = [
      await documentXlsx(documentOf(sampleTable())),
      await documentXlsx(documentOf(sampleTable())),
    ];
    expect(Buffer.compare(first, second)).toBe(0);
  });

  test.each(HOSTILE)("%j is a text, never a formula", async (text) => {
    const bytes = await documentXlsx(documentOf(tableOfText(text)));
    const sheets = Object.keys(unzipSync(bytes)).filter((name) => name.startsWith("xl/worksheets/sheet"));
    for (const name of sheets) expect(entry(bytes, name)).not.toMatch(/<f[ >]/);
    const [shown] = await readXlsx(new Blob([new Uint8Array(bytes)]));
    expect(shown?.data.flat().filter((value) => typeof value === "string")).toContain(
      cleanText(text).replaceAll("\ufffd", "\u25a1").trim(),
    );
  });

  test("people see texts; the sheet data holds the numbers as numbers", async () => {
    const table = finishTable({
      id: "numbers",
      title: "Numbers",
      population: "",
      columns: [column("x"), column("y"), column("z")],
      rows: [
        row("third", [numberCell(1 / 3, 1), countCell(0)]),
        row("none", [countCell(undefined), textCell("9/15")]),
        row("no bound", [numberCell(Number.POSITIVE_INFINITY, 1), numberCell(-0.04, 1)]),
      ],
      notes: [],
      foot: [],
    });
    const sheets = await readXlsx(new Blob([new Uint8Array(await documentXlsx(documentOf(table)))]));
    expect(sheets.map(({ sheet }) => sheet)).toEqual(["numbers", "data"]);
    const [shown, data] = sheets.map((sheet) => sheet.data);
    expect(shown?.flat()).toContain("0.3");
    expect(shown?.flat()).toContain("9/15");
    expect(data?.slice(1).map((cells) => cells[8])).toEqual([1 / 3, 0, null, null, "Infinity", -0.04]);
  });
});

test.each([
  [
    ["a", "A", "data"],
    ["a", "A 2", "data 2"],
  ],
  [
    ["x".repeat(40), "x".repeat(35)],
    ["x".repeat(31), `${"x".repeat(29)} 2`],
  ],
  [["a/b:c[d]*?"], ["a-b-c-d---"]],
  [[""], ["-"]],
])("sheets named %j are called %j", (wanted, named) => {
  expect(sheetNames(wanted, ["data"])).toEqual(named);
});
