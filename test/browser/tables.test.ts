/** tables.html in a real browser: quiet, alone, readable in both themes, no wider than a telephone. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import axe from "axe-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { tableDocuments } from "../../src/reporting/tables/table-files.ts";
import { inTemporaryFolder } from "../cli/command.ts";
import { awkwardDataOf } from "../reporting/report-data-of.ts";
import { launchBrowser, openPage } from "./open-page.ts";

let browser: Awaited<ReturnType<typeof launchBrowser>>;
beforeAll(async () => {
  browser = await launchBrowser();
}, 120_000);
afterAll(() => browser?.close());

async function inPage(name: "hostile-names" | "six-arms", options: { dark?: boolean; width?: number }, look: Look) {
  const launched = browser;
  if (launched === undefined) return;
  const html = (await tableDocuments(await awkwardDataOf(name), "en", ["html"])).get("tables/tables.html");
  await inTemporaryFolder(async (folder) => {
    const file = join(folder, "tables.html");
    writeFileSync(file, String(html));
    await look(await openPage(launched, file, options));
  });
}

type Look = (opened: Awaited<ReturnType<typeof openPage>>) => Promise<void>;

interface Found {
  readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[];
  readonly passes: readonly unknown[];
}

describe("tables.html", () => {
  test("asks for nothing and says nothing, whatever the names in it", () =>
    inPage("hostile-names", {}, async ({ page, complaints, requests }) => {
      expect(complaints).toEqual([]);
      expect(requests).toHaveLength(1);
      expect(await page.locator("img, script, iframe").count()).toBe(0);
      expect(await page.locator("caption").first().textContent()).toContain("Table 1. Disposition");
    }));

  test.each([false, true])("is accessible, dark: %s", (dark) =>
    inPage("six-arms", { dark }, async ({ page }) => {
      await page.context().setOffline(true);
      // The policy of the page allows no script of its own; the check is put in from outside.
      const found = await page.evaluate(`${axe.source}; axe.run()`);
      const { violations, passes } = found as Found;
      expect(passes.length).toBeGreaterThan(10);
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    }),
  );

  test("is no wider than a small screen: wide tables move within themselves", () =>
    inPage("six-arms", { width: 390 }, async ({ page }) => {
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(390);
    }));
});
