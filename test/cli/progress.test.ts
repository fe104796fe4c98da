import { afterEach, expect, test, vi } from "vitest";
import { showProgress } from "../../src/cli/progress.ts";

const MEGABYTE = new Uint8Array(1_000_000).fill(120).map((byte, at) => (at % 100 === 99 ? 10 : byte));
const wasTerminal = process.stderr.isTTY;

afterEach(() => {
  process.stderr.isTTY = wasTerminal;
  vi.restoreAllMocks();
});

/** What a file of 40 MB, a megabyte every 50 ms, writes: 10,000 lines a megabyte. */
function written(name: string, isTerminal: boolean, megabytes = 40): string {
  let [now, text] = [1_000_000, ""];
  process.stderr.isTTY = isTerminal;
  vi.spyOn(Date, "now").mockImplementation(() => now);
  vi.spyOn(process.stderr, "write").mockImplementation((part) => {
    text += String(part);
    return true;
  });
  const progress = showProgress(name, megabytes * MEGABYTE.length);
  for (let count = 0; count < megabytes; count += 1) {
    now += 50;
    progress.read(MEGABYTE);
  }
  progress.end();
  return text;
}

test("a terminal sees percent, size and lines per second, and nothing at the end", () => {
  const lines = written("labs.csv", true).split("\r\u001b[K");
  expect(lines[1]).toBe("labs.csv: 2% of 40 MB, 200,000 lines/s");
  expect(lines.at(-2)).toMatch(/^labs\.csv: 9\d% of 40 MB, 200,000 lines\/s$/);
  expect(lines.at(-1)).toBe("");
});

test("a file without lines has none per second", () => {
  expect(written("labs.xlsx", true)).not.toContain("lines/s");
});

test.each([
  { name: "no terminal", isTerminal: false, megabytes: 40 },
  { name: "a file that takes no time", isTerminal: true, megabytes: 10 },
])("$name: nothing", ({ isTerminal, megabytes }) => {
  expect(written("labs.csv", isTerminal, megabytes)).toBe("");
});
