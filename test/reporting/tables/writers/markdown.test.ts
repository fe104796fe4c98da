import { expect, test } from "vitest";
import { escapeMarkdown, tableMarkdown } from "../../../../src/reporting/tables/writers/table-markdown.ts";
import { HOSTILE, sampleTable, tableOfText } from "../sample-tables.ts";

test("the sample as committed", () => {
  expect(tableMarkdown(sampleTable()).replace(/[\u2007]/g, "_")).toBe(
    [
      "### Response at week 24",
      "",
      "Population: treated",
      "",
      "| Endpoint | Treatment<br>A<br>(N=43)<sup>a</sup> | Treatment<br>B<br>(N=9) | Remark |",
      "| :--- | :---: | :---: | :--- |",
      "| **Primary** |  |  |  |",
      "| &emsp;Response | 27/43 (62.8%) \\[46.7, 77.0\\] | 1/9 (11.1%) \\[0.3, 48.3\\] | clopper-pearson |",
      "| **Secondary**<sup>b</sup> |  |  |  |",
      "| &emsp;Count | 100 | NE<sup>a,c</sup> |  |",
      "",
      "<sup>a</sup> Participants treated.",
      "",
      "<sup>b</sup> As the protocol has it.",
      "",
      "<sup>c</sup> NE: not estimable.",
      "",
      "Denominator: treated.",
      "",
      "SAMPLE; data cut-off 2026-01-01",
      "",
    ].join("\n"),
  );
});

test.each(HOSTILE)("with %j everywhere it has the lines and cells of any other, and no HTML of its own", (text) => {
  const [written, plain] = [tableMarkdown(tableOfText(text)), tableMarkdown(tableOfText("x"))];
  const cells = (markdown: string) => markdown.split("\n").map((line) => line.match(/(?<!\\)\|/g)?.length ?? 0);
  const tags = (markdown: string) => markdown.match(/<[^>]*>/g);
  expect(cells(written)).toEqual(cells(plain));
  expect(tags(written)).toEqual(tags(plain));
});

test.each([
  ["- item", "\\- item"],
  ["1. first", "1\\. first"],
  ["# heading", "\\# heading"],
  ["https://example.org", "https\\://example.org"],
  ["www.example.org", "www&#46;example.org"],
  ["a@b.org", "a\\@b.org"],
  ["a_b*c", "a\\_b\\*c"],
])("%s is the text %s", (text, wanted) => {
  expect(escapeMarkdown(text)).toBe(wanted);
});
