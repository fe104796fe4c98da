/** The parts that both forms of CDISC Dataset-JSON 1.1 share: the columns, and a row of values as text. */
import type { Diagnostic } from "../../core/diagnostic.ts";
import type { SourceReference } from "../../core/source-reference.ts";
import { isObject, jsonCell } from "./json-cell.ts";
import { messages, shown } from "./messages.ts";

export interface DatasetHeader {
  readonly columns: readonly string[];
  readonly records: number | undefined;
}

/** Source: CDISC Dataset-JSON 1.1, 2024; `columns` with `name`, and `records`, the number of rows that were written. */
export function datasetHeader(file: string, head: unknown): DatasetHeader | { readonly failure: Diagnostic } {
  const damaged = (what: string, hint?: string) => ({ failure: messages.damaged(file, what, hint) });
  if (!isObject(head)) return damaged("this is not Dataset-JSON: it does not begin with an object");
  const version = head["datasetJSONVersion"];
  if (typeof version !== "string" || !/^1\.1(?:\.|$)/.test(version))
    return damaged(
      `Dataset-JSON version ${shown(String(version ?? "none"))}, not 1.1`,
      "version 1.0 keeps its tables elsewhere; export as Dataset-JSON 1.1",
    );
  const { columns, records } = head;
  if (!Array.isArray(columns) || columns.length === 0) return damaged("it has no columns");
  const names = columns.map((column: unknown) => (isObject(column) ? column["name"] : undefined));
  if (!names.every((name) => typeof name === "string")) return damaged("a column has no name");
  return { columns: names, records: typeof records === "number" ? records : undefined };
}

/** Values in the order of the columns; null is an empty cell. */
export function datasetRow(
  where: SourceReference,
  values: unknown,
  columns: readonly string[],
): { readonly fields: readonly string[] } | { readonly failure: Diagnostic } {
  if (!Array.isArray(values)) return { failure: messages.badRecord(where, "a row is not a list of values") };
  if (values.length !== columns.length)
    return { failure: messages.badRecord(where, `${values.length} values where there are ${columns.length} columns`) };
  const fields: string[] = [];
  for (const [index, value] of values.entries()) {
    const text = jsonCell(value);
    if (text === undefined)
      return {
        failure: messages.badRecord(
          { ...where, column: columns[index] ?? "" },
          "a number with more digits than JSON readers keep, or a value nested too deeply",
          "write it as a text or a decimal in quotation marks",
        ),
      };
    fields.push(text);
  }
  return { fields };
}

/** A transfer that was cut short has fewer rows than it says. */
export function wrongCount(file: string, said: number | undefined, found: number): Diagnostic | undefined {
  return said === undefined || said === found
    ? undefined
    : messages.damaged(file, `it says that it has ${said} records, and has ${found}`, "transfer the file again");
}
