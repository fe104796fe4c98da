/** Why a printed result is no value: a closed list. Each class only says why a value is missing; none becomes a number. */

export const MISSING_REASONS = {
  "not-done": "not done",
  "not-detected": "not detected",
  "see-comment": "see comment",
  qualitative: "a qualitative result",
  "specimen-haemolysed": "specimen haemolysed",
  "specimen-clotted": "specimen clotted",
  "specimen-insufficient": "specimen insufficient",
  "specimen-lipaemic": "specimen lipaemic",
  "platelet-clumps": "platelet clumps",
  rejected: "rejected or cancelled",
  recheck: "to be repeated",
  "machine-fault": "the analyser gave no value",
  pending: "pending",
  range: "a range; declare ranges where it is a result",
  "number-format": "a decimal comma or thousands mark that is not declared",
  "impossible-limit": "a limit that no amount can be below",
  "unit-in-value": "a number with a unit that is not the unit of the row",
  "unknown-text": "a text nadir does not know",
} as const;

export type MissingReason = keyof typeof MISSING_REASONS;

export function isMissingReason(text: string): text is MissingReason {
  return Object.hasOwn(MISSING_REASONS, text);
}
