/** What is written is what YAML reads, whatever the texts of a file are. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { block, entry, inline, note, yamlLines } from "../../../src/ingestion/recognition/yaml-text.ts";

const textOf = (items: Parameters<typeof block>[0]) => `${yamlLines(block(items)).join("\n")}\n`;

describe("YAML written by hand", () => {
  it("is as a person would write it", () => {
    const text = textOf([
      note("a hint"),
      entry("nadir-sources", 1),
      entry("labs", [
        block([
          entry("file", "labs 1.csv"),
          entry("columns", block([entry("participant_id", "Patient No", "by its name")])),
          entry("wide", block([entry("hemoglobin", inline([entry("column", "HGB (g/L)"), entry("unit", "10*9/L")]))])),
        ]),
      ]),
      entry("null", ["NA", "-"]),
      entry("visit", { nothing: true }),
    ]);
    expect(text).toBe(`# a hint
nadir-sources: 1
labs:
  - file: labs 1.csv
    columns:
      participant_id: Patient No   # by its name
    wide:
      hemoglobin: { column: "HGB (g/L)", unit: 10*9/L }
"null": [NA, "-"]
visit: null
`);
    expect(parse(text)).toMatchObject({ visit: null, null: ["NA", "-"] });
  });

  it.each([
    "true",
    "No",
    "~",
    "1",
    "1.5",
    "a: b",
    "a #b",
    "- x",
    "{x}",
    "[x]",
    "&a",
    "*a",
    "!x",
    "",
    " x",
    "x ",
    "2020-01-01",
    "null",
    "0x1f",
    "1e3",
    ".5",
    "?",
    "|",
    ">",
    "%x",
    "@x",
    "`x",
    "'",
    '"',
    "\\",
    "\n",
    "\u0000",
    "\u2028",
    "\ufeff",
    "中性粒细胞(#)",
  ])("keeps the text %j a text", (text) => {
    const written = textOf([entry("key", text), entry("list", [text]), entry("map", inline([entry("inner", text)]))]);
    expect(parse(written)).toEqual({ key: text, list: [text], map: { inner: text } });
  });

  it("keeps any text and any key, in a line, a list and a comment (fast-check)", () => {
    const any = fc.string({ unit: "binary", maxLength: 30 });
    fc.assert(
      fc.property(any, any, any, (key, value, comment) => {
        const written = textOf([
          entry(`k${key}`, value, comment),
          note(comment),
          entry("list", [value]),
          entry("last", 1),
        ]);
        expect(parse(written)).toEqual({ [`k${key}`]: value, list: [value], last: 1 });
      }),
      { seed: 5, numRuns: 2000 },
    );
  });
});
