/** A file that does not fit is refused with the figures, before the machine ends the program. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { ContainerOptions } from "../../../src/ingestion/containers/container-options.ts";
import type { MemoryUse } from "../../../src/ingestion/containers/memory.ts";
import { readContainer } from "../../../src/ingestion/containers/read-container.ts";
import { GOOD, inChunks } from "../small-export.ts";

const MB = 1_000_000;
const LONG_ROW = `1,${"2".repeat(997)}\n`;
const chunk = (text: string) => new TextEncoder().encode(text.repeat(Math.ceil(MB / text.length)));

interface Asked {
  readonly megabytes: number;
  /** Of memory, for each megabyte read. */
  readonly grows: number;
  readonly limit?: number;
  readonly size?: number;
  readonly options?: ContainerOptions;
}

/** Reads megabytes of CSV while the memory in use grows in proportion. */
async function reading({ megabytes, grows, limit = 100, size, options = {} }: Asked) {
  let taken = 0;
  function* chunks() {
    for (; taken < megabytes; taken += 1) yield chunk(LONG_ROW);
  }
  const memory = (): MemoryUse => ({ used: (10 + grows * taken) * MB, limit: limit * MB });
  const file = { name: "labs.csv", bytes: inChunks(chunks()), size, memory };
  const { failure } = await readContainer(file, options, () => undefined);
  return { failure, taken };
}

describe("a stream", () => {
  test("that fits is read to its end", async () => {
    expect(await reading({ megabytes: 6, grows: 10 })).toEqual({ failure: undefined, taken: 6 });
  });

  test("that does not fit is stopped at seven tenths, with the figures", async () => {
    const { failure, taken } = await reading({ megabytes: 40, grows: 10, size: 40 * MB });
    expect(failure?.code).toBe("DATA_DOES_NOT_FIT");
    expect(failure?.message).toBe(
      "after 7 MB this file does not fit (it has 40 MB): 80 MB of 100 MB of memory are in use, and it needs about 400 MB",
    );
    expect(failure?.hint).toContain("--max-old-space-size=1024");
    expect(taken).toBeLessThan(10);
  });

  test("whose size nobody knows", async () => {
    const { failure } = await reading({ megabytes: 40, grows: 10 });
    expect(failure?.message).toBe("after 7 MB this file does not fit: 80 MB of 100 MB of memory are in use");
  });

  test("without a word on memory nothing is refused", async () => {
    const file = { name: "x.csv", bytes: inChunks([chunk(LONG_ROW)]) };
    expect((await readContainer(file, {}, () => undefined)).failure).toBeUndefined();
  });
});

describe("a format that is held whole is refused before it is read", () => {
  test.each([
    { container: "xlsx", size: 0.8, refused: false },
    { container: "xlsx", size: 0.9, refused: true },
    { container: "dataset-json", size: 5.9, refused: false },
    { container: "dataset-json", size: 6.1, refused: true },
    { container: "dataset-ndjson", size: 900, refused: false },
    { container: "csv", size: 9000, refused: false },
  ] as const)("$container of $size MB with 60 MB to use: $refused", async ({ container, size, refused }) => {
    const { failure } = await reading({ megabytes: 1, grows: 0, size: size * MB, options: { container } });
    expect(failure?.code === "DATA_DOES_NOT_FIT").toBe(refused);
  });
});

test("nadir run refuses an export that is too large for its heap, and lives to say so", () => {
  const folder = mkdtempSync(join(tmpdir(), "nadir-memory-"));
  try {
    for (const [name, content] of Object.entries(GOOD)) writeFileSync(join(folder, name), content);
    const rows = Array.from({ length: 900_000 }, (_, row) => `SYN-${row},A,2026-01-01,F,41,2026-06-01,2026-06-01,n`);
    const [header = ""] = GOOD["participants.csv"].split("\n");
    writeFileSync(join(folder, "participants.csv"), [header, ...rows, ""].join("\n"));
    const root = join(import.meta.dirname, "../../..");
    const study = join(root, "endpoints/NCT07362095.yaml");
    const { status, stderr } = spawnSync(
      process.execPath,
      ["--max-old-space-size=120", "--import", "tsx", join(root, "src/cli/nadir.ts"), "check", study, "--data", folder],
      { encoding: "utf8", cwd: root },
    );
    expect(stderr).toMatch(/participants\.csv:1 error DATA_DOES_NOT_FIT after \d+ MB this file does not fit/);
    expect(status).toBe(1);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
