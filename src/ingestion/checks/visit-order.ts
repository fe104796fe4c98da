/**
 * Visits whose numbers and dates run against each other: week 8 before week 4. Seen while the rows are read, because a visit is not kept
 * with its results.
 */
import { type Day, dayText } from "../../core/calendar.ts";
import type { SourceReference } from "../../core/source-reference.ts";
import type { Report } from "./check.ts";
import { messages } from "./messages.ts";

/** A visit with a number, of a kind: `week 4` is number 4 of `week`, `第4周` of `第 周`. */
interface NumberedVisit {
  readonly kind: string;
  readonly number: number;
}

const NUMBERED = /^(\D*?)(\d{1,4}(?:\.\d{1,2})?)(\D*)$/;

/** Undefined for a visit without a number, with two (`cycle 1 day 8`), or where a hyphen may be a minus (`week -2`, `V-3`). */
export function numberedVisit(text: string): NumberedVisit | undefined {
  const match = NUMBERED.exec(text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim());
  const [, before = "", number = "", after = ""] = match ?? [];
  if (match === null || before.trimEnd().endsWith("-")) return undefined;
  return { kind: `${before.trim()} ${after.trim()}`, number: Number(number) };
}

/** The first result of a visit. */
interface VisitStart {
  readonly text: string;
  readonly number: number;
  readonly day: Day;
  readonly line: number;
  readonly source: number;
}

interface VisitRow {
  readonly participant: number;
  readonly day: Day;
  readonly line: number;
  readonly source: number;
}

/** More visits than a study has are not visits, and are not kept. */
const MOST_STARTS = 2_000_000;

export class VisitDates {
  /** By participant, then by visit as printed. */
  private readonly starts: Map<string, VisitStart>[] = [];
  private readonly visits = new Map<string, NumberedVisit | undefined>();
  private kept = 0;

  take(text: string, row: VisitRow): void {
    if (text === "") return;
    const starts = this.starts[row.participant] ?? new Map<string, VisitStart>();
    this.starts[row.participant] = starts;
    const known = starts.get(text);
    if (known !== undefined && known.day <= row.day) return;
    const visit = this.visitOf(text);
    if (visit === undefined || this.kept > MOST_STARTS) return;
    if (known === undefined) this.kept += 1;
    starts.set(text, { text, number: visit.number, day: row.day, line: row.line, source: row.source });
  }

  private visitOf(text: string): NumberedVisit | undefined {
    if (!this.visits.has(text) && this.visits.size < MOST_STARTS) this.visits.set(text, numberedVisit(text));
    return this.visits.get(text);
  }

  /** One question per participant: the first visit that is before one with a lower number. */
  report(report: Report, idOf: (participant: number) => string, fileOf: (source: number) => string): void {
    if (this.kept > MOST_STARTS) return;
    for (const [participant, starts] of this.starts.entries()) {
      const found = starts === undefined ? undefined : this.firstInversion([...starts.values()]);
      if (found === undefined) continue;
      const [lower, higher] = found;
      const at = ({ source, line }: VisitStart): SourceReference => ({ file: fileOf(source), line, column: "visit" });
      const place = { where: at(higher), participant: idOf(participant), printed: higher.text, related: [at(lower)] };
      const [one, other] = [higher, lower].map(({ text, day }) => `${JSON.stringify(text)} (${dayText(day)})`);
      report(messages.visitOrder(place, one ?? "", other ?? ""));
    }
  }

  private firstInversion(starts: readonly VisitStart[]): readonly [VisitStart, VisitStart] | undefined {
    const sorted = starts.toSorted((a, b) => a.number - b.number || a.day - b.day);
    const before = new Map<string, VisitStart>();
    for (const start of sorted) {
      const kind = this.visitOf(start.text)?.kind ?? "";
      const lower = before.get(kind);
      if (lower !== undefined && lower.number < start.number && start.day < lower.day) return [lower, start];
      before.set(kind, start);
    }
    return undefined;
  }
}
