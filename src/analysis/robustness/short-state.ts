/** The state of a derivation with the number that goes with it: `event 14`, `3/2`, `Y`. */
import { type Derivation, stateOf } from "../../derivation/derivation.ts";

export function shortState(derivation: Derivation): string {
  const { outcome } = derivation;
  if (outcome.kind === "time") return `${stateOf(derivation)} ${outcome.days}`;
  if (outcome.kind === "value") return outcome.value.toFraction();
  return outcome.kind === "verdict" ? outcome.verdict : stateOf(derivation);
}

/** The same, with the reason of an imputed verdict: `N (DIED)`. */
export function verdictWord(derivation: Derivation): string {
  const { outcome } = derivation;
  return outcome.kind === "verdict" && outcome.imputed
    ? `${outcome.verdict} (${outcome.reason ?? ""})`
    : shortState(derivation);
}
