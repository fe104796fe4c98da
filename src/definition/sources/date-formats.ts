/** The orders in which an export may print its dates. m/d/y and d/m/y look alike, so neither is ever assumed. */
export const DATE_FORMATS = [
  "iso",
  "y/m/d",
  "y.m.d",
  "ymd",
  "d.m.y",
  "d/m/y",
  "d-m-y",
  "m/d/y",
  "m-d-y",
  "d-mon-y",
  "mon-d-y",
  "年月日",
  "excel",
  "excel-1904",
  "days",
  "hours",
  "minutes",
] as const;

export type DateFormat = (typeof DATE_FORMATS)[number];

/** Numbers counted from an origin rather than dates. */
export const RELATIVE_FORMATS: ReadonlySet<DateFormat> = new Set<DateFormat>(["days", "hours", "minutes"]);

/** Forms of which one text may be two days: one of them must be chosen, whatever else a column may hold. */
export const LOOKALIKES: readonly (readonly [DateFormat, DateFormat])[] = [
  ["d/m/y", "m/d/y"],
  ["d-m-y", "m-d-y"],
];
