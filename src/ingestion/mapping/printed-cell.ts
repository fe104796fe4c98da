/** The text of a cell as the file prints it, of one column or several, and the column where it stands. */
import type { CellRule } from "../../definition/sources/model.ts";
import type { Cells } from "./cell-reader.ts";
import type { Header } from "./header.ts";

export interface PrintedCell {
  readonly text: string;
  readonly column: string;
}

export type PrintedReader = (cells: Cells) => PrintedCell;

export function printedReader({ columns, take, separator, constant }: CellRule, header: Header): PrintedReader {
  if (constant !== undefined) return () => ({ text: constant, column: "" });
  const places = columns.map((column) => ({ position: header.positionOf(column) ?? -1, name: column }));
  const [only = { position: -1, name: "" }, ...others] = places;
  if (others.length === 0) return (cells) => ({ text: cells[only.position] ?? "", column: only.name });
  if (take === "first")
    return (cells) => {
      const { position, name } = places.find((place) => (cells[place.position] ?? "") !== "") ?? only;
      return { text: cells[position] ?? "", column: name };
    };
  return (cells) => ({
    text: places
      .map(({ position }) => cells[position] ?? "")
      .filter((text) => text !== "")
      .join(separator),
    column: only.name,
  });
}
