/** A row of the export in words: what it is, as printed and converted, and what its other columns say. */
import { analyteOf } from "../core/analyte.ts";
import { type Exact, exactText, ZERO } from "../core/exact.ts";
import { type Interval, pointValue } from "../core/interval.ts";
import type { DatedRecord, Observation } from "../core/participant.ts";
import type { Evidence } from "../derivation/finding.ts";

export function isObservation(item: Evidence): item is Observation {
  return "analyte" in item;
}

/** `9.6 g/dL` */
export function printedText({ raw }: Observation): string {
  return `${raw.value} ${raw.unit}`.trimEnd();
}

/** `96 g/L`; empty where the row says the same. */
export function convertedText(observation: Observation): string {
  const converted = `${intervalText(observation.value)} ${analyteOf(observation.analyte).unit.code}`;
  return converted === printedText(observation) ? "" : converted;
}

/** ` (normal 115 to 158)`, in the canonical unit; nothing where the export gives no limits. */
export function limitsText(limits: Observation["limits"]): string {
  if (limits?.lower === undefined && limits?.upper === undefined) return "";
  const { lower, upper } = limits;
  if (lower === undefined) return ` (normal to ${exactText(upper ?? ZERO)})`;
  return upper === undefined
    ? ` (normal from ${exactText(lower)})`
    : ` (normal ${exactText(lower)} to ${exactText(upper)})`;
}

/** `66`, or `[0, 0.1)`. */
export function intervalText(value: Interval): string {
  const exactly = pointValue(value);
  if (exactly !== undefined) return exactText(exactly);
  const bound = (limit: Exact | undefined, infinite: string) => (limit === undefined ? infinite : exactText(limit));
  return `${value.lowerOpen ? "(" : "["}${bound(value.lower, "-inf")}, ${bound(value.upper, "inf")}${value.upperOpen ? ")" : "]"}`;
}

/** `2 [U]`; empty where there is no dose. */
export function doseText({ dose, doseUnit }: DatedRecord): string {
  return dose === undefined ? "" : `${exactText(dose)} ${doseUnit}`.trimEnd();
}

/** What the other columns of an event say: `Sepsis, grade 3, related`. */
export function attributesText({ attributes }: DatedRecord): string {
  const [term = "", grade = "", related = ""] = ["term", "grade", "related"].map((column) => attributes.get(column));
  const graded = grade === "" ? (term === "" ? "" : "no grade") : `grade ${grade}`;
  return [term, graded, related].filter((part) => part !== "").join(", ");
}
