import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser, openPage } from "./open-page.ts";

const folder = mkdtempSync(join(tmpdir(), "nadir-page-"));
let browser: Awaited<ReturnType<typeof launchBrowser>>;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

test("a page runs, and what it complains of and asks for is seen", async (context) => {
  if (browser === undefined) return context.skip();
  const file = join(folder, "page.html");
  writeFileSync(
    file,
    '<!doctype html><title>x</title><p>old</p><img src="nowhere.png" alt=""><script>document.querySelector("p").textContent = "new"; console.error("planted")</script>',
  );
  const { page, complaints, requests } = await openPage(browser, file);
  expect(await page.textContent("p")).toBe("new");
  expect(complaints.some((text) => text.includes("planted"))).toBe(true);
  expect(requests.some((address) => address.endsWith("nowhere.png"))).toBe(true);
  await page.context().close();
});
