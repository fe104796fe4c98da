/** report.html in a real browser: the way from a number to a line of labs.csv, keyboard, screen reader, dark, narrow, paper, no script. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { reportFigures } from "../../src/reporting/figures/report-figures.ts";
import { aggregateOnly } from "../../src/reporting/model/aggregate/aggregate-only.ts";
import type { ReportData } from "../../src/reporting/model/report-data.ts";
import { reportHtml } from "../../src/reporting/report/report-html.ts";
import { reportTables } from "../../src/reporting/tables/report-tables.ts";
import { awkwardDataOf, reportDataOf } from "../reporting/report-data-of.ts";
import { launchBrowser, type OpenPage, openPage, type PageOptions } from "./open-page.ts";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const folder = mkdtempSync(join(tmpdir(), "nadir-report-"));
let browser: Awaited<ReturnType<typeof launchBrowser>>;
let files: Readonly<Record<"trial" | "hostile" | "chinese" | "aggregate", string>>;

async function write(name: string, data: ReportData, language: "en" | "zh" = "en"): Promise<string> {
  const file = join(folder, `${name}.html`);
  const parts = { tables: reportTables(data, language), figures: await reportFigures(data, language) };
  writeFileSync(file, reportHtml(data, language, parts));
  return file;
}

beforeAll(async () => {
  browser = await launchBrowser();
  const trial = await reportDataOf("NCT07362095");
  const hostile = await awkwardDataOf("hostile-names");
  files = {
    trial: await write("trial", trial),
    hostile: await write("hostile", hostile),
    chinese: await write("chinese", trial, "zh"),
    aggregate: await write("aggregate", aggregateOnly(trial)),
  };
}, 120_000);
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function open(file: keyof typeof files, options: PageOptions = {}): Promise<OpenPage> {
  if (browser === undefined) throw new Error("no browser");
  const opened = await openPage(browser, files[file], options);
  if (options.javaScript !== false) await opened.page.waitForSelector("html[data-ready]");
  return opened;
}

async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    const axe = (globalThis as unknown as { axe: { run: () => Promise<{ violations: AxeViolation[] }> } }).axe;
    const found = await axe.run();
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
  });
}

interface AxeViolation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string }[];
}

describe("report.html", () => {
  test("from the response rate to the participant, the profile and the line of labs.csv", async (context) => {
    if (browser === undefined) return context.skip();
    const { page, complaints, requests } = await open("trial");
    await page.click('#results a[href*="endpoint=HB15W8"]:has-text("No")');
    const shown = page.locator("#participant-list tbody tr:visible");
    const count = Number(
      await page.locator('#results a[href*="endpoint=HB15W8"]:has-text("No") strong').first().textContent(),
    );
    expect(await shown.count()).toBe(count);
    expect(await page.textContent("#participants .count")).toBe(`${count} of 46 participants`);
    await page.locator('#participant-list a[href="#/participant/2/HB15W8"]').click();
    expect(await page.textContent("#participant-heading")).toBe("SYN-1003");
    expect(await page.locator(".profile svg .point").count()).toBeGreaterThan(50);
    expect(await page.textContent("#participant .verdict-of")).toContain("1 g/L below the limit");
    await page.locator("#participant .verdict-of a", { hasText: "labs.csv:761" }).first().click();
    const row = await page.textContent("tr.chosen");
    expect(row).toContain("labs.csv line 761");
    expect(row).toContain("80 g/L");
    await page.goBack();
    await page.goBack();
    expect(complaints).toEqual([]);
    expect(requests).toHaveLength(1);
    await page.context().close();
  });

  test("a point of the profile says what is printed in which line", async (context) => {
    if (browser === undefined) return context.skip();
    const { page } = await open("trial");
    await page.evaluate('location.hash = "#/participant/2/HB15W8"');
    await page.locator(".profile circle").first().click();
    expect(await page.textContent(".readout")).toMatch(/^Haemoglobin .+, labs\.csv:\d+$/);
    await page.context().close();
  });

  test("another reading: the estimate under it and who turns", async (context) => {
    if (browser === undefined) return context.skip();
    const { page } = await open("trial");
    const data = await reportDataOf("NCT07362095");
    const reading = data.readings.find(({ flips }) => flips > 0);
    await page.selectOption("#reading", reading?.id ?? "");
    expect(await page.locator("#reading-switch li").count()).toBe(reading?.flips);
    expect(await page.locator("#participant-list .flip").count()).toBe(reading?.flips);
    expect(await page.locator("#results .reading").count()).toBe(1);
    await page.selectOption("#reading", "");
    expect(await page.locator(".flip, #results .reading").count()).toBe(0);
    await page.context().close();
  });

  test("filters, search and the ledger", async (context) => {
    if (browser === undefined) return context.skip();
    const { page } = await open("trial");
    await page.fill("#filter-text", "SYN-1003");
    expect(await page.locator("#participant-list tbody tr:visible").count()).toBe(1);
    await page.click("#filters button");
    expect(await page.locator("#participant-list tbody tr:visible").count()).toBe(46);
    const all = (await reportDataOf("NCT07362095")).participantLevel?.ledger.length;
    expect(await page.locator("#ledger-entries tbody tr").count()).toBe(all);
    await page.context().close();
  });

  test.each([
    { name: "light", file: "trial", options: {} },
    { name: "dark", file: "trial", options: { dark: true } },
    { name: "hostile names", file: "hostile", options: {} },
    { name: "Chinese", file: "chinese", options: {} },
    { name: "aggregate", file: "aggregate", options: { dark: true } },
  ] as const)("no accessibility fault, nothing in the console, one request: $name", async ({ file, options }) => {
    if (browser === undefined) return;
    const { page, complaints, requests } = await open(file, options);
    if (file !== "aggregate") await page.evaluate('location.hash = "#/participant/0"');
    expect(await violations(page)).toEqual([]);
    expect([complaints, requests.length]).toEqual([[], 1]);
    await page.context().close();
  });

  test("a telephone: nothing is wider than the page", async (context) => {
    if (browser === undefined) return context.skip();
    for (const file of ["trial", "hostile"] as const) {
      const { page } = await open(file, { width: 390 });
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(390);
      await page.context().close();
    }
  });

  test("with the keyboard alone", async (context) => {
    if (browser === undefined) return context.skip();
    const { page } = await open("trial");
    await page.keyboard.press("Tab");
    expect(await page.evaluate("document.activeElement.className")).toBe("skip");
    await page.locator('#results a[href*="endpoint=HB15W8"]').first().focus();
    await page.keyboard.press("Enter");
    await page.waitForSelector("#participants-heading:focus");
    await page.context().close();
  });

  test("without script: results, participants, tables and definitions are there", async (context) => {
    if (browser === undefined) return context.skip();
    const { page } = await open("trial", { javaScript: false });
    for (const selector of ["#results tbody tr", "#participant-list tbody tr", "#tables table", "#definition article"])
      expect(await page.locator(selector).count(), selector).toBeGreaterThan(0);
    expect(await page.locator("noscript").first().isVisible()).toBe(true);
    await page.context().close();
  });

  test("on paper: no controls", async (context) => {
    if (browser === undefined) return context.skip();
    const { page } = await open("trial");
    await page.emulateMedia({ media: "print" });
    expect(await page.locator("nav.sections, #filters, #theme").filter({ visible: true }).count()).toBe(0);
    expect((await page.pdf({ format: "A4" })).length).toBeGreaterThan(10_000);
    await page.context().close();
  });
});
