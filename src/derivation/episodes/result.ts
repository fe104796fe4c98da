/** One episode's result for one endpoint: one row of derivations.csv. */
import type { Day } from "../../core/calendar.ts";
import type { EpisodeClass } from "../../definition/model/episodes.ts";
import type { Evidence } from "../finding.ts";
import type { Reason } from "../reason.ts";

export type EpisodeOutcome =
  /** A double: a body surface is a root as a rule. Whether it lies below a limit was decided exactly before. */
  | { readonly kind: "amount"; readonly value: number; readonly unit: string }
  | { readonly kind: "class"; readonly class: EpisodeClass }
  | { readonly kind: "not-evaluable"; readonly reason: Reason };

export interface EpisodeRow {
  /** The date on which the first transfusion of the episode started. */
  readonly day: Day;
  readonly outcome: EpisodeOutcome;
  /** Something that was not recorded, a dose, was taken as the definition says. */
  readonly assumed: boolean;
  /** In words and numbers, for the explanation; one line each. */
  readonly lines: readonly string[];
  readonly evidence: readonly Evidence[];
}

/** What a row says, in short: `effective`, `7569.2`, `NO_PRE`. */
export function rowText({ outcome }: EpisodeRow): string {
  switch (outcome.kind) {
    case "amount":
      return String(Number(outcome.value.toFixed(1)));
    case "class":
      return outcome.class;
    case "not-evaluable":
      return outcome.reason;
  }
}

/** The state of a participant: evaluable with at least one episode that is, else the reason of the first. */
export function stateOfEpisodes(rows: readonly EpisodeRow[]): string {
  if (rows.some(isEvaluable)) return "evaluable";
  const [first] = rows;
  return first === undefined ? "NO_EPISODES" : rowText(first);
}

export function isEvaluable({ outcome }: EpisodeRow): boolean {
  return outcome.kind !== "not-evaluable";
}
