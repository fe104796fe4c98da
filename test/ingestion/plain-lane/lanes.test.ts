/** The plain lane changes nothing: with it and without it, the same rows, the same ledger, the same diagnostics, in the same order. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findAnalyte } from "../../../src/core/analyte.ts";
import type { Diagnostic } from "../../../src/core/diagnostic.ts";
import { readDelimited } from "../../../src/ingestion/containers/delimited-rows.ts";
import { readContainer } from "../../../src/ingestion/containers/read-container.ts";
import { readLabs } from "../../../src/ingestion/labs.ts";
import { readParticipants } from "../../../src/ingestion/participants.ts";
import { Problems } from "../../../src/ingestion/problems.ts";
import { PLAIN_CONVENTIONS } from "../../../src/ingestion/results/conventions.ts";
import type { RowSource } from "../../../src/ingestion/row-source.ts";
import { canonicalSource } from "../../../src/ingestion/table.ts";
import { inChunks } from "../small-export.ts";

/** csv-parse alone, its rows made of plain lines where they are, or plain lines as bytes. */
type Lane = "with" | "text" | "without";

const CANONICAL = {
  encoding: "utf-8",
  delimiter: ",",
  quote: '"',
  comment: undefined,
  headerLine: 1,
  advice: undefined,
} as const;

/** A file in pieces of so many bytes. */
function pieces(content: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  const count = Math.max(1, Math.ceil(content.length / size));
  return inChunks(Array.from({ length: count }, (_, piece) => content.subarray(piece * size, (piece + 1) * size)));
}

interface SeenRow {
  readonly line: number;
  readonly fields: readonly string[];
}

/** Every row as text, whichever lane it comes through, and how many came through the plain one. */
async function rowsOf(content: Uint8Array, size: number, lane: Lane) {
  const rows: SeenRow[] = [];
  let plain = 0;
  const take = (bytes: Uint8Array, { bounds }: { bounds: Int32Array }, line: number) => {
    const fields = Array.from({ length: bounds.length / 2 }, (_, field) =>
      new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes.subarray(bounds[2 * field], bounds[2 * field + 1])),
    );
    rows.push({ line, fields });
    plain += 1;
    return true;
  };
  const taker = () => ({ take, repeated: [] });
  const file = { name: "labs.csv", bytes: pieces(content, size) };
  const onRow = (row: SeenRow) => rows.push(row);
  const { failure } = await (lane === "without"
    ? readDelimited(file, CANONICAL, onRow)
    : readContainer(file, {}, onRow, lane === "with" ? taker : undefined));
  return { rows, plain, failure };
}

/** The advice rests on a look at the beginning of the file, which is not part of reading rows. */
function placeOf(failure: Diagnostic | undefined) {
  return failure === undefined ? undefined : { code: failure.code, where: failure.where, message: failure.message };
}

async function expectSameRows(content: Uint8Array, size: number, name = ""): Promise<void> {
  const without = await rowsOf(content, size, "without");
  for (const lane of ["with", "text"] as const) {
    const read = await rowsOf(content, size, lane);
    expect({ name, failure: placeOf(read.failure) }).toEqual({ name, failure: placeOf(without.failure) });
    // Where a file fails, what was handed on before depends on where its bytes were cut, and is not used.
    if (without.failure === undefined) expect(read.rows).toEqual(without.rows);
  }
}

const HEADER = "participant_id,analyte,collected_at,value,unit";
const utf8 = (text: string) => new TextEncoder().encode(text);

const TORTURE: readonly (readonly [name: string, content: Uint8Array])[] = [
  ["nothing", utf8("")],
  ["a header without an end", utf8("a,b")],
  ["a byte order mark", utf8("\uFEFFa,b\n1,2\n")],
  ["a byte order mark and quotation marks", utf8('\uFEFF"a",b\n"1",2\n')],
  ["a byte order mark further down", utf8("a,b\n\uFEFF1,2\n3,4\n")],
  ["carriage returns alone", utf8("a,b\r1,2\r3,4\r")],
  ["line ends of every kind", utf8("a,b\r\n1,2\n3,4\r5,6\r\n\r\n7,8\n\r9,0")],
  ["a carriage return at the very end", utf8("a,b\n1,2\r")],
  ["blank lines", utf8("a,b\n\n\n1,2\n\n")],
  ["lines of other widths", utf8("a,b\n1\n1,2,3\n1,2\n")],
  ["line breaks in fields", utf8('a,b\n"1\n2",3\n4,"5\r\n6"\n7,8\n')],
  ["doubled quotation marks", utf8('a,b\n"say ""no""",2\n"""",""\n')],
  ["a quotation mark inside a bare field", utf8('a,b\n1,2\n3,x"y\n4,5\n')],
  ["text behind a closing quotation mark", utf8('a,b\n1,2\n"3"x,4\n5,6\n')],
  ["a space before a quotation mark", utf8('a,b\n1, "2"\n3,4\n')],
  ["a quotation mark that is never closed", utf8('a,b\n1,2\n3,"4\n5,6\n7,8\n')],
  ["a quotation mark at the very end", utf8('a,b\n1,2\n3,4\n"')],
  ["letters of every length", utf8("a,b\né,×10⁹/L\n血红蛋白,😀\n")],
  ["bytes that are no text", new Uint8Array([...utf8("a,b\n1,2\n3,"), 0xff, 0x0a, ...utf8("4,5\n")])],
  ["a letter cut off at the end", new Uint8Array([...utf8("a,b\n1,2\n3,"), 0xe8, 0xa1])],
  ["bytes that are no text behind lone carriage returns", new Uint8Array([...utf8("a,b\r1,2\r3,"), 0xff, 0x0d])],
  ["a NUL behind line ends of every kind", utf8("a,b\r1,2\r\n3,4\n5,6\r\u0000,8\n")],
  ["a NUL", utf8("a,b\n1,2\n3,\u00004\n5,6\n")],
];

describe("rows of any text", () => {
  test.each(TORTURE)("%s", async (_, content) => {
    for (const size of [1 << 20, 7, 1]) {
      await expectSameRows(content, size);
    }
  });

  const files = readdirSync("fixtures", { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".csv"));

  test("of the fixtures", async () => {
    expect(files.length).toBeGreaterThan(30);
    for (const name of files) {
      const content = readFileSync(join("fixtures", name));
      await expectSameRows(content, 4096, name);
    }
  });

  test("a record that is too long for the lane, and what follows it", async () => {
    const content = utf8(`a,b\n1,2\n"${"x".repeat(300_000)}\n",4\n5,6\n`);
    for (const size of [1 << 20, 100_000]) {
      const [with_, without] = [await rowsOf(content, size, "with"), await rowsOf(content, size, "without")];
      expect(with_).toMatchObject({ failure: undefined, plain: 1 });
      expect(with_.rows).toEqual(without.rows);
    }
  });

  test("a file of which most lines are not plain is left to csv-parse", async () => {
    const content = utf8(`a,b\n${'1,"say ""no"""\n'.repeat(1500)}${"1,2\n".repeat(1500)}`);
    expect(await rowsOf(content, 1 << 20, "with")).toMatchObject({ plain: 0, failure: undefined });
    await expectSameRows(content, 1 << 20);
    await expectSameRows(content, 1000);
  });

  test("and most lines do go through the lane", async () => {
    const content = utf8(`${HEADER}\n${"P1,hemoglobin,2026-01-05T07:10,7.1,g/dL\n".repeat(100)}P1,"x ""y""",,,\n`);
    expect(await rowsOf(content, 512, "with")).toMatchObject({ plain: 100, failure: undefined });
  });
});

const PARTICIPANTS = utf8('participant_id\nP1\nP2\n"P,1"\n');

/** Everything that reading labs.csv comes to. */
async function labsOf(content: Uint8Array, size: number, lane: Lane) {
  const problems = new Problems();
  const policies = { repeatsOf: () => "refuse" as const, addsOf: () => undefined };
  const list = canonicalSource({ name: "participants.csv", bytes: pieces(PARTICIPANTS, 64) });
  const participants = await readParticipants(list, problems, policies);
  const labs = canonicalSource({ name: "labs.csv", bytes: pieces(content, size) });
  const source: RowSource = {
    name: labs.name,
    read: (reader) => labs.read(lane === "with" ? reader : { ...reader, plain: undefined }),
  };
  const read = await readLabs({
    source,
    participants,
    needed: new Set(["hemoglobin", "neutrophils"]),
    problems,
    analyteOf: findAnalyte,
    conventionsOf: () => PLAIN_CONVENTIONS,
  });
  const { columns, dictionary, ledgers, readable, latestDay, analytesSeen } = read;
  const rows = Array.from({ length: columns.length }, (_, row) => ({
    participant: columns.participant[row],
    day: columns.day[row],
    second: columns.second[row],
    line: columns.line[row],
    source: columns.source[row],
    result: dictionary.at(columns.result[row] ?? 0),
  }));
  return { rows, ledgers, readable, latestDay, analytesSeen, problems: problems.all() };
}

async function expectSameLabs(content: Uint8Array, size: number): Promise<void> {
  await expectSameRows(content, size);
  const [with_, without] = [await labsOf(content, size, "with"), await labsOf(content, size, "without")];
  expect(with_.readable).toBe(without.readable);
  // Where a file fails, what was said of its rows before depends on where its bytes were cut.
  if (without.readable || size > content.length) expect(with_).toEqual(without);
}

/** Mostly what a laboratory prints, sometimes anything. */
const odd = fc.oneof(
  fc.constantFrom("", " ", '"', '"x"', 'a"b', "a,b", "a\nb", "\r", "\u0085", "\uFEFF", "×10⁹/L", "'", "\t", "0x1"),
  fc.string(),
  fc.string({ unit: "binary" }),
);
const mostly = (...usual: string[]) =>
  fc.oneof({ weight: 60, arbitrary: fc.constantFrom(...usual) }, { weight: 1, arbitrary: odd });

const field = {
  participant: mostly("P1", "P2", " P1", "P2 ", "P3", "P,1", "P\n1", ""),
  analyte: mostly("hemoglobin", "neutrophils", " hemoglobin", "platelets", "HGB", "Hb", "no such test", ""),
  collected: mostly(
    "2026-01-05",
    "2026-01-05T07:10",
    "2026-01-06 23:59:59",
    "2026-01-05T07:10:00",
    "2026-01-05T07:10:00Z",
    "2026-01-05T07:60:00",
    "2026-02-29T07:10:00",
    " 2026-01-07",
    "2026-02-30",
    "2026-01-05T24:00",
    "1850-01-01",
    "9999-12-31",
    "5/1/2026",
    "",
  ),
  value: mostly(
    "7.1",
    "71",
    "0.5",
    " 8",
    "<0.1",
    ">300",
    "999999",
    "-1",
    "1,5",
    "hemolysed",
    "NR",
    "",
    "7.1 H",
    "7\nH",
    "1e2",
  ),
  unit: mostly("g/dL", "H\ng/dL", "g/L", "10*9/L", " g/dL", "K/uL", "mmol/L", "furlongs", ""),
  limit: mostly("", "", "12", "16.5", " 4", "n/a"),
};

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
const cell = (text: fc.Arbitrary<string>) =>
  fc.tuple(text, fc.integer({ min: 0, max: 11 })).map(([plain, how]) => {
    const needsQuotes = /[",\r\n]/.test(plain);
    return how === 0 || (needsQuotes && how < 11) ? quoted(plain) : plain;
  });
const row = fc
  .tuple(
    cell(field.participant),
    cell(field.analyte),
    cell(field.collected),
    cell(field.value),
    cell(field.unit),
    cell(field.limit),
    cell(field.limit),
  )
  .map((cells) => cells.join(","));
const line = fc.oneof({ weight: 40, arbitrary: row }, { weight: 1, arbitrary: fc.constantFrom("", "P1", ",,,,,,,") });
const end = fc.oneof({ weight: 30, arbitrary: fc.constant("\n") }, { weight: 1, arbitrary: fc.constantFrom("\r\n") });

describe("what laboratory files come to", () => {
  test("files of every kind of row", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(line, end), { maxLength: 60 }),
        fc.constantFrom(`${HEADER},lower_limit,upper_limit`, `\uFEFF${HEADER},upper_limit,lower_limit`),
        fc.constantFrom(1 << 20, 97),
        async (lines, header, size) => {
          await expectSameLabs(utf8(`${header}\n${lines.map((parts) => parts.join("")).join("")}`), size);
        },
      ),
      { seed: 20_260_311, numRuns: 400 },
    );
  });

  test.each([
    { name: "columns in another order", header: "unit,value,note,collected_at,analyte,participant_id" },
    { name: "a column missing", header: "participant_id,analyte,collected_at,value,note,x" },
    { name: "a column twice", header: "participant_id,analyte,collected_at,value,unit,unit" },
  ])("$name", async ({ header }) => {
    const rows = ["g/dL,7.1,,2026-01-05,hemoglobin,P1", "g/dL,x,,2026-01-05,hemoglobin,P1", "g/dL,7,,never,Hb,P9"];
    await expectSameLabs(utf8([header, ...rows, ""].join("\n")), 1 << 20);
  });

  test.each([
    {
      name: "a bare line that begins like a field in quotation marks",
      header: HEADER,
      rows: [
        '"P,1",hemoglobin,2026-01-05,71,g/L',
        '"P,1",hemoglobin,2026-01-06,71,g/L',
        "P,1,hemoglobin,2026-01-07,71,g/L",
      ],
    },
    {
      name: "two results whose fields look alike side by side",
      header: "participant_id,analyte,collected_at,lower_limit,value,unit",
      rows: ['P1,hemoglobin,2026-01-05,"1\n2",7,g/dL', 'P1,hemoglobin,2026-01-06,1,"2\n7",g/dL'],
    },
  ])("$name", async ({ header, rows }) => {
    await expectSameLabs(utf8([header, ...rows, ""].join("\n")), 1 << 20);
  });

  test("more faults of one kind than are shown", async () => {
    const rows = Array.from({ length: 50 }, (_, index) => `P${index % 3},hemoglobin,2026-01-05,7.1,g/${index}`);
    await expectSameLabs(utf8([HEADER, ...rows, ""].join("\n")), 1 << 20);
  });
});
