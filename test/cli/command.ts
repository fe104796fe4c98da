/** The command in this process: arguments in; status and what it wrote out. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { vi } from "vitest";
import { main } from "../../src/cli/main.ts";

export const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** `endpoints/NCT07362095.yaml` as seen from here. */
export const inRoot = (path: string) => relative(process.cwd(), join(ROOT, path));

export interface Ended {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

export async function nadir(...args: readonly string[]): Promise<Ended> {
  const written = { out: "", err: "" };
  const take = (to: "out" | "err") => (text: unknown) => {
    written[to] += String(text);
    return true;
  };
  const spies = [
    vi.spyOn(process.stdout, "write").mockImplementation(take("out")),
    vi.spyOn(process.stderr, "write").mockImplementation(take("err")),
  ];
  try {
    const status = await main(["node", "nadir", ...args]);
    return { status, ...written };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

export async function nadirJson(...args: readonly string[]): Promise<Record<string, unknown>> {
  const { out } = await nadir(...args, "--json");
  return JSON.parse(out) as Record<string, unknown>;
}

/** A folder that is gone when the work is done. */
export async function inTemporaryFolder<Value>(work: (folder: string) => Promise<Value>): Promise<Value> {
  const folder = mkdtempSync(join(tmpdir(), "nadir-test-"));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Every file below a folder with its text, by path. */
export function filesIn(folder: string): Map<string, string> {
  return new Map([...bytesIn(folder)].map(([name, bytes]) => [name, bytes.toString("utf8")]));
}

export function bytesIn(folder: string): Map<string, Buffer> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map((entry) => join(entry.parentPath, entry.name));
  return new Map(
    paths.map((path) => [relative(folder, path), readFileSync(path)] as const).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
