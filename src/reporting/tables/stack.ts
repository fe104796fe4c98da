/** Digits that stack: numbers of a column are padded with U+2007, which is as wide as a digit, among the cells of one shape. */
import type { Cell, Part } from "./cell.ts";

/** A space as wide as a digit, and one as wide as a full stop. */
const FIGURE_SPACE = "\u2007";
const PUNCTUATION_SPACE = "\u2008";

interface Width {
  readonly before: number;
  readonly after: number;
  readonly stop: boolean;
}

/**
 * Pads the cells of one column among those of one shape: what stands between the numbers, what they are, and their decimals. So
 * `8/15` and `NE` never pad each other, nor a count and a mean, nor the means of two variables.
 */
export function stackColumn(cells: readonly Cell[]): readonly Cell[] {
  const widths = new Map<string, Width[]>();
  for (const cell of cells) {
    const shape = shapeOf(cell);
    widths.set(shape, widest(widths.get(shape), numbersOf(cell).map(widthOf)));
  }
  return cells.map((cell) => padCell(cell, widths.get(shapeOf(cell)) ?? []));
}

function shapeOf(cell: Cell): string {
  const decimals = numbersOf(cell).map((part) => widthOf(part).after);
  const between = cell.parts.map(({ kind, text }) => (kind === "number" ? 0 : text));
  return JSON.stringify([cell.kind, Math.max(0, ...decimals), ...between]);
}

function numbersOf(cell: Cell): readonly Part[] {
  return cell.parts.filter(({ kind }) => kind === "number");
}

function widest(known: readonly Width[] | undefined, found: readonly Width[]): Width[] {
  return found.map((width, index) => {
    const other = known?.[index];
    if (other === undefined) return width;
    return {
      before: Math.max(width.before, other.before),
      after: Math.max(width.after, other.after),
      stop: width.stop || other.stop,
    };
  });
}

function widthOf({ text }: Part): Width {
  const [whole = "", decimals] = text.split(".");
  return { before: whole.length, after: decimals?.length ?? 0, stop: decimals !== undefined };
}

function padCell(cell: Cell, widths: readonly Width[]): Cell {
  let next = 0;
  const parts = cell.parts.map((part) => {
    if (part.kind === "text") return part;
    const width = widths[next];
    next += 1;
    return width === undefined ? part : { ...part, text: padNumber(part, width) };
  });
  return { ...cell, parts };
}

/** What is no digits, as NE or ∞, stands to the right. */
function padNumber(part: Part, width: Width): string {
  const own = widthOf(part);
  const stop = width.stop && !own.stop ? PUNCTUATION_SPACE : "";
  const [before, after] = [
    FIGURE_SPACE.repeat(width.before - own.before),
    FIGURE_SPACE.repeat(width.after - own.after),
  ];
  return /\d/.test(part.text) ? `${before}${part.text}${stop}${after}` : `${before}${stop}${after}${part.text}`;
}

/** Text without the spaces that only align. */
export function withoutPadding(text: string): string {
  return text.replace(/[\u2007\u2008]/g, "");
}
