import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cleanText } from "../../../../src/reporting/tables/clean-text.ts";
import { escapeHtml } from "../../../../src/reporting/tables/writers/html-text.ts";
import { tableHtml } from "../../../../src/reporting/tables/writers/table-html.ts";
import { HOSTILE, sampleTable, tableOfText } from "../sample-tables.ts";

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };

function unescaped(html: string): string {
  return html.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => ENTITIES[name] ?? "?");
}

test("escaped text holds no sign of HTML and comes back as it was", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const written = escapeHtml(text);
      expect(written).not.toMatch(/[<>"']|&(?!(?:amp|lt|gt|quot|#39);)/);
      expect(unescaped(written)).toBe(text);
    }),
    { seed: 31, numRuns: 1000 },
  );
});

describe("a table", () => {
  test.each(HOSTILE)("with %j everywhere has the tags of any other", (text) => {
    const tags = (html: string) => html.match(/<[^>]*>/g);
    expect(tags(tableHtml(tableOfText(text)))).toEqual(tags(tableHtml(tableOfText("x"))));
    expect(unescaped(tableHtml(tableOfText(text)))).toContain(cleanText(text));
  });

  const html = tableHtml(sampleTable());

  test("closes what it opens, in order", () => {
    const open: string[] = [];
    for (const [, close, name = ""] of html.matchAll(/<(\/?)([a-z0-9]+)[^>]*>/g)) {
      if (name === "br") continue;
      if (close === "") open.push(name);
      else expect(open.pop()).toBe(name);
    }
    expect(open).toEqual([]);
  });

  test("spans exactly its columns", () => {
    expect(html).toContain('<th scope="colgroup" colspan="2">');
    expect(html).toContain('<th scope="col" rowspan="2" class="label">');
  });

  test("every mark leads to its note, and every note has a mark", () => {
    const targets = [...html.matchAll(/href="#([^"]*)"/g)].map(([, id]) => id);
    const ids = [...html.matchAll(/<p class="note" id="([^"]*)"/g)].map(([, id]) => id);
    expect([...new Set(targets)].sort()).toEqual([...ids].sort());
  });

  test("ends with the line of the source", () => {
    expect(html).toContain('<p class="source">SAMPLE; data cut-off 2026-01-01</p>');
  });

  test("has no inline style and no script", () => {
    expect(html).not.toMatch(/style=|<script|on[a-z]+=/);
  });
});
