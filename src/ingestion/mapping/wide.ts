/** Analytes that have a column of their own: each cell that is not blank is a result. */
import type { AnalyteName } from "../../core/analyte.ts";
import { decimalText, divide, multiply, parseExact } from "../../core/exact.ts";
import type { NumberStyle, WideRule } from "../../definition/sources/model.ts";
import type { Cells } from "./cell-reader.ts";
import type { Header } from "./header.ts";
import { plainNumber } from "./number-columns.ts";

export interface WideResult {
  readonly analyte: AnalyteName;
  /** As printed; of a product the number that its factors make. */
  readonly value: string;
  readonly unit: string;
  readonly column: string;
}

export type WideReader = (cells: Cells) => readonly WideResult[];

export interface WideContext {
  readonly header: Header;
  readonly numbers: NumberStyle;
  /** The row of units, where there is one. */
  readonly unitRow: Cells | undefined;
}

export function wideReader(rules: readonly WideRule[], context: WideContext): WideReader {
  const readers = rules.map((rule) => {
    const positions = rule.columns.map((column) => context.header.positionOf(column) ?? -1);
    const unit = unitReader(rule, context);
    const column = rule.columns.join(" × ");
    return (cells: Cells): readonly WideResult[] => {
      const value = valueOfCells(
        rule,
        positions.map((position) => cells[position] ?? ""),
        context.numbers,
      );
      return value === "" ? [] : [{ analyte: rule.analyte, value, unit: unit(cells), column }];
    };
  });
  return (cells) => readers.flatMap((read) => read(cells));
}

/** Empty where a factor is blank. A factor that is no number is the value, so that the reader of results says what it is. */
function valueOfCells({ divideBy }: WideRule, texts: readonly string[], numbers: NumberStyle): string {
  const [only = "", ...others] = texts;
  if (others.length === 0 && divideBy === undefined) return only;
  if (texts.includes("")) return "";
  const factors = texts.map((text) => parseExact(plainNumber(text, numbers)));
  const odd = texts.find((_, index) => factors[index] === undefined);
  if (odd !== undefined) return odd;
  const product = factors.reduce((a, b) => (a === undefined || b === undefined ? undefined : multiply(a, b)));
  if (product === undefined) return "";
  const text = decimalText(divideBy === undefined ? product : divide(product, divideBy));
  return numbers.decimal === "," ? text.replace(".", ",") : text;
}

function unitReader({ unit, columns }: WideRule, { header, unitRow }: WideContext): (cells: Cells) => string {
  if (unit.kind === "constant") return () => unit.unit;
  if (unit.kind === "column") {
    const position = header.positionOf(unit.column) ?? -1;
    return (cells) => cells[position] ?? "";
  }
  const position = header.positionOf(columns[0] ?? "") ?? -1;
  const printed = unitRow === undefined ? unitInHeader(header.names[position] ?? "") : (unitRow[position] ?? "");
  return () => printed;
}

/** `HGB (g/L)`, `HGB[g/L]`, `血红蛋白（g/L）`: what stands in the last brackets. `(#)` says that cells were counted, not in what. */
export function unitInHeader(name: string): string {
  const printed = /[([（【]([^()[\]（）【】]+)[)\]）】]\s*$/.exec(name)?.[1]?.trim() ?? "";
  return printed === "#" ? "" : printed;
}
