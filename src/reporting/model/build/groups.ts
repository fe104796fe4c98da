/** How many participants there are, of which population, and how their follow-up ended. */
import { groupedByArm } from "../../../analysis/estimates/grouping.ts";
import type { Population } from "../../../definition/model/population.ts";
import type { Context } from "../../../derivation/context.ts";
import type { GroupFacts } from "../report-data.ts";

export function groupFacts(contexts: readonly Context[]): readonly GroupFacts[] {
  const populations = [...(contexts[0]?.study.populations.values() ?? [])];
  return groupedByArm(contexts, ({ participant }) => participant.arm).map(({ name, members }) => ({
    name,
    participants: members.length,
    populations: populations.map((population) => ({
      population: population.name,
      participants: members.filter((context) => isMember(context, population)).length,
    })),
    deaths: members.filter(({ participant }) => participant.followUp.death !== undefined).length,
    withdrawals: members.filter(({ participant }) => participant.followUp.withdrawal !== undefined).length,
  }));
}

function isMember(context: Context, { criterion }: Population): boolean {
  return criterion === undefined || context.criterion(criterion).truth === "met";
}
