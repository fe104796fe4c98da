import type { Interval } from "../../src/core/interval.ts";
import { readResultText } from "../../src/ingestion/results/result-text.ts";

/** The value of a printed result; throws where it is none. */
export function printedValue(text: string): Interval {
  const read = readResultText(text);
  if (read.kind !== "value") throw new Error(`not a value: ${text}`);
  return read.value;
}
