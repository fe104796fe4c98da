/** Labels that would stand on each other are moved apart, as little as needed, within bounds, in their order. */
export interface Wanted {
  /** The middle, in pixels. */
  readonly at: number;
  readonly height: number;
}

export function spreadApart(wanted: readonly Wanted[], top: number, bottom: number): readonly number[] {
  const order = wanted.map((_, index) => index).sort((a, b) => (wanted[a]?.at ?? 0) - (wanted[b]?.at ?? 0) || a - b);
  const placed: number[] = wanted.map(({ at }) => at);
  let free = top;
  for (const index of order) {
    const { at, height } = wanted[index] as Wanted;
    placed[index] = Math.max(at, free + height / 2);
    free = (placed[index] ?? 0) + height / 2;
  }
  let limit = Math.max(bottom, free > bottom ? top + wanted.reduce((sum, { height }) => sum + height, 0) : bottom);
  for (const index of order.reverse()) {
    const { height } = wanted[index] as Wanted;
    placed[index] = Math.min(placed[index] ?? 0, limit - height / 2);
    limit = (placed[index] ?? 0) - height / 2;
  }
  return placed;
}
