/**
 * Dotted paths into a JSON record, such as `subject.reference`, `code.coding[0].code` or `code.coding[system=http://loinc.org].code`.
 * A list without an index stands for all its elements.
 */
import { isObject, jsonCell } from "./json-cell.ts";

type Step = { readonly key: string } | { readonly index: number } | { readonly where: string; readonly is: string };

export type JsonPath = readonly Step[];

/** The steps of a path; undefined where it is not one. */
export function parsePath(text: string): JsonPath | undefined {
  const steps: Step[] = [];
  const piece = /(?:^|\.)([^.[\]]+)|\[(\d+)\]|\[([^=\]]+)=([^\]]*)\]/y;
  while (piece.lastIndex < text.length) {
    const found = piece.exec(text);
    if (found === null) return undefined;
    const [, key, index, where, is] = found;
    if (key !== undefined) steps.push({ key });
    else if (index !== undefined) steps.push({ index: Number(index) });
    else steps.push({ where: where ?? "", is: is ?? "" });
  }
  return steps.length === 0 ? undefined : steps;
}

/**
 * The text at a path: empty where there is nothing, the value where there is one, and where there are several a JSON list of them,
 * which no mapping takes for a value. Undefined: a number with lost digits.
 */
function textAt(record: unknown, path: JsonPath): string | undefined {
  const found = path.reduce<readonly unknown[]>(
    (values, step) => values.flatMap((value) => next(value, step)),
    [record],
  );
  const present = found.filter((value) => value !== null && value !== undefined);
  return present.length > 1 ? jsonCell(present) : jsonCell(present[0]);
}

function next(value: unknown, step: Step): readonly unknown[] {
  if ("index" in step) return Array.isArray(value) ? [value[step.index]] : [];
  const elements: readonly unknown[] = Array.isArray(value) ? value : [value];
  const objects = elements.filter(isObject);
  if ("where" in step) return objects.filter((object) => object[step.where] === step.is);
  return objects.flatMap((object) => (Object.hasOwn(object, step.key) ? [object[step.key]] : []));
}

/** A record as one cell for each path: what NDJSON of FHIR resources becomes before it is mapped. */
export function flatten(record: unknown, paths: readonly JsonPath[]): readonly (string | undefined)[] {
  return paths.map((path) => textAt(record, path));
}
