/** Numbers that may stand for "no value" and that nobody declared. The rows stay set aside; the line that would declare them is said. */
import type { LedgerEntry } from "../core/accounting.ts";
import type { Diagnostic } from "../core/diagnostic.ts";
import type { FileLedger } from "./ledger.ts";
import { messages } from "./messages.ts";

/** No amount is negative, and a row of nines seldom is one. The unit stands behind it. */
const NO_VALUE = /^(-\d+(?:\.\d+)?|9{3,})(?: |$)/;

export function undeclaredSentinels(ledgers: readonly FileLedger[]): readonly Diagnostic[] {
  return ledgers.flatMap(({ entries }) => sentinels(entries));
}

function sentinels(entries: readonly LedgerEntry[]): readonly Diagnostic[] {
  const seen = new Map<string, { readonly first: LedgerEntry; count: number }>();
  for (const entry of entries) {
    const number = entry.code === "IMPLAUSIBLE" ? NO_VALUE.exec(entry.raw)?.[1] : undefined;
    if (number === undefined) continue;
    const known = seen.get(number);
    if (known === undefined) seen.set(number, { first: entry, count: 1 });
    else known.count += 1;
  }
  return [...seen].flatMap(([number, { first, count }]) =>
    number.startsWith("-") || count > 1 ? [messages.perhapsNoValue(placeOf(first), number, count)] : [],
  );
}

function placeOf({ file, line, column }: LedgerEntry): Diagnostic["where"] {
  return { file, line, ...(column === "" ? {} : { column }) };
}
