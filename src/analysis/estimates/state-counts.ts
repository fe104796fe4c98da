/** How many participants of each population ended in each state: every participant in exactly one. */
import { table } from "arquero";
import { compareText } from "../../core/diagnostic.ts";
import { type Derivation, stateOf } from "../../derivation/derivation.ts";
import { type Estimate, NO_INTERVAL } from "./estimate.ts";
import { type Group, inPopulation } from "./grouping.ts";

/** One row per group and state, states in order of their names. N is the population. */
export function stateCounts(groups: readonly Group[]): readonly Estimate[] {
  return groups.flatMap((group) => {
    const members = group.derivations.filter(inPopulation);
    const [first] = members;
    return first === undefined ? [] : countStates(group.name, members, first);
  });
}

function countStates(group: string, members: readonly Derivation[], { endpoint }: Derivation): readonly Estimate[] {
  const counted = table({ state: members.map(stateOf) })
    .groupby("state")
    .count({ as: "participants" })
    .objects() as { state: string; participants: number }[];
  return [...counted]
    .sort((a, b) => compareText(a.state, b.state))
    .map(({ state, participants }) => ({
      paramcd: endpoint.paramcd,
      label: endpoint.label,
      group,
      statistic: "participants",
      timepoint: "",
      category: state,
      value: participants,
      ...NO_INTERVAL,
      method: "count",
      n: members.length,
      events: undefined,
    }));
}
