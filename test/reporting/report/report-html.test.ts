/** The text of report.html: nothing from a file becomes markup, the same data gives the same bytes, aggregate means no participants. */
import { inflateSync } from "fflate";
import { describe, expect, test } from "vitest";
import { aggregateOnly } from "../../../src/reporting/model/aggregate/aggregate-only.ts";
import type { ReportData } from "../../../src/reporting/model/report-data.ts";
import { FONT_STYLE, PAGE_SCRIPT, PAGE_STYLE } from "../../../src/reporting/report/page-assets.ts";
import type { PageData } from "../../../src/reporting/report/page-data.ts";
import { reportHtml } from "../../../src/reporting/report/report-html.ts";
import { reportTables } from "../../../src/reporting/tables/report-tables.ts";
import { pageAssets } from "../../../tools/build-page-assets.ts";
import { AWKWARD_NAMES, awkwardDataOf, FIXTURES, reportDataOf } from "../report-data-of.ts";

function written(data: ReportData, language: "en" | "zh" = "en"): string {
  return reportHtml(data, language, { tables: reportTables(data, language), figures: [] });
}

function embedded(html: string): PageData {
  const [, packed = ""] = /id="page-data">([^<]+)</.exec(html) ?? [];
  return JSON.parse(new TextDecoder().decode(inflateSync(Buffer.from(packed, "base64"))));
}

test("script and style are those of src/reporting/report/page: npm run build:page", async () => {
  const assets = await pageAssets(FONT_STYLE);
  expect([assets["script"], assets["style"]]).toEqual([PAGE_SCRIPT, PAGE_STYLE]);
});

describe.each(FIXTURES)("%s", (fixture) => {
  test("the same data gives the same bytes, in each language", async () => {
    const data = await reportDataOf(fixture);
    for (const language of ["en", "zh"] as const) expect(written(data, language)).toBe(written(data, language));
  });

  test("every participant is in exactly one state of every endpoint, and the counts of the page are those", async () => {
    const data = await reportDataOf(fixture);
    const page = embedded(written(data));
    expect(page.participants.length).toBe(data.participantLevel?.participants.length);
    for (const { id, results } of page.participants) {
      expect(results.length, id).toBe(data.endpoints.length);
      for (const { state } of results) expect(state, id).toBeGreaterThanOrEqual(0);
    }
  });

  test("every link of the page has its target", async () => {
    const html = written(await reportDataOf(fixture));
    const targets = new Set([...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
    const links = [...html.matchAll(/ href="#([^/"][^"]*)"/g)].map(([, id]) => id);
    expect(links.filter((id) => !targets.has(id))).toEqual([]);
  });

  test("identifiers stand once", async () => {
    const ids = [...written(await reportDataOf(fixture)).matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  test("an aggregate report names no participant", async () => {
    const data = await reportDataOf(fixture);
    const html = written(aggregateOnly(data));
    const ids = data.participantLevel?.participants.map(({ id }) => id) ?? [];
    expect(ids.filter((id) => html.includes(id))).toEqual([]);
    expect(html).not.toContain('id="page-data"');
  });
});

test.each(AWKWARD_NAMES)("%s is written, and its texts stay texts", async (name) => {
  const html = written(await awkwardDataOf(name), "zh");
  const tags = [...html.matchAll(/<([a-z][a-z0-9]*)[\s>]/gi)].map(([, tag]) => tag?.toLowerCase());
  expect(tags.filter((tag) => tag === "script")).toHaveLength(html.includes('id="page-data"') ? 2 : 1);
  expect(tags).not.toContain("img");
  expect(html).not.toMatch(/<[^>]+ on[a-z]+=/i);
  expect(html).not.toMatch(/<[^>]+ style=/i);
});
