/** Which rows of a file are meant: the first filter that a row fails names why it is not needed. */
import type { Filter } from "../../definition/sources/model.ts";
import type { Cells } from "./cell-reader.ts";
import type { Header } from "./header.ts";

export function failedFilter(filters: readonly Filter[], header: Header, cells: Cells): Filter | undefined {
  return filters.find((filter) => {
    const position = header.positionOf(filter.column);
    return position === undefined ? !filter.ifPresent : !passes(filter, cells[position] ?? "");
  });
}

/** As a row that fails is counted. */
export function notWhere({ text }: Filter): string {
  return `not where ${text}`;
}

export function passesAll(filters: readonly Filter[], header: Header, cells: Cells): boolean {
  return failedFilter(filters, header, cells) === undefined;
}

/** By its own text. */
export function passes({ allowed, excluded, blank }: Filter, text: string): boolean {
  if (allowed !== undefined && !allowed.has(text)) return false;
  if (excluded?.has(text) === true) return false;
  return blank === undefined || (text === "") === blank;
}
