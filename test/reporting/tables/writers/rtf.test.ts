import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cleanText } from "../../../../src/reporting/tables/clean-text.ts";
import { documentRtf } from "../../../../src/reporting/tables/writers/document-rtf.ts";
import { escapeRtf } from "../../../../src/reporting/tables/writers/rtf-text.ts";
import { tableRtfPages } from "../../../../src/reporting/tables/writers/table-rtf.ts";
import { HOSTILE, longTable, sampleTable, tableOfText } from "../sample-tables.ts";
import { rtfText } from "./rtf-reader.ts";

const PAGE = { before: "Page ", between: " of ", after: "" };

test("text comes back as it was, whatever it holds, and only ASCII is written", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const clean = cleanText(text);
      const written = escapeRtf(clean);
      expect(written).toMatch(/^[\x20-\x7e]*$/);
      expect(rtfText(`{${written}}`)).toBe(clean);
    }),
    { seed: 30, numRuns: 1000 },
  );
});

test.each([
  ["{\\rtf1}", "\\{\\\\rtf1\\}"],
  ["≥", "\\u8805?"],
  ["张", "\\u24352?"],
  ["\uff08", "\\u-248?"],
  ["👩", "\\u-10179?\\u-9111?"],
])("%s is written %s", (text, wanted) => {
  expect(escapeRtf(text)).toBe(wanted);
});

describe("a document", () => {
  test.each(HOSTILE)("with %j everywhere keeps its structure and shows the text", (text) => {
    const table = tableOfText(text);
    const written = documentRtf({ title: cleanText(text), page: PAGE, tables: [table] });
    const plain = documentRtf({ title: "x", page: PAGE, tables: [tableOfText("x")] });
    const words = (rtf: string) => rtf.replace(/\\u-?\d+\?|\\[{}\\]/g, "").match(/\\(?:row|cell|trowd|par)\b/g)?.length;
    expect(rtfText(written)).toContain(cleanText(text));
    expect(words(written)).toBe(words(plain));
  });

  test("names table, headings and notes on every page", () => {
    const pages = tableRtfPages(longTable(120)).map(rtfText);
    expect(pages.length).toBeGreaterThan(3);
    for (const page of pages) {
      expect(page).toContain("Response at week 24");
      expect(page).toContain("Treatment");
      expect(page).toContain("Group");
      expect(page).toContain("NE: not estimable.");
      expect(page).toContain("SAMPLE; data cut-off 2026-01-01");
    }
    const all = pages.join("");
    for (let row = 1; row <= 120; row += 1) expect(all.split(`Row ${row}\t`).length, `row ${row}`).toBe(2);
  });

  test("a spanning heading reaches over its columns: as many edges as cells in every row", () => {
    const [page = ""] = tableRtfPages(sampleTable());
    for (const row of page.split("\\trowd").slice(1)) {
      const edges = row.match(/\\cellx\d+/g) ?? [];
      const cells = row.match(/\\cell\b/g) ?? [];
      expect(cells).toHaveLength(edges.length);
      const positions = edges.map((edge) => Number(edge.slice("\\cellx".length)));
      expect([...positions].sort((a, b) => a - b)).toEqual(positions);
    }
  });
});
