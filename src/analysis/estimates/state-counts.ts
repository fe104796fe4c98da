/** How many participants of each population ended in each state: every participant in exactly one. */
import { type Derivation, stateOf } from "../../derivation/derivation.ts";
import { countBy } from "./count-by.ts";
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
  return countBy(members.map(stateOf)).map(([state, participants]) => ({
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
