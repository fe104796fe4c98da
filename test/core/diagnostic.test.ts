import fc from "fast-check";
import { expect, test } from "vitest";
import { compareText, type Diagnostic, diagnosticText, hasErrors, sortDiagnostics } from "../../src/core/diagnostic.ts";
import { compareSources, sourceText } from "../../src/core/source-reference.ts";

const at = (file: string, line: number, column?: number | string, code = "DATA_X", message = "m"): Diagnostic => ({
  code,
  severity: "error",
  message,
  where: column === undefined ? { file, line } : { file, line, column },
});

test("by file, line, column, code and message; equal ones once", () => {
  const inOrder = [
    at("a.csv", 2),
    at("a.csv", 10, "unit"),
    at("a.csv", 10, "value", "DATA_A"),
    at("a.csv", 10, "value", "DATA_B", "a"),
    at("a.csv", 10, "value", "DATA_B", "b"),
    at("b.yaml", 1, 2),
    at("b.yaml", 1, 10),
  ];
  fc.assert(
    fc.property(fc.shuffledSubarray([...inOrder, ...inOrder], { minLength: 14 }), (shuffled) => {
      expect(sortDiagnostics(shuffled)).toEqual(inOrder);
    }),
  );
});

// Once a fault: only neighbours are compared, and `related` is not part of the order, so the first and the third both stay.
test("diagnostics that differ only in what they point to are two", () => {
  const one = { ...at("a.csv", 2), related: [{ file: "a.csv", line: 1 }] };
  expect(sortDiagnostics([one, at("a.csv", 2), one])).toHaveLength(2);
});

test.each([
  [{ file: "a.csv", line: 14 }, "a.csv:14"],
  [{ file: "a.csv", line: 14, column: "value" }, "a.csv:14:value"],
  [{ file: "s.yaml", line: 6, column: 3 }, "s.yaml:6:3"],
])("%o is written %s", (source, wanted) => expect(sourceText(source)).toBe(wanted));

test("file:line:column severity CODE message; hint (see …)", () => {
  const diagnostic = { ...at("a.csv", 5, "value"), hint: "h", related: [{ file: "a.csv", line: 3 }] };
  expect(diagnosticText(diagnostic)).toBe("a.csv:5:value error DATA_X m; h (see a.csv:3)");
});

test("only severity error is an error", () => {
  expect(
    hasErrors([
      { ...at("a", 1), severity: "warning" },
      { ...at("a", 1), severity: "note" },
    ]),
  ).toBe(false);
  expect(hasErrors([{ ...at("a", 1), severity: "warning" }, at("a", 1)])).toBe(true);
});

test("text is ordered by code units, whatever the locale", () => {
  expect(["b", "B", "ä", "a", "10", "9"].sort(compareText)).toEqual(["10", "9", "B", "a", "b", "ä"]);
  expect(compareSources({ file: "a", line: 2 }, { file: "a", line: 10 })).toBeLessThan(0);
});
