/** A reading in short words. */
import type { Plain, Reading } from "../definition/source-tree.ts";

/** `endpoints.hb-response.criterion.all.1.window.from`; several where one YAML anchor is used in several places. */
export function parameterName(reading: Reading): string {
  return reading.pointers.map((pointer) => pointer.slice(1).replaceAll("/", ".")).join(", ");
}

/** A value as it could be written in the study file, on one line. */
export function plainText(value: Plain): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return `[${(value as readonly Plain[]).map(plainText).join(", ")}]`;
  if (typeof value !== "object") return String(value);
  return `{ ${Object.entries(value)
    .map(([key, item]) => `${key}: ${plainText(item)}`)
    .join(", ")} }`;
}
