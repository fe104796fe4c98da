/** Adverse events of a group of participants, counted by body system, term and worst grade. */
import { compareText } from "../../core/diagnostic.ts";
import type { Derivation } from "../../derivation/derivation.ts";
import type { AdverseEvent } from "../../derivation/safety/adverse-event.ts";

/** What is counted together: everything, a body system, or a term of a body system. */
export interface Scope {
  /** `any`, or as printed. */
  readonly bodySystem: string;
  readonly term: string;
  readonly includes: (event: AdverseEvent) => boolean;
}

export const ANY = "any";

/** Everything first, then each body system and its terms in order of their names; capital letters do not part two of them. */
export function scopesOf(derivations: readonly Derivation[]): readonly Scope[] {
  const events = derivations.flatMap(({ adverseEvents }) => adverseEvents?.events ?? []);
  const systems = namesOf(events.map(systemOf)).flatMap((bodySystem) => {
    const inside = (event: AdverseEvent) => isSame(systemOf(event), bodySystem);
    const terms = namesOf(events.filter(inside).map(termOf));
    return [
      { bodySystem, term: ANY, includes: inside },
      ...terms.map((term) => ({
        bodySystem,
        term,
        includes: (event: AdverseEvent) => inside(event) && isSame(termOf(event), term),
      })),
    ];
  });
  return [{ bodySystem: ANY, term: ANY, includes: () => true }, ...systems];
}

function systemOf({ bodySystem }: AdverseEvent): string {
  return bodySystem === "" ? "(no body system)" : bodySystem;
}

function termOf({ term }: AdverseEvent): string {
  return term === "" ? "(no term)" : term;
}

function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

/** Of several spellings the first in order stands for all. */
function namesOf(names: readonly string[]): readonly string[] {
  const sorted = [...new Set(names)].sort(compareText);
  return sorted.filter((name, index) => sorted.findIndex((other) => isSame(other, name)) === index);
}

/** How one participant counts in a scope. */
export interface ParticipantCount {
  /** Events that count. */
  readonly events: readonly AdverseEvent[];
  /** The highest known grade of those, once per participant. */
  readonly worst: number | undefined;
  /** Has an event without a grade, and none with one that counts. */
  readonly onlyUngraded: boolean;
  readonly ungradedEvents: number;
  readonly daysAtRisk: number;
  /** To the first event that counts, its day included; all days at risk without one. */
  readonly daysToFirst: number;
}

export function countParticipant({ adverseEvents }: Derivation, { includes }: Scope): ParticipantCount {
  const seen = (adverseEvents?.events ?? []).filter(includes);
  const events = seen.filter(({ counts }) => counts === "met");
  const grades = events.flatMap(({ grade }) => (grade === undefined ? [] : [grade]));
  const ungraded = seen.filter(({ grade }) => grade === undefined);
  const worst = grades.length === 0 ? undefined : Math.max(...grades);
  const atRisk = adverseEvents?.atRisk;
  const days = (last: number | undefined) => (atRisk === undefined || last === undefined ? 0 : last - atRisk.first + 1);
  return {
    events,
    worst,
    onlyUngraded: worst === undefined && ungraded.length > 0,
    ungradedEvents: ungraded.length,
    daysAtRisk: days(atRisk?.last),
    daysToFirst: days(events[0]?.day ?? atRisk?.last),
  };
}
