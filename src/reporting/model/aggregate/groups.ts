/** Groups without small cells; an arm that is itself too small takes all arms with it. */
import { TOTAL } from "../../../core/participant.ts";
import type { GroupFacts } from "../report-data.ts";
import { isSafe, partOf } from "./small-cells.ts";

/** The groups about which anything may be said. */
export function safeGroups(groups: readonly GroupFacts[], smallCell: number): readonly GroupFacts[] {
  const isShown = ({ participants }: GroupFacts) => isSafe([participants], smallCell);
  const kept = groups.every(isShown) ? groups : groups.filter((group) => group.name === TOTAL && isShown(group));
  const populations = (kept[0]?.populations ?? []).filter(({ population }) =>
    kept.every((group) => isSafe(partOf(group.participants, sizeOf(group, population)), smallCell)),
  );
  const names = populations.map(({ population }) => population);
  const deaths = safeCounts(kept, ({ deaths: count }) => count, smallCell);
  const withdrawals = safeCounts(kept, ({ withdrawals: count }) => count, smallCell);
  return kept.map((group, index) => ({
    ...group,
    populations: group.populations.filter(({ population }) => names.includes(population)),
    deaths: deaths[index] ?? null,
    withdrawals: withdrawals[index] ?? null,
  }));
}

function sizeOf({ populations }: GroupFacts, name: string): number {
  return populations.find(({ population }) => population === name)?.participants ?? 0;
}

/** A count of every group: all of them, Total's alone, or none. */
function safeCounts(
  groups: readonly GroupFacts[],
  countOf: (group: GroupFacts) => number | null,
  smallCell: number,
): readonly (number | null)[] {
  const safe = groups.map((group) => {
    const count = countOf(group);
    return count !== null && isSafe(partOf(group.participants, count), smallCell);
  });
  const all = safe.every(Boolean);
  return groups.map((group, index) => (safe[index] === true && (all || group.name === TOTAL) ? countOf(group) : null));
}
