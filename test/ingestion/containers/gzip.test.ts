/** Packed text: whole, cut, damaged, followed by something, or unpacking without end. */
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { readRows } from "./read-rows.ts";

const TEXT = `participant_id,value\n${Array.from({ length: 400 }, (_, row) => `P${row},${row / 10}`).join("\n")}\n`;
const PACKED = new Uint8Array(gzipSync(TEXT));
const join = (...pieces: readonly Uint8Array[]) => new Uint8Array(Buffer.concat(pieces));
const bytes = (...values: readonly number[]) => Uint8Array.from(values);
const read = (content: Uint8Array | readonly Uint8Array[], name = "labs.csv.gz") =>
  readRows(name, content, { container: "csv.gz" });

test("the same rows as unpacked, with their lines", async () => {
  const [plain, packed] = [await readRows("labs.csv", TEXT), await read(PACKED)];
  expect(packed.failure).toBeUndefined();
  expect([packed.rows, packed.lines]).toEqual([plain.rows, plain.lines]);
});

test("in single bytes", async () => {
  expect((await read(Array.from(PACKED, (byte) => bytes(byte)))).rows).toHaveLength(401);
});

test.each([
  { name: "labs.csv.gz", container: "csv.gz", text: "a,b\n1,2\n" },
  { name: "labs.tsv.gz", container: "tsv.gz", text: "a\tb\n1\t2\n" },
  { name: "labs.gz", container: "csv.gz", text: "a,b\n1,2\n" },
  { name: "labs.csv", container: "csv.gz", text: "a,b\n1,2\n" },
])("$name is recognised as $container", async ({ name, container, text }) => {
  const found = await readRows(name, new Uint8Array(gzipSync(text)), { container: "detect" });
  expect([found.container, found.rows]).toEqual([
    container,
    [
      ["a", "b"],
      ["1", "2"],
    ],
  ]);
});

test("two members one after the other are one text; zeros behind them are padding", async () => {
  const second = new Uint8Array(gzipSync("P400,40\n"));
  for (const content of [join(PACKED, second), join(PACKED, second, new Uint8Array(512))])
    expect((await read(content)).rows).toHaveLength(402);
});

describe("refused", () => {
  const changed = (at: number) => {
    const copy = Uint8Array.from(PACKED);
    copy[at] = (copy[at] ?? 0) ^ 0x55;
    return copy;
  };
  test.each([
    { name: "cut in its head", content: PACKED.slice(0, 5) },
    { name: "cut in the middle", content: PACKED.slice(0, PACKED.length >> 1) },
    { name: "cut in its check sum", content: PACKED.slice(0, -4) },
    { name: "a byte changed in its data", content: changed(PACKED.length >> 1) },
    { name: "its check sum changed", content: changed(PACKED.length - 6) },
    { name: "text behind it", content: join(PACKED, new TextEncoder().encode("P9,9\n")) },
    { name: "one byte behind it", content: join(PACKED, bytes(0x41)) },
    { name: "half a member behind it", content: join(PACKED, PACKED.slice(0, 20)) },
  ])("$name", async ({ content }) => {
    for (const chunks of [content, [content.slice(0, 3), content.slice(3)]])
      expect((await read(chunks)).failure?.code).toBe("DATA_DAMAGED_CONTAINER");
  });

  // Once a fault: the row that was cut was handed on as a row, and told of as one with too few fields.
  test("no row is made of the row that is cut", async () => {
    const { rows } = await read(PACKED.slice(0, PACKED.length >> 1));
    expect(rows.every((row) => row.length === 2 && row[1] !== "")).toBe(true);
    const text = rows.map((row) => row.join()).join("\n");
    expect(TEXT.startsWith(`${text}\n`) || rows.length === 0).toBe(true);
  });

  test("not packed at all", async () => {
    expect((await read(new TextEncoder().encode(TEXT))).failure?.code).toBe("DATA_OTHER_FORMAT");
  });

  test("packed twice", async () => {
    expect((await read(new Uint8Array(gzipSync(PACKED)))).failure?.code).toMatch(/^DATA_/);
  });

  test("undeclared: with what to write", async () => {
    const { failure } = await readRows("labs.csv", PACKED);
    expect(failure?.code).toBe("DATA_BINARY_FILE");
    expect(failure?.hint).toContain("container: csv.gz");
  });
});

describe("a small file that unpacks to a large one is stopped on its way", () => {
  /** Members of 64 MB each, a thousandth of that packed. */
  const member = (line: string) => new Uint8Array(gzipSync(line.repeat(Math.ceil(64_000_000 / line.length))));

  test("rows that all look good", async () => {
    const one = member("P1,0.000000000000000000000000000000000000001\n");
    let handed = 0;
    const { failure } = await readRows("bomb.csv.gz", [one, one, one, one], { container: "csv.gz" }).then((result) => {
      handed = result.rows.length;
      return result;
    });
    expect(failure?.code).toBe("DATA_CONTAINER_TOO_LARGE");
    expect(failure?.message).toMatch(/\d+ bytes unpack to more than \d+/);
    expect(handed).toBeLessThan(4_000_000);
  });

  test("a single row", async () => {
    const { failure } = await readRows("bomb.csv.gz", [member("x")], { container: "csv.gz" });
    expect(failure?.code).toBe("DATA_LINE_TOO_LONG");
  });
});
