/** Which of several events on one day counts first, and which of several competing events comes first. */
import type { Day } from "../../core/calendar.ts";
import type { DatedRecord, Participant } from "../../core/participant.ts";

/**
 * Events of one day, in the order in which they count: relapse or progression, then graft-versus-host disease, then graft
 * failure, then a second transplant, then death. A death date never precedes the onset of what caused it.
 */
const PRECEDENCE: readonly (readonly string[])[] = [
  ["relapse", "progression"],
  ["acute-gvhd", "chronic-gvhd"],
  ["graft-failure"],
  ["second-transplant"],
  ["death"],
];

export function precedenceOf(event: string): number {
  const rank = PRECEDENCE.findIndex((names) => names.includes(event));
  return Math.max(rank, 0);
}

export interface CompetingEvent {
  readonly record: DatedRecord;
  /** 2 for the first group of competing events declared, 3 for the second … */
  readonly cnsr: number;
}

/** The first competing event on or after the origin; of several on one day the one that counts first. */
export function firstCompeting(
  participant: Participant,
  groups: readonly (readonly string[])[],
  origin: Day,
): CompetingEvent | undefined {
  const all = groups.flatMap((names, index) =>
    names
      .flatMap((name) => participant.events(name))
      .filter((record) => record.day >= origin)
      .map((record) => ({ record, cnsr: index + 2 })),
  );
  return all.reduce<CompetingEvent | undefined>(
    (best, event) => (best === undefined || comesBefore(event.record, best.record) ? event : best),
    undefined,
  );
}

function comesBefore(a: DatedRecord, b: DatedRecord): boolean {
  return a.day !== b.day ? a.day < b.day : precedenceOf(a.name) < precedenceOf(b.name);
}
