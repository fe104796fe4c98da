/** The folder figures/: its names, its bytes, and what is said of characters that no font has. */

import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { figureFiles } from "../../../src/reporting/figures/figure-files.ts";
import { loadFigureFont } from "../../../src/reporting/figures/font/figure-font.ts";
import { readFont } from "../../../src/reporting/figures/font/read-font.ts";
import { reportFigures } from "../../../src/reporting/figures/report-figures.ts";
import { safeNames } from "../../../src/reporting/figures/safe-name.ts";
import { awkwardDataOf, reportDataOf } from "../report-data-of.ts";

const BOTH = new Set(["svg", "png"] as const);
const SOURCE_SANS = createRequire(import.meta.url).resolve(
  "@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf",
);
const hash = (content: string | Uint8Array) => createHash("sha256").update(content).digest("hex");
const hashes = (files: ReadonlyMap<string, string | Uint8Array>) =>
  [...files].map(([path, content]) => `${path} ${hash(content)}`);

describe("names", () => {
  test("hostile identifiers make harmless, distinct file names", { timeout: 60_000 }, async () => {
    const { files } = await figureFiles(await awkwardDataOf("hostile-names"), { language: "en", formats: BOTH });
    const paths = [...files.keys()];
    expect(
      paths.filter((path) => !/^figures\/(?:profiles\/)?[A-Za-z0-9][A-Za-z0-9_-]*\.(?:svg|png)$/.test(path)),
    ).toEqual([]);
    expect(new Set(paths.map((path) => path.toLowerCase())).size).toBe(paths.length);
  });

  test.each([
    { name: "kept", texts: ["SYN-1", "SYN-2"], expected: ["SYN-1", "SYN-2"] },
    { name: "same but for case", texts: ["a1", "A1"], expected: ["p-1", "p-2"] },
    { name: "paths", texts: ["../../etc/passwd", "C:\\x", "", "."], expected: ["p-1", "p-2", "p-3", "p-4"] },
    { name: "a number that is taken", texts: ["a/b", "p-1"], expected: ["p-1-x", "p-1"] },
    { name: "long", texts: ["x".repeat(200)], expected: ["p-1"] },
  ])("$name", ({ texts, expected }) => {
    expect(safeNames(texts, "p")).toEqual(expected);
  });

  test("profiles only where participants are few", { timeout: 60_000 }, async () => {
    const data = await awkwardDataOf("six-arms");
    const few = await figureFiles(data, { language: "en", formats: new Set(["svg"]), mostProfiles: 30 });
    const many = await figureFiles(data, { language: "en", formats: new Set(["svg"]), mostProfiles: 29 });
    const profiles = (files: ReadonlyMap<string, unknown>) =>
      [...files.keys()].filter((path) => path.includes("/profiles/"));
    expect(profiles(few.files)).toHaveLength(30);
    expect(profiles(many.files)).toEqual([]);
    expect([...few.files.keys()].filter((path) => path.endsWith(".png"))).toEqual([]);
  });

  test("no format, no files", async () => {
    expect(
      (await figureFiles(await awkwardDataOf("six-arms"), { language: "en", formats: new Set() })).files.size,
    ).toBe(0);
  });
});

test("the same bytes in another process, whatever was drawn before", { timeout: 120_000 }, async () => {
  const data = await awkwardDataOf("long-arm-names");
  await reportFigures(await awkwardDataOf("one-participant"), "zh");
  const here = await figureFiles(data, { language: "en", formats: BOTH });
  const script = join(import.meta.dirname, "print-figure-hashes.ts");
  const { stdout, stderr } = spawnSync(process.execPath, ["--import", "tsx", script], { encoding: "utf8" });
  expect(stderr).toBe("");
  expect(stdout.trim().split("\n")).toEqual(hashes(here.files));
});

describe("characters that no font has", () => {
  test("are reported once; the SVG is written, the PNG not", { timeout: 60_000 }, async () => {
    const { files, diagnostics } = await figureFiles(await reportDataOf("NCT05832216"), {
      language: "zh",
      formats: BOTH,
      mostProfiles: 0,
    });
    expect(diagnostics).toHaveLength(1);
    expect(diagnostics[0]).toMatchObject({ code: "RUN_FIGURE_GLYPHS", severity: "warning" });
    expect(diagnostics[0]!.message).toMatch(
      /^\d+ figures have characters that the bundled font lacks: . \(U\+[0-9A-F]{4}\)/u,
    );
    expect([...files.keys()].filter((path) => path.endsWith(".png"))).toEqual([]);
    expect(files.get("figures/cci.svg")).toContain("输注");
  });

  test("a figure without them has its PNG", { timeout: 60_000 }, async () => {
    const { files } = await figureFiles(await awkwardDataOf("hostile-names"), {
      language: "en",
      formats: BOTH,
      mostProfiles: 0,
    });
    expect(files.has("figures/km-OS.png")).toBe(true);
    expect(files.has("figures/swimmer.svg")).toBe(true);
    expect(files.has("figures/swimmer.png")).toBe(false);
  });

  test("an extra font supplies them", { timeout: 60_000 }, async () => {
    // ɐ is in the whole font, but not among the characters kept of it.
    const data = JSON.parse(
      JSON.stringify(await awkwardDataOf("one-participant")).replaceAll("Overall survival", "Overall ɐ"),
    );
    const without = await figureFiles(data, { language: "en", formats: BOTH, mostProfiles: 0 });
    expect(without.diagnostics[0]!.message).toContain("ɐ (U+0250)");
    const font = { bytes: new Uint8Array(readFileSync(SOURCE_SANS)), path: SOURCE_SANS };
    const withFont = await figureFiles(data, { language: "en", formats: BOTH, font, mostProfiles: 0 });
    expect(withFont.diagnostics).toEqual([]);
    expect(withFont.files.has("figures/km-OS.png")).toBe(true);
    expect(without.files.has("figures/km-OS.png")).toBe(false);
  });
});

describe("font files", () => {
  const bytes = new Uint8Array(readFileSync(SOURCE_SANS));

  test("advances agree with the bundled table", async () => {
    const font = readFont(bytes, SOURCE_SANS);
    expect(font?.family).toBe("Source Sans 3");
    const bundled = await loadFigureFont();
    for (const character of "AaZz09 .,;%≥−µ×→Žя") {
      expect(font?.advance(character), character).toBe(bundled.advance(character, "regular"));
    }
    expect(font?.advance("试")).toBeUndefined();
  });

  test("one that cannot be read is an error, and nothing is drawn", async () => {
    const font = { bytes: new TextEncoder().encode("<svg/>"), path: "not-a-font.ttf" };
    const { files, diagnostics } = await figureFiles(await awkwardDataOf("one-participant"), {
      language: "en",
      formats: BOTH,
      font,
    });
    expect(files.size).toBe(0);
    expect(diagnostics.map(({ code, severity }) => [code, severity])).toEqual([["RUN_FONT_UNREADABLE", "error"]]);
  });

  test("no bytes whatever throw", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: bytes.length }), fc.uint8Array({ maxLength: 64 }), (length, noise) => {
        const cut = bytes.slice(0, length);
        cut.set(noise.slice(0, Math.max(0, cut.length - 12)), Math.min(12, cut.length));
        readFont(cut, "x")?.advance("A");
        readFont(noise, "x");
      }),
      { seed: 7, numRuns: 200 },
    );
  });
});

/** Changed on purpose? Look at the figure, then take the new hash. */
test.each([
  {
    fixture: "NCT06075238",
    path: "figures/km-OS.svg",
    sha256: "b6dae2d276a553dd9ae9a2f599535cc4f9181667059a36e73a7840cf9fa9e75c",
  },
  {
    fixture: "NCT07362095",
    path: "figures/waterfall-HB15W8.svg",
    sha256: "96e2598156e56267cdfe51862fd979041f5ad42c881e62b114f5e54351b86e97",
  },
  {
    fixture: "NCT05832216",
    path: "figures/cci.svg",
    sha256: "4599ed53af3b12d16395f3bc1ad5398a85bafaaa88b4f867127babd46eb3c55a",
  },
] as const)("as it was looked at: $fixture $path", { timeout: 60_000 }, async ({ fixture, path, sha256 }) => {
  const { files } = await figureFiles(await reportDataOf(fixture), {
    language: "en",
    formats: new Set(["svg"]),
    mostProfiles: 0,
  });
  expect(hash(files.get(path) ?? "")).toBe(sha256);
});
