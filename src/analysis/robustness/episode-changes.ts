/** What another reading changes among the episodes of a participant, in a few words. */
import { dayText } from "../../core/calendar.ts";
import type { Derivation } from "../../derivation/derivation.ts";
import { type EpisodeRow, rowText } from "../../derivation/episodes/result.ts";

const SHOWN = 1;

/** From and to, equal where nothing changes; undefined where one side is not about episodes. */
export function changeOfEpisodes(a: Derivation, b: Derivation): readonly [from: string, to: string] | undefined {
  if (a.outcome.kind !== "episodes" || b.outcome.kind !== "episodes") return undefined;
  const [before, after] = [a.outcome.rows, b.outcome.rows];
  if (before.length !== after.length) return [`${before.length} episodes`, `${after.length} episodes`];
  const changed = before.flatMap((row, index) => {
    const other = after[index];
    return other === undefined || rowText(row) === rowText(other) ? [] : [[row, other] as const];
  });
  return [listText(changed.map(([row]) => row)), listText(changed.map(([, other]) => other))];
}

/** `2023-05-06 7500 and 3 more` */
function listText(rows: readonly EpisodeRow[]): string {
  const shown = rows.slice(0, SHOWN).map((row) => `${dayText(row.day)} ${rowText(row)}`);
  const more = rows.length > SHOWN ? ` and ${rows.length - SHOWN} more` : "";
  return `${shown.join(", ")}${more}`;
}
