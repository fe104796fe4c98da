/**
 * Makes the browser of the tests ready before they run: @sparticuz/chromium brings it packed, so that `npm test` needs no browser of the
 * machine. `NADIR_CHROMIUM=/path/to/chromium` uses another one, on systems that the packed one does not run on.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import type { TestProject } from "vitest/node";

export interface Browser {
  readonly executable: string;
  /** Folders with shared libraries that the machine lacks, for LD_LIBRARY_PATH; empty where it lacks none. */
  readonly libraries: string;
}

declare module "vitest" {
  export interface ProvidedContext {
    /** Why there is no browser, where there is none. */
    browser: Browser | string;
  }
}

export async function setup(project: TestProject): Promise<void> {
  project.provide("browser", await unpackedBrowser());
}

async function unpackedBrowser(): Promise<Browser | string> {
  const given = process.env["NADIR_CHROMIUM"];
  if (given !== undefined) return { executable: given, libraries: "" };
  if (process.platform !== "linux" || process.arch !== "x64")
    return `no packed browser for ${process.platform} on ${process.arch}: set NADIR_CHROMIUM to a Chromium`;
  const packed = join(dirname(createRequire(import.meta.url).resolve("@sparticuz/chromium")), "../../bin");
  const folder = join(import.meta.dirname, "../../node_modules/.cache/nadir-chromium");
  mkdirSync(folder, { recursive: true });
  const executable = await inTemporaryFolder(folder, async () => {
    const { default: chromium } = await import("@sparticuz/chromium");
    return chromium.executablePath();
  });
  return { executable, libraries: lacksLibraries(executable) ? unpackLibraries(packed, folder) : "" };
}

/** The package unpacks into the temporary folder of the process; a folder of our own keeps it between runs and apart from others. */
async function inTemporaryFolder<Result>(folder: string, work: () => Promise<Result>): Promise<Result> {
  const before = process.env["TMPDIR"];
  process.env["TMPDIR"] = folder;
  try {
    return await work();
  } finally {
    if (before === undefined) delete process.env["TMPDIR"];
    else process.env["TMPDIR"] = before;
  }
}

function lacksLibraries(executable: string): boolean {
  return spawnSync("ldd", [executable], { encoding: "utf8" }).stdout?.includes("not found") ?? false;
}

/** The package has the libraries (NSS), but unpacks them only on the platform it is made for. */
function unpackLibraries(packed: string, folder: string): string {
  const libraries = join(folder, "lib");
  if (!existsSync(libraries)) {
    const tar = brotliDecompressSync(readFileSync(join(packed, "al2023.tar.br")));
    const { status } = spawnSync("tar", ["-x", "-C", folder], { input: tar });
    if (status !== 0) throw new Error("the shared libraries of the browser cannot be unpacked: tar failed");
  }
  return libraries;
}
