/**
 * Truth with three values. Missing data is "not-evaluable", never "not-met"; logic is Kleene's strong logic,
 * so one clause that is not met decides an `all` whatever is missing elsewhere.
 */
export type Truth = "met" | "not-met" | "not-evaluable";

export function truthOf(value: boolean): Truth {
  return value ? "met" : "not-met";
}

export function not(value: Truth): Truth {
  if (value === "not-evaluable") return value;
  return value === "met" ? "not-met" : "met";
}

/** Not met as soon as one part is not met; met when every part is met. */
export function all(parts: readonly Truth[]): Truth {
  return atLeast(parts.length, parts);
}

/** Met as soon as one part is met; not met when every part is not met. */
export function any(parts: readonly Truth[]): Truth {
  return atLeast(1, parts);
}

/** Met when `count` parts are met; not met when, even with every unknown part met, fewer would be. */
export function atLeast(count: number, parts: readonly Truth[]): Truth {
  const met = parts.filter((part) => part === "met").length;
  const unknown = parts.filter((part) => part === "not-evaluable").length;
  if (met >= count) return "met";
  return met + unknown < count ? "not-met" : "not-evaluable";
}
