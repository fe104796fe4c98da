/** Groups of derivations: each arm where there are several, and everybody together. */
import { compareText } from "../../core/diagnostic.ts";
import { NO_ARM, TOTAL } from "../../core/participant.ts";
import type { Derivation } from "../../derivation/derivation.ts";

export interface Group {
  readonly name: string;
  readonly derivations: readonly Derivation[];
}

/** Total first, then the arms in order of their names; a study with one arm (or none named) has only Total. */
export function groupsOf(derivations: readonly Derivation[]): readonly Group[] {
  return groupedByArm(derivations, ({ participant }) => participant.arm).map(({ name, members }) => ({
    name,
    derivations: members,
  }));
}

/** The same groups of anything that belongs to an arm. */
export function groupedByArm<Item>(
  items: readonly Item[],
  armOf: (item: Item) => string,
): readonly { readonly name: string; readonly members: readonly Item[] }[] {
  const total = { name: TOTAL, members: items };
  const arms = [...new Set(items.map(armOf))].sort(compareText);
  if (arms.length < 2) return [total];
  return [
    total,
    ...arms.map((arm) => ({
      name: arm === "" ? NO_ARM : arm,
      members: items.filter((item) => armOf(item) === arm),
    })),
  ];
}

/** The arms by name, in order; participants without an arm are in none of them. */
export function armsOf(derivations: readonly Derivation[]): ReadonlyMap<string, Group> {
  const names = [...new Set(derivations.map(({ participant }) => participant.arm))].filter((arm) => arm !== "");
  return new Map(
    names
      .sort(compareText)
      .map((name) => [name, { name, derivations: derivations.filter(({ participant }) => participant.arm === name) }]),
  );
}

/** Whether a participant counts in the estimates of an endpoint: of adverse events its whole population does, with a verdict or without. */
export function countsInEstimates(derivation: Derivation): boolean {
  return derivation.endpoint.kind === "adverse-events" ? inPopulation(derivation) : derivation.analysed;
}

/** The participants an endpoint is about. */
export function inPopulation(derivation: Derivation): boolean {
  return !(derivation.outcome.kind === "not-evaluable" && derivation.outcome.reason === "NOT_IN_POPULATION");
}
