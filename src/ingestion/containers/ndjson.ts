/** NDJSON, a JSON record a line: FHIR bulk exports. The declared paths are its columns. */
import type { Diagnostic } from "../../core/diagnostic.ts";
import type { ExportFile, OnRow } from "./export-file.ts";
import { isObject, parsedJson } from "./json-cell.ts";
import { flatten, type JsonPath, parsePath } from "./json-path.ts";
import { messages, shown } from "./messages.ts";
import { readLines } from "./text-lines.ts";

export async function readNdjson(
  file: ExportFile,
  paths: readonly string[],
  onRow: OnRow,
): Promise<{ readonly failure: Diagnostic | undefined }> {
  const parsed: JsonPath[] = [];
  for (const path of paths) {
    const steps = parsePath(path);
    if (steps === undefined) return { failure: badPath(file.name, path) };
    parsed.push(steps);
  }
  onRow({ line: 1, fields: paths });
  const failure = await readLines(file, (text, line) => {
    const row = rowOf({ file: file.name, line }, text, paths, parsed);
    if ("failure" in row) return row.failure;
    onRow({ line, fields: row.fields });
    return undefined;
  });
  return { failure };
}

function rowOf(
  where: { readonly file: string; readonly line: number },
  text: string,
  names: readonly string[],
  paths: readonly JsonPath[],
): { readonly fields: readonly string[] } | { readonly failure: Diagnostic } {
  const parsed = parsedJson(text);
  if (parsed === undefined || !isObject(parsed.value))
    return {
      failure: messages.badRecord(where, "this line is not a JSON object", "NDJSON has one object on each line"),
    };
  const cells = flatten(parsed.value, paths);
  const lost = cells.indexOf(undefined);
  if (lost < 0) return { fields: cells.map((cell) => cell ?? "") };
  return {
    failure: messages.badRecord(
      { ...where, column: names[lost] ?? "" },
      "a number with more digits than JSON readers keep, or a value nested too deeply",
    ),
  };
}

function badPath(file: string, path: string): Diagnostic {
  return messages.optionFault(
    file,
    `${shown(path)} is no path`,
    "names joined by dots, with [0] or [system=http://loinc.org] after a list",
  );
}
