/** A JSON value as the text of a cell. */
import { numberText } from "./value-text.ts";

export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * Null is empty; objects and lists are JSON text. Undefined: an integer beyond 2^53, whose last digits are lost in reading, or a value too
 * deeply nested to be written.
 */
export function jsonCell(value: unknown): string | undefined {
  if (value === null || value === undefined) return "";
  if (typeof value === "string") return value;
  if (typeof value === "number")
    return Number.isInteger(value) && !Number.isSafeInteger(value) ? undefined : numberText(value);
  return typeof value === "boolean" ? String(value) : nestedText(value);
}

function nestedText(value: unknown): string | undefined {
  try {
    return JSON.stringify(value);
  } catch {
    return undefined;
  }
}

/** The value of a JSON text, or what is wrong with it; the words of the parser differ between machines and are not shown. */
export function parsedJson(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}
