/** The rule that nothing was given shortly before or during a run. */
import { shift } from "../../core/duration.ts";
import type { Participant } from "../../core/participant.ts";
import type { WithoutRule } from "../../definition/model/sustained.ts";
import { presenceIn } from "./presence.ts";
import type { Run } from "./run.ts";

/** Platelets given shortly before a run would count as recovery, so such a run is passed over; an incomplete log leaves it open. */
export function checkWithout(
  participant: Participant,
  rule: WithoutRule | undefined,
  run: Run,
): "clear" | "given" | "unknown" {
  if (rule === undefined) return "clear";
  const first = shift(run.first, rule.from) + (rule.open ? 1 : 0);
  const selector = { table: "interventions", names: [rule.intervention], where: new Map(), grade: undefined } as const;
  const { truth } = presenceIn(participant, selector, { first, last: run.last });
  return truth === "met" ? "given" : truth === "not-met" ? "clear" : "unknown";
}
