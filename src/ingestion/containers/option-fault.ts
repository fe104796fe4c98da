/** Options that cannot be meant for the container they are given with. */
import type { Diagnostic } from "../../core/diagnostic.ts";
import type { Container } from "../../definition/sources/packing.ts";
import type { ContainerOptions } from "./container-options.ts";
import { messages } from "./messages.ts";

const TEXT: readonly Container[] = ["csv", "tsv", "csv.gz", "tsv.gz"];
/** A cell of a workbook has a row number, a record has none. */
const WITH_LINES: readonly Container[] = [...TEXT, "xlsx"];
const WITH_TABLES: readonly Container[] = ["xlsx", "xpt"];

export function optionFault(file: string, container: Container, options: ContainerOptions): Diagnostic | undefined {
  const say = (what: string, hint: string) => messages.optionFault(file, what, hint);
  const { headerLine, comment, sheet, paths } = options;
  if (headerLine !== undefined && (!Number.isSafeInteger(headerLine) || headerLine < 1))
    return say("header-line is no line number", "the first line is 1");
  if (headerLine !== undefined && headerLine > 1 && !WITH_LINES.includes(container))
    return say(`header-line means nothing in ${container}`, "its columns are named by the format; remove header-line");
  if (comment !== undefined && (comment === "" || !TEXT.includes(container)))
    return say("comment is the text with which a comment line of a CSV file begins", "remove it, or write the mark");
  if (sheet !== undefined && !WITH_TABLES.includes(container))
    return say(`sheet means nothing in ${container}`, "it names a sheet of .xlsx or a member of .xpt; remove it");
  if (container === "ndjson" && (paths === undefined || paths.length === 0))
    return say("the columns of NDJSON are not declared", "name the dotted paths, such as subject.reference");
  return undefined;
}
