/** Rows that add to a participant and of which one is picked by its date: the weight nearest to enrolment, the last before the first dose. */
import type { Instant } from "../core/calendar.ts";
import { PICK_DATE } from "../definition/sources/canonical-columns.ts";
import type { PickByDate } from "../definition/sources/model.ts";
import type { FileLedger } from "./ledger.ts";
import type { ParticipantRow } from "./participants.ts";
import { readDay, readInstant } from "./plausible-date.ts";
import type { TableRow } from "./row-source.ts";

export interface PickedRow {
  readonly row: TableRow;
  readonly ledger: FileLedger;
  readonly participant: string;
}

interface Candidate extends PickedRow {
  /** The smaller, the better; of two equals the first row of the file. */
  readonly rank: readonly [number, number];
}

const SECONDS_PER_DAY = 86_400;

/** One row per file and participant remains; the others are counted as not needed. */
export class PickedRows {
  /** By participant; of one file at a time. */
  private readonly best = new Map<string, Candidate>();

  offer({ row, ledger }: { row: TableRow; ledger: FileLedger }, participant: ParticipantRow, pick: PickByDate): void {
    const rank = rankOf(row, participant, pick);
    if (typeof rank === "string") {
      leave(ledger, rank);
      return;
    }
    const known = this.best.get(participant.id);
    if (known !== undefined) leave(ledger, "another row of the participant is picked");
    if (known === undefined || isLess(rank, known.rank))
      this.best.set(participant.id, { row, ledger, participant: participant.id, rank });
  }

  /** Those picked of the rows offered so far, in the order in which participants first had one. */
  take(): readonly PickedRow[] {
    const taken = [...this.best.values()];
    this.best.clear();
    return taken;
  }
}

function leave(ledger: FileLedger, rule: string): void {
  ledger.notNeeded += 1;
  ledger.countRule(rule);
}

/** The reason for which a row adds nothing, where it is no candidate. */
function rankOf(row: TableRow, { attributes }: ParticipantRow, { pick, of }: PickByDate): Candidate["rank"] | string {
  const columns = row.columns.filter((column) => column !== "participant_id" && column !== PICK_DATE);
  if (columns.every((column) => row.field(column) === "")) return "nothing to add";
  const instant = readInstant(row.field(PICK_DATE));
  if (instant === undefined) return "no date to pick by";
  const moment = momentOf(instant);
  if (pick === "earliest") return [0, moment];
  if (pick === "latest") return [0, -moment];
  const reference = readDay((attributes.get(of ?? "") ?? "").slice(0, 10));
  if (reference === undefined) return `the participant has no ${of}`;
  const days = instant.day - reference;
  switch (pick) {
    case "latest-until":
      return days > 0 ? `after ${of}` : [0, -moment];
    case "earliest-from":
      return days < 0 ? `before ${of}` : [0, moment];
    case "nearest":
      return [Math.abs(days), moment];
  }
}

function momentOf({ day, second = 0 }: Instant): number {
  return day * SECONDS_PER_DAY + second;
}

function isLess(a: readonly [number, number], b: readonly [number, number]): boolean {
  return a[0] === b[0] ? a[1] < b[1] : a[0] < b[0];
}
