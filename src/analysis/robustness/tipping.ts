/** How many of the missing would have to turn out one way to change a conclusion. */

export interface TippingAsked<Conclusion> {
  readonly missing: number;
  /** The conclusion when this many of the missing are responders and the others are not. */
  readonly conclusion: (responders: number) => Conclusion;
  /** The conclusion drawn. */
  readonly drawn: Conclusion;
}

/** `count` missing of the kind named change the conclusion, and no fewer do; undefined where none can. */
export interface Tipping {
  readonly count: number;
  readonly kind: "responders" | "non-responders";
}

/**
 * Counted from the side that agrees with the conclusion drawn: with all missing non-responders it holds, so how many responders
 * does it take; or with all missing responders it holds, so how many non-responders. Where it holds on neither side, 0.
 */
export function tippingOf<Conclusion>({ missing, conclusion, drawn }: TippingAsked<Conclusion>): Tipping | undefined {
  if (conclusion(0) === drawn) return fewest(missing, "responders", (count) => conclusion(count) !== drawn);
  if (conclusion(missing) === drawn)
    return fewest(missing, "non-responders", (count) => conclusion(missing - count) !== drawn);
  return { count: 0, kind: "responders" };
}

function fewest(missing: number, kind: Tipping["kind"], tips: (count: number) => boolean): Tipping | undefined {
  for (let count = 1; count <= missing; count += 1) if (tips(count)) return { count, kind };
  return undefined;
}

export function tippingText(tipping: Tipping | undefined, missing: number): string {
  const all = missing === 1 ? "the one missing" : `the ${missing} missing`;
  if (tipping === undefined) return `stands whatever ${all} ${missing === 1 ? "is" : "are"}`;
  if (tipping.count === 0) return `stands on the exclusion of ${all} alone`;
  if (missing === 1) return `stands unless the one missing is a ${tipping.kind.slice(0, -1)}`;
  return `stands unless ${tipping.count} of the ${missing} missing ${tipping.count === 1 ? `is a ${tipping.kind.slice(0, -1)}` : `are ${tipping.kind}`}`;
}
