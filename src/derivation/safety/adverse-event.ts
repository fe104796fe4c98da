/** Which adverse events of a participant count for an endpoint, row by row. */
import type { Day } from "../../core/calendar.ts";
import { inRange } from "../../core/day-range.ts";
import { type Exact, toNumber } from "../../core/exact.ts";
import { parseGrade } from "../../core/grade.ts";
import { point, within } from "../../core/interval.ts";
import type { DatedRecord, Participant } from "../../core/participant.ts";
import { all, type Truth, truthOf } from "../../core/truth.ts";
import type { AdverseEventsRule } from "../../definition/model/adverse-events.ts";

/** An adverse event that no rule but the grade can still leave out. */
export interface AdverseEvent {
  readonly record: DatedRecord;
  readonly day: Day;
  /** As printed; empty where it is blank. */
  readonly term: string;
  readonly bodySystem: string;
  /** Undefined where it is blank or no grade: ungraded. */
  readonly grade: number | undefined;
  /** Not evaluable where it turns on a grade that is not known. */
  readonly counts: Truth;
}

/** The days of a window, first and last included. */
export interface OnsetDays {
  readonly first: Day;
  readonly last: Day;
}

/** The events of one participant and the days on which one could have been seen. */
export interface AdverseEventsSeen {
  readonly events: readonly AdverseEvent[];
  /** The window as far as the participant was followed; undefined where follow-up ended before it. */
  readonly atRisk: OnsetDays | undefined;
}

/**
 * The events that begin in the window and are not left out by relatedness, body system or term, in time order.
 * Onset on the first day counts. A blank relatedness counts as the rule says; a blank body system or term excludes nothing.
 */
export function adverseEventsIn(
  participant: Participant,
  rule: AdverseEventsRule,
  window: OnsetDays,
): readonly AdverseEvent[] {
  const rows = rowsOf(participant, rule);
  return rows
    .filter((row) => inRange(row.day, window) && isWanted(row, rule))
    .map((row) => adverseEvent(row, rule, begunBefore(rows, row, window.first)))
    .filter(({ counts }) => counts !== "not-met");
}

/** Rows outside the window that would have counted, for near misses. */
export function adverseEventsOutside(
  participant: Participant,
  rule: AdverseEventsRule,
  window: OnsetDays,
): readonly AdverseEvent[] {
  return rowsOf(participant, rule)
    .filter((row) => !inRange(row.day, window) && isWanted(row, rule))
    .map((row) => adverseEvent(row, rule, []))
    .filter(({ counts }) => counts === "met");
}

/** The highest grade among the wanted rows of the window that the rule's own grades leave out. */
export function worstBelow(
  participant: Participant,
  rule: AdverseEventsRule,
  window: OnsetDays,
): AdverseEvent | undefined {
  return adverseEventsIn(participant, { ...rule, grade: undefined }, window)
    .filter(({ grade }) => grade !== undefined)
    .reduce<AdverseEvent | undefined>(
      (worst, event) => (worst === undefined || (event.grade ?? 0) > (worst.grade ?? 0) ? event : worst),
      undefined,
    );
}

function rowsOf(participant: Participant, { events }: AdverseEventsRule): readonly DatedRecord[] {
  return events
    .flatMap((name) => participant.events(name))
    .toSorted((a, b) => a.day - b.day || a.source.line - b.source.line);
}

function isWanted(row: DatedRecord, { related, exclude }: AdverseEventsRule): boolean {
  const { bodySystems, terms } = exclude;
  if (isOneOf(text(row, "body_system"), bodySystems) || isOneOf(text(row, "term"), terms)) return false;
  if (related === undefined) return true;
  const relatedness = text(row, "related");
  return relatedness === "" ? related.missing === "related" : isOneOf(relatedness, related.texts);
}

function adverseEvent(row: DatedRecord, rule: AdverseEventsRule, before: readonly DatedRecord[]): AdverseEvent {
  const grade = gradeOf(row);
  const counts = all([
    rule.grade === undefined ? "met" : grade === undefined ? "not-evaluable" : within(point(grade), rule.grade.range),
    rule.emergent === "onset" ? "met" : isNewOrWorse(grade, before),
  ]);
  return {
    record: row,
    day: row.day,
    term: text(row, "term"),
    bodySystem: text(row, "body_system"),
    grade: grade === undefined ? undefined : toNumber(grade),
    counts,
  };
}

/** Earlier rows of the same term, begun before the window, that had not ended the day before this row began. */
function begunBefore(rows: readonly DatedRecord[], row: DatedRecord, first: Day): readonly DatedRecord[] {
  const term = text(row, "term");
  return rows.filter(
    (other) =>
      other.day < first &&
      (other.end === undefined || other.end.day >= row.day - 1) &&
      isOneOf(text(other, "term"), [term]),
  );
}

/** A continued event is emergent only with a grade above all the grades it had before. */
function isNewOrWorse(grade: Exact | undefined, before: readonly DatedRecord[]): Truth {
  return all(
    before.map((row) => {
      const earlier = gradeOf(row);
      return grade === undefined || earlier === undefined ? "not-evaluable" : truthOf(grade.compare(earlier) > 0);
    }),
  );
}

function gradeOf(row: DatedRecord): Exact | undefined {
  return parseGrade(text(row, "grade"));
}

function text(row: DatedRecord, column: string): string {
  return row.attributes.get(column) ?? "";
}

function isOneOf(printed: string, texts: readonly string[]): boolean {
  return printed !== "" && texts.some((known) => known.toLowerCase() === printed.toLowerCase());
}
