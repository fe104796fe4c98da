/** Who knows what a field will most likely hold, by field. Where one field has several meanings, nothing is expected of it. */
import type { PlainTaker, Repeated } from "./plain-lines.ts";

export function expectedFields(
  known: readonly (readonly [field: number, repeated: Repeated])[],
  others: readonly number[],
): PlainTaker["repeated"] {
  const used = [...known.map(([field]) => field), ...others];
  const expected: (Repeated | undefined)[] = [];
  for (const [field, repeated] of known) {
    const isAlone = used.filter((other) => other === field).length === 1;
    expected[field] = isAlone ? repeated : undefined;
  }
  return Array.from(expected);
}
