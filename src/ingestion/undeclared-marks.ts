/** Results whose decimal comma or thousands mark nobody declared: they are set aside, and what to declare is said once per file. */
import type { Diagnostic } from "../core/diagnostic.ts";
import { remembered } from "../core/remembered.ts";
import type { FileLedger } from "./ledger.ts";
import { messages } from "./messages.ts";
import type { ResultConventions } from "./results/conventions.ts";
import { readResultText } from "./results/result-text.ts";

/** Where at least half of a file is written so, nothing of it would be left to derive from, and the run ends. */
export function undeclaredMarks(
  ledgers: readonly FileLedger[],
  conventionsOf: (source: number) => ResultConventions,
): readonly Diagnostic[] {
  return ledgers.flatMap((ledger, source) => {
    const { entries, file, read, notNeeded } = ledger;
    const conventions = conventionsOf(source);
    const isOdd = remembered((raw) => hasOddMark(raw, conventions));
    const odd = entries.filter(({ code, raw }) => code === "VALUE_NOT_NUMERIC" && isOdd(raw));
    const [first] = odd;
    if (first === undefined) return [];
    const where = { file, line: first.line, column: first.column };
    const isMost = odd.length * 2 >= read - notNeeded;
    return [messages.undeclaredMark(where, first.raw, odd.length, isMost, declarationFor(first.raw))];
  });
}

function hasOddMark(raw: string, conventions: ResultConventions): boolean {
  const printed = readResultText(raw, conventions);
  return printed.kind === "missing" && printed.reason === "number-format";
}

/** What would make the text a number: the last mark is the decimal one, unless three digits follow it, which may be either. */
function declarationFor(raw: string): string {
  const marks = raw.replace(/[^.,' ]/g, "").trim();
  const last = marks.at(-1) ?? ",";
  const isOpen = new Set(marks).size === 1 && /\d[,.]\d{3}\D*$/.test(raw);
  if (isOpen) return `decimal: "${last}" or thousands: "${last}", whichever is meant`;
  const first = marks.length > 1 && marks[0] !== last ? ` and thousands: "${marks[0]}"` : "";
  return `decimal: "${last}"${first}`;
}
