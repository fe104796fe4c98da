/** What a file is, by its bytes; what it is instead of a table, and what its owner does about it; options that cannot be meant. */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { ContainerOptions } from "../../../src/ingestion/containers/container-options.ts";
import { dataFile, readRows } from "./read-rows.ts";

const DETECT: ContainerOptions = { container: "detect", encoding: "detect", delimiter: "detect" };
const bytes = (...values: readonly number[]) => Uint8Array.from([...values, ...new Uint8Array(64)]);
const text = (content: string) => new TextEncoder().encode(content);

describe("what newcomers give instead of a table", () => {
  test.each([
    { name: "a web page", content: text("<!DOCTYPE html><html><body>Please sign in</body></html>"), says: "web page" },
    { name: "a report 'for Excel'", content: text("\ufeff\n <table><tr><td>1</td></tr></table>"), says: "web page" },
    { name: "XML", content: text('<?xml version="1.0"?><ODM/>'), says: "XML" },
    { name: "a PDF", content: text("%PDF-1.7\n"), says: "PDF" },
    { name: "a text document", content: text("{\\rtf1\\ansi}"), says: "RTF" },
    { name: "a zip archive", content: bytes(0x50, 0x4b, 3, 4), says: "zip archive" },
    { name: "bzip2", content: text("BZh91AY&SY"), says: "compressed" },
    { name: "xz", content: bytes(0xfd, 0x37, 0x7a, 0x58, 0x5a, 0), says: "compressed" },
    { name: "zstd", content: bytes(0x28, 0xb5, 0x2f, 0xfd), says: "compressed" },
    { name: "7z", content: bytes(0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c), says: "compressed" },
    {
      name: "a SAS data set",
      content: bytes(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xc2, 0xea, 0x81, 0x60),
      says: "sas7bdat",
    },
  ])("$name: declared as nothing, detected, both refuse with a way out", async ({ content, says }) => {
    for (const options of [{}, DETECT]) {
      const { failure } = await readRows("labs.csv", content, options);
      expect(failure?.code).toBe("DATA_OTHER_FORMAT");
      expect(`${failure?.message} ${failure?.hint}`).toContain(says);
    }
  });
});

describe("a name is not believed", () => {
  test.each([
    { path: "containers/xlsx/iris-google-doc.xlsx", container: "xlsx" },
    { path: "containers/xpt/sample.xpt", container: "xpt" },
    { path: "containers/parquet/signs.parquet", container: "parquet" },
    { path: "containers/dataset-json/dm.json", container: "dataset-json" },
    { path: "containers/dataset-json/ae.ndjson", container: "dataset-ndjson" },
  ])("$container called labs.csv", async ({ path, container }) => {
    const read = await readRows("labs.csv", dataFile(path), { container: "detect" });
    expect([read.failure, read.container]).toEqual([undefined, container]);
    expect(read.notes.map(({ code }) => code)).toEqual(["DATA_CONTAINER_DETECTED"]);
  });

  test.each(["xlsx", "xpt", "parquet"])("%s without a declaration: what to write", async (container) => {
    const path = { xlsx: "xlsx/iris-google-doc.xlsx", xpt: "xpt/sample.xpt", parquet: "parquet/signs.parquet" }[
      container
    ];
    const { failure } = await readRows("labs.csv", dataFile(`containers/${path}`));
    expect(failure?.severity).toBe("error");
    expect(failure?.hint).toContain(`container: ${container}`);
  });
});

describe("options that cannot be meant", () => {
  test.each([
    { options: { headerLine: 0 } },
    { options: { headerLine: 1.5 } },
    { options: { container: "parquet", headerLine: 2 } },
    { options: { container: "xlsx", comment: "#" } },
    { options: { comment: "" } },
    { options: { sheet: "Data" } },
    { options: { container: "ndjson" } },
  ] as readonly { options: ContainerOptions }[])("$options", async ({ options }) => {
    expect((await readRows("x", "a,b\n", options)).failure?.code).toBe("DATA_CONTAINER_OPTION");
  });
});

test("no bytes at all is no exception in any container", async () => {
  for (const container of [
    "csv",
    "tsv",
    "csv.gz",
    "xlsx",
    "dataset-json",
    "dataset-ndjson",
    "xpt",
    "parquet",
  ] as const) {
    const { failure, rows } = await readRows("x", new Uint8Array(0), { container });
    expect(rows).toEqual([]);
    if (!["csv", "tsv", "dataset-ndjson"].includes(container)) expect(failure?.code).toMatch(/^DATA_/);
  }
});

test("every code of the containers is earned in these tests", () => {
  const source = readFileSync(new URL("../../../src/ingestion/containers/messages.ts", import.meta.url), "utf8");
  const codes = new Set(source.match(/DATA_[A-Z0-9_]+/g) ?? []);
  const tests = readdirSync(import.meta.dirname)
    .filter((name) => name.endsWith(".test.ts"))
    .map((name) => readFileSync(new URL(name, import.meta.url), "utf8"))
    .join("");
  expect([...codes].filter((code) => !tests.includes(code))).toEqual([]);
});
