/** How many there are of each, in the order of their names. */
import { compareText } from "../../core/diagnostic.ts";

export function countBy(names: readonly string[]): readonly (readonly [name: string, count: number])[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort(([a], [b]) => compareText(a, b));
}
