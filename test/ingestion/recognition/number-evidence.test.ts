/** The decimal sign of a column, from its numbers alone. */
import { describe, expect, it } from "vitest";
import { NumberEvidence } from "../../../src/ingestion/recognition/number-evidence.ts";

function evidenceOf(texts: readonly string[]) {
  const evidence = new NumberEvidence();
  for (const [index, text] of texts.entries()) evidence.take(text, index + 2);
  return evidence;
}

describe("the decimal sign of a column", () => {
  it.each<[string, readonly string[], string]>([
    ["points", ["12.5", "7.0"], "point"],
    ["whole numbers", ["12", "7"], "point"],
    ["a comma with one digit behind it", ["12,5", "7,0"], "comma"],
    ["a comma with two digits", ["1,25"], "comma"],
    ["a comma behind grouped thousands", ["1.234,5"], "comma"],
    ["three digits behind a comma are either", ["1,234", "5,678"], "open"],
    ["three digits behind a comma beside a decimal comma", ["1,234", "5,6"], "comma"],
    ["groups of thousands beside points", ["1,234", "5.6"], "point"],
    ["limits count as their number", ["<0,5", "> 1000"], "comma"],
  ])("%s", (_, texts, kind) => {
    expect(evidenceOf(texts).decimalSign().kind).toBe(kind);
  });

  it("shows the number that proves it and where it stands", () => {
    expect(evidenceOf(["12", "7,5"]).decimalSign()).toEqual({ kind: "comma", proof: { text: "7,5", line: 3 } });
  });

  it.each<[string, readonly string[], readonly number[]]>([
    ["points", ["12.5", "<0.5", "clotted"], [12.5, 0.5]],
    ["commas", ["12,5", "1.234,5"], [12.5, 1234.5]],
    ["thousands", ["1,234.5"], [1234.5]],
  ])("a glance at numbers with %s", (_, texts, expected) => {
    expect(evidenceOf(texts).glance()).toEqual(expected);
  });
});
