import { parse } from "csv-parse/sync";
import { strFromU8, unzipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { reportTables } from "../../../src/reporting/tables/report-tables.ts";
import { tableDocuments } from "../../../src/reporting/tables/table-files.ts";
import { awkwardDataOf, reportDataOf } from "../report-data-of.ts";
import { rtfText } from "./writers/rtf-reader.ts";

const DOCUMENTS = ["tables.html", "tables.md", "tables.docx", "tables.rtf", "tables.xlsx"];

function textOf(files: ReadonlyMap<string, string | Uint8Array>, path: string): string {
  const content = files.get(path);
  if (typeof content !== "string") throw new Error(`${path} is no text`);
  return content;
}

test("one document per format, a CSV per table, and all numbers in one", async () => {
  const data = await reportDataOf("NCT05660785");
  const files = await tableDocuments(data, "en");
  const ids = reportTables(data, "en").map(({ id }) => id);
  expect([...files.keys()].sort()).toEqual(
    [...DOCUMENTS, "long.csv", ...ids.map((id) => `${id}.csv`)].map((name) => `tables/${name}`).sort(),
  );
});

test("only the formats asked for", async () => {
  const files = await tableDocuments(await awkwardDataOf("one-participant"), "en", ["rtf", "md"]);
  expect([...files.keys()]).toEqual(["tables/tables.md", "tables/tables.rtf"]);
});

test.each(["no-participants", "hostile-names", "six-arms"] as const)("%s: the same bytes twice", async (name) => {
  const data = await awkwardDataOf(name);
  const [first, second] = [await tableDocuments(data, "en"), await tableDocuments(structuredClone(data), "en")];
  expect([...second.keys()]).toEqual([...first.keys()]);
  for (const [path, content] of first) {
    const again = second.get(path) ?? "";
    expect(Buffer.compare(Buffer.from(content), Buffer.from(again)), path).toBe(0);
  }
});

describe("names from the export made to break out", () => {
  test("are text in HTML", async () => {
    const html = textOf(
      await tableDocuments(await awkwardDataOf("hostile-names"), "en", ["html"]),
      "tables/tables.html",
    );
    expect(html).not.toMatch(/<(?:script|img|iframe|svg)/i);
    expect(html).toContain("&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;");
    expect(html.match(/<\/html>/g)).toHaveLength(1);
  });

  test("are text in RTF", async () => {
    const rtf = textOf(await tableDocuments(await awkwardDataOf("hostile-names"), "en", ["rtf"]), "tables/tables.rtf");
    expect(rtf).toMatch(/^[\n -~]*$/);
    expect(rtf.match(/\{\\rtf1/g)).toHaveLength(1);
    expect(rtfText(rtf)).toContain("{\\rtf1\\ansi \\par}");
  });

  test("are no formulas in CSV and XLSX", async () => {
    const files = await tableDocuments(await awkwardDataOf("hostile-names"), "en", ["csv", "xlsx"]);
    for (const [path, content] of files) {
      if (!path.endsWith(".csv") || path.endsWith("long.csv")) continue;
      for (const cell of (parse(String(content), { bom: true, relax_column_count: true }) as string[][]).flat())
        if (!/^-\d+(?:\.\d+)?$/.test(cell)) expect(cell, path).not.toMatch(/^\s*[=+@-]/);
    }
    const book = unzipSync(Buffer.from(files.get("tables/tables.xlsx") ?? ""));
    for (const [name, content] of Object.entries(book))
      if (name.startsWith("xl/worksheets/")) expect(strFromU8(content)).not.toMatch(/<f[ >]/);
  });
});

describe("in Chinese", () => {
  test("the page says so and names the tables in Chinese", async () => {
    const files = await tableDocuments(await awkwardDataOf("one-participant"), "zh", ["html", "docx"]);
    const html = textOf(files, "tables/tables.html");
    expect(html).toContain('<html lang="zh-Hans">');
    expect(html).toContain("表 1. 受试者分布与分析集");
    const word = unzipSync(Buffer.from(files.get("tables/tables.docx") ?? ""));
    const footer = Object.keys(word).find((name) => /footer\d*\.xml$/.test(name)) ?? "";
    expect(strFromU8(word[footer] ?? new Uint8Array())).toContain("页");
  });

  test("no title, heading or note stays English", async () => {
    const data = await reportDataOf("NCT07362095");
    const english = reportTables(data, "en");
    const chinese = reportTables(data, "zh");
    expect(chinese.map(({ id }) => id)).toEqual(english.map(({ id }) => id));
    chinese.forEach((table, index) => {
      const other = english[index];
      expect(table.title).not.toBe(other?.title);
      const same = table.columns.filter(({ heading }, place) => heading === other?.columns[place]?.heading);
      expect(same.map(({ heading }) => heading).filter((heading) => heading !== "" && heading !== "n")).toEqual([]);
    });
  });
});
