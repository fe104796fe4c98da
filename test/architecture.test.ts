/** The table of folders in the design: who may import whom. Violations are planted in a copy, and the linter has to refuse each. */
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const ROOT = fileURLToPath(new URL("../", import.meta.url));

const FOLDERS = ["core", "definition", "ingestion", "derivation", "statistics", "analysis", "reporting"] as const;
type Folder = (typeof FOLDERS)[number];

const MAY_IMPORT: Readonly<Record<Folder, readonly string[]>> = {
  core: [],
  definition: ["core"],
  ingestion: ["core", "definition"],
  derivation: ["core", "definition"],
  statistics: ["core"],
  analysis: ["core", "definition", "derivation", "statistics"],
  reporting: ["core", "definition", "analysis", "derivation"],
};

const OUTSIDE: Readonly<Record<Folder, readonly string[]>> = {
  core: ["fraction.js", "fastest-levenshtein"],
  definition: ["zod", "yaml"],
  ingestion: ["csv-parse"],
  derivation: [],
  statistics: ["simple-statistics", "@stdlib/stats-base-dists-beta-cdf"],
  analysis: ["arquero"],
  reporting: ["csv-stringify/sync"],
};
const PACKAGES = [...Object.values(OUTSIDE).flat(), "commander", "left-pad"];

interface Plant {
  readonly folder: Folder;
  /** The sub-folder it is planted in, with its slash. */
  readonly part?: string;
  readonly text: string;
  /** The rule that has to refuse it; undefined where it is allowed. */
  readonly rule: string | undefined;
}

const importing = (what: string) => `import { planted } from "${what}";\nexport const again: unknown = planted;\n`;
const importingType = (what: string) => `import type { Planted } from "${what}";\nexport type Again = Planted;\n`;
const refusedUnless = (allowed: boolean) => (allowed ? undefined : "noRestrictedImports");

function plantsOf(folder: Folder): Record<string, Plant> {
  const plants: [string, Plant][] = [];
  for (const other of FOLDERS) {
    if (other === folder) continue;
    const rule = refusedUnless(MAY_IMPORT[folder].includes(other));
    plants.push([`${folder} imports ${other}`, { folder, text: importing(`../${other}/target.ts`), rule }]);
    plants.push([
      `${folder} imports a type of ${other}`,
      { folder, text: importingType(`../${other}/target.ts`), rule },
    ]);
  }
  for (const other of FOLDERS) {
    if (other === folder) continue;
    const text = importing(`../../${other}/part/target.ts`);
    const rule = refusedUnless(MAY_IMPORT[folder].includes(other));
    plants.push([`a part of ${folder} imports a part of ${other}`, { folder, part: "part/", text, rule }]);
  }
  for (const module of ["../cli/main.ts", "../engine.ts", "../index.ts"]) {
    plants.push([`${folder} imports ${module}`, { folder, text: importing(module), rule: "noRestrictedImports" }]);
  }
  for (const name of PACKAGES) {
    plants.push([
      `${folder} imports ${name}`,
      { folder, text: importing(name), rule: refusedUnless(OUTSIDE[folder].includes(name)) },
    ]);
  }
  for (const name of ["node:fs", "node:path", "node:process"]) {
    plants.push([`${folder} imports ${name}`, { folder, text: importing(name), rule: "noNodejsModules" }]);
  }
  for (const name of ["process", "Buffer", "performance"]) {
    plants.push([
      `${folder} uses ${name}`,
      { folder, text: `export const again: unknown = ${name};\n`, rule: "noRestrictedGlobals" },
    ]);
  }
  return Object.fromEntries(plants);
}

const PLANTS = Object.entries(Object.assign({}, ...FOLDERS.map(plantsOf)) as Record<string, Plant>);
const fileOf = (index: number, { folder, part = "" }: Pick<Plant, "folder" | "part">) =>
  `src/${folder}/${part}planted-${index}.ts`;

interface Report {
  readonly diagnostics: readonly {
    readonly category: string;
    readonly location: { readonly path: string | { readonly file: string } };
  }[];
}

let copy = "";
/** `src/core/planted-3.ts lint/style/noRestrictedImports` */
let refused: ReadonlySet<string> = new Set();

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), "nadir-architecture-"));
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(copy, path)), { recursive: true });
    writeFileSync(join(copy, path), text);
  };
  for (const name of ["biome.json", ".gitignore"]) copyFileSync(join(ROOT, name), join(copy, name));
  for (const [index, [, plant]] of PLANTS.entries()) write(fileOf(index, plant), plant.text);
  for (const module of [
    ...FOLDERS.flatMap((folder) => [`${folder}/target.ts`, `${folder}/part/target.ts`]),
    "cli/main.ts",
    "engine.ts",
    "index.ts",
  ]) {
    write(`src/${module}`, "export const planted = 1;\nexport type Planted = number;\n");
  }
  for (const [name, other] of [
    ["a", "b"],
    ["b", "a"],
  ]) {
    write(
      `src/core/round-${name}.ts`,
      `import { planted as other } from "./round-${other}.ts";\nexport const planted: unknown = other;\n`,
    );
  }
  const biome = join(ROOT, "node_modules/@biomejs/biome/bin/biome");
  const { stdout } = spawnSync(process.execPath, [biome, "lint", "--reporter=json", "--max-diagnostics=none", "src"], {
    cwd: copy,
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  const { diagnostics } = JSON.parse(stdout) as Report;
  const pathOf = ({ path }: Report["diagnostics"][number]["location"]) => (typeof path === "string" ? path : path.file);
  refused = new Set(diagnostics.map(({ category, location }) => `${pathOf(location)} ${category.split("/").at(-1)}`));
});

afterAll(() => rmSync(copy, { recursive: true, force: true }));

const rulesOf = (path: string) =>
  [...refused].filter((entry) => entry.startsWith(`${path} `)).map((entry) => entry.slice(path.length + 1));

describe.each(FOLDERS)("%s", (folder) => {
  const own = PLANTS.flatMap(([name, plant], index) =>
    plant.folder === folder ? [{ name, file: fileOf(index, plant), rule: plant.rule }] : [],
  );

  test.each(own.filter(({ rule }) => rule !== undefined))("$name: refused by $rule", ({ file, rule }) => {
    expect(rulesOf(file)).toContain(rule);
  });

  test.each(own.filter(({ rule }) => rule === undefined))("$name: allowed", ({ file }) => {
    expect(rulesOf(file)).toEqual([]);
  });
});

test("modules that import each other are refused", () =>
  expect(rulesOf("src/core/round-a.ts")).toContain("noImportCycles"));

describe("the sources themselves", () => {
  const files = FOLDERS.flatMap((folder) =>
    readdirSync(join(ROOT, "src", folder), { encoding: "utf8", recursive: true })
      .filter((name) => name.endsWith(".ts"))
      .map((name) => `src/${folder}/${name}`),
  );

  test.each([
    { name: "import nothing of Node", pattern: /from "(node:|fs"|path"|process")|import\("node:/ },
    {
      name: "read no clock and draw no lots",
      pattern: /Date\.now\(|new Date\(\)|Math\.random\(|Intl\.|toLocale|localeCompare/,
    },
  ])("$name below engine and cli", ({ pattern }) => {
    expect(files.length).toBeGreaterThan(100);
    expect(files.filter((path) => pattern.test(readFileSync(join(ROOT, path), "utf8")))).toEqual([]);
  });

  test("the engine opens no file", () => {
    expect(readFileSync(join(ROOT, "src/engine.ts"), "utf8")).not.toMatch(/from "node:/);
  });
});
