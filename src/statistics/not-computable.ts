/**
 * The answer of a statistic that cannot be computed from the numbers given. Returned in place of a number,
 * so that "cannot be computed" never travels as NaN, null or a boolean.
 */
export interface NotComputable {
  readonly kind: "not-computable";
  /** One sentence a statistician can act on, without the word "error": "every observation is censored". */
  readonly why: string;
}

export function notComputable(why: string): NotComputable {
  return { kind: "not-computable", why };
}

export function isNotComputable(value: unknown): value is NotComputable {
  return typeof value === "object" && value !== null && (value as { kind?: unknown }).kind === "not-computable";
}

/** Squares of the values overflow or vanish: beyond about 1e154, or below 1e-154 apart. */
export const OUT_OF_RANGE = "the values are too large or too close together for their squares to be computed";
