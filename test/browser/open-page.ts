/** A page in a real Chromium. Faults of the page (console, exceptions, requests) are collected for the test to look at. */
import { pathToFileURL } from "node:url";
import { type Browser, chromium, type Page } from "playwright-core";
import { inject } from "vitest";

export interface OpenPage {
  readonly page: Page;
  /** Messages of the console and exceptions. */
  readonly complaints: readonly string[];
  /** Addresses asked for, the page's own among them. */
  readonly requests: readonly string[];
}

/** Says why and returns undefined where there is no browser for this system. */
export async function launchBrowser(): Promise<Browser | undefined> {
  const browser = inject("browser");
  if (typeof browser === "string") {
    console.warn(`browser tests left out: ${browser}`);
    return undefined;
  }
  const libraries = [browser.libraries, process.env["LD_LIBRARY_PATH"] ?? ""].filter((path) => path !== "").join(":");
  return chromium.launch({
    executablePath: browser.executable,
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"],
    env: { ...environment(), ...(libraries === "" ? {} : { LD_LIBRARY_PATH: libraries }) },
  });
}

function environment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

export interface PageOptions {
  readonly width?: number;
  readonly height?: number;
  readonly dark?: boolean;
  readonly javaScript?: boolean;
}

/** Opens a file of this machine; nothing else can be reached. */
export async function openPage(browser: Browser, file: string, options: PageOptions = {}): Promise<OpenPage> {
  const context = await browser.newContext({
    viewport: { width: options.width ?? 1280, height: options.height ?? 900 },
    colorScheme: options.dark === true ? "dark" : "light",
    javaScriptEnabled: options.javaScript ?? true,
    offline: true,
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  const requests: string[] = [];
  page.on("console", (message) => complaints.push(`${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("request", (request) => requests.push(request.url()));
  await page.goto(pathToFileURL(file).href);
  return { page, complaints, requests };
}
