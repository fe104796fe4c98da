import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import * as nodeModule from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { inTemporaryFolder, ROOT } from "./command.ts";

const MODULE = pathToFileURL(join(ROOT, "src/cli/code-cache.ts")).href;

/** A process that keeps what it compiles in a folder, and loads a module from there. */
function keepIn(folder: string, env: NodeJS.ProcessEnv = {}) {
  const script = `
    const { keepCompiledCode } = await import(${JSON.stringify(MODULE)});
    keepCompiledCode(new URL(${JSON.stringify(`${pathToFileURL(folder).href}/`)}));
    console.log((await import(${JSON.stringify(pathToFileURL(join(ROOT, "src/cli/exit-status.ts")).href)})).EXIT.bug);`;
  return spawnSync(process.execPath, ["--import", "tsx", "--input-type=module", "-e", script], {
    cwd: ROOT,
    encoding: "utf8",
    env: { ...process.env, ...env },
  });
}

const canKeep = "enableCompileCache" in nodeModule;

test("what is compiled is kept beside the package where Node can", () =>
  inTemporaryFolder(async (folder) => {
    expect(keepIn(folder)).toMatchObject({ status: 0, stdout: "3\n", stderr: "" });
    expect(existsSync(join(folder, ".code-cache"))).toBe(canKeep);
  }));

test("nothing is kept where the user says so", () =>
  inTemporaryFolder(async (folder) => {
    expect(keepIn(folder, { NODE_DISABLE_COMPILE_CACHE: "1" })).toMatchObject({ status: 0, stdout: "3\n", stderr: "" });
    expect(existsSync(join(folder, ".code-cache"))).toBe(false);
  }));

test("a folder that cannot be written is no fault", () =>
  inTemporaryFolder(async (folder) => {
    mkdirSync(join(folder, "package"));
    writeFileSync(join(folder, "package/.code-cache"), "a file in its place");
    expect(keepIn(join(folder, "package"))).toMatchObject({ status: 0, stdout: "3\n", stderr: "" });
    expect(keepIn(join(folder, "nowhere/package"))).toMatchObject({ status: 0, stdout: "3\n", stderr: "" });
  }));
