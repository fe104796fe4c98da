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
