/** What only a process of its own shows: exit codes, and what is left when it is killed. */
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, openSync, readdirSync, readlinkSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { writeOutputFolder } from "../../src/cli/output-folder.ts";
import { SMALL_STUDY } from "../definition/small-study.ts";
import { GOOD } from "../ingestion/small-export.ts";
import { filesIn, inTemporaryFolder, nadir, ROOT } from "./command.ts";

const COMMAND = ["--import", "tsx", join(ROOT, "src/cli/nadir.ts")];

test.each([
  { args: ["--version"], status: 0 },
  { args: ["check", "endpoints/NCT07362095.yaml", "--data", "fixtures/bad/unit-unknown"], status: 1 },
  { args: ["simon", "decide"], status: 2 },
])("$args ends with $status", ({ args, status }) => {
  expect(spawnSync(process.execPath, [...COMMAND, ...args], { cwd: ROOT }).status).toBe(status);
});

// Once a fault: ended with an unhandled EPIPE and its stack.
test("a reader that goes away early is no fault", async () => {
  const child = spawn(process.execPath, [...COMMAND, "schema"], { cwd: ROOT, stdio: ["ignore", "pipe", "pipe"] });
  child.stdout.destroy();
  let complaints = "";
  child.stderr.on("data", (text) => {
    complaints += String(text);
  });
  const code = await new Promise((resolve) => child.on("close", resolve));
  expect([code, complaints]).toEqual([0, ""]);
});

/** An export whose labs.csv takes a while to read. */
function largeExport(data: string): void {
  mkdirSync(data);
  for (const [name, text] of Object.entries(GOOD)) writeFileSync(join(data, name), text);
  const file = openSync(join(data, "labs.csv"), "a");
  const block = "P2,ferritin,2026-01-06,900,ug/L\n".repeat(50_000);
  for (let count = 0; count < 40; count += 1) writeSync(file, block);
}

/** Returns while the process has labs.csv open; after two seconds where the system does not tell. */
async function untilReading(process: number): Promise<void> {
  const folder = `/proc/${process}/fd`;
  if (!existsSync(folder)) {
    await setTimeout(2000);
    return;
  }
  const isOpen = (name: string) => {
    try {
      return readlinkSync(join(folder, name)).endsWith("labs.csv");
    } catch {
      return false;
    }
  };
  while (existsSync(folder) && !readdirSync(folder).some(isOpen)) await setTimeout(20);
}

describe("killed half-way", () => {
  test.each([300, 900, 1500, 2500])(
    "nadir report after %d ms: the folder of the run is as it was, or drawn anew",
    (after) =>
      inTemporaryFolder(async (folder) => {
        const [study, data, out] = [join(folder, "study.yaml"), join(folder, "data"), join(folder, "out")];
        writeFileSync(study, SMALL_STUDY);
        mkdirSync(data);
        for (const [name, text] of Object.entries(GOOD)) writeFileSync(join(data, name), text);
        await nadir("run", study, "--data", data, "--out", out, "--format", "md");
        const child = spawn(process.execPath, [...COMMAND, "report", out, "--format", "rtf"], {
          cwd: ROOT,
          stdio: "ignore",
        });
        const ended = new Promise((resolve) => child.on("exit", resolve));
        await setTimeout(after);
        child.kill("SIGTERM");
        await ended;
        expect((await nadir("verify", out)).status).toBe(0);
        expect(readdirSync(folder).sort()).toEqual(["data", "out", "study.yaml"]);
      }),
  );

  test.each(["SIGTERM", "SIGINT"] as const)("%s: no OUT, and nothing beside it", (signal) =>
    inTemporaryFolder(async (folder) => {
      const [study, data, out] = [join(folder, "study.yaml"), join(folder, "data"), join(folder, "out")];
      writeFileSync(study, SMALL_STUDY);
      largeExport(data);
      const child = spawn(process.execPath, [...COMMAND, "run", study, "--data", data, "--out", out], {
        cwd: ROOT,
        stdio: "ignore",
      });
      const ended = new Promise<readonly [number | null, string | null]>((resolve) =>
        child.on("exit", (code, by) => resolve([code, by])),
      );
      await untilReading(child.pid ?? 0);
      child.kill(signal);
      const [code, by] = await ended;
      expect(code === 130 || by === signal).toBe(true);
      expect(existsSync(out)).toBe(false);
      expect(readdirSync(folder).sort()).toEqual(["data", "study.yaml"]);
    }),
  );

  test.each([
    { signal: "SIGTERM", status: 143 },
    { signal: "SIGINT", status: 130 },
  ] as const)("$signal while OUT is written: the earlier OUT as it was, nothing beside it, status $status", (row) =>
    inTemporaryFolder(async (folder) => {
      const out = join(folder, "out");
      await writeOutputFolder(out, new Map([["earlier", "run"]]));
      const child = spawn(
        process.execPath,
        [
          "--import",
          "tsx",
          "--input-type=module",
          "-e",
          WRITES_MANY_FILES,
          join(ROOT, "src/cli/output-folder.ts"),
          out,
        ],
        { cwd: ROOT, stdio: "ignore" },
      );
      const ended = new Promise((resolve) => child.on("exit", resolve));
      while (readdirSync(folder).length === 1) await setTimeout(1);
      child.kill(row.signal);
      expect(await ended).toBe(row.status);
      expect(readdirSync(folder)).toEqual(["out"]);
      expect([...filesIn(out)]).toEqual([["earlier", "run"]]);
    }),
  );
});

const WRITES_MANY_FILES = `
  const [, module, out] = process.argv;
  const { writeOutputFolder } = await import(module);
  await writeOutputFolder(out, new Map(Array.from({ length: 100_000 }, (_, index) => [String(index), "x"])));`;
