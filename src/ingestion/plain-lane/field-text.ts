/** The text of a field of a plain line, as a field is read: without the white space around it, empty where it is a word for nothing. */
import type { PlainFields } from "./plain-lines.ts";

const DECODER = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

export function fieldText(
  bytes: Uint8Array,
  { bounds }: PlainFields,
  field: number,
  nullWords: ReadonlySet<string> | undefined,
): string {
  const text = DECODER.decode(bytes.subarray(bounds[2 * field], bounds[2 * field + 1])).trim();
  return nullWords?.has(text) === true ? "" : text;
}
