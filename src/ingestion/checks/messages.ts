/** What the checks may say of an export. Codes are append-only and documented in docs/checks.md and docs/diagnostics.md. */
import type { Diagnostic, Severity } from "../../core/diagnostic.ts";
import type { SourceReference } from "../../core/source-reference.ts";

interface Place {
  readonly where: SourceReference;
  readonly participant: string;
  readonly printed: string;
  readonly related?: readonly SourceReference[];
}

type Make = (code: string, place: Place, message: string, hint: string) => Diagnostic;

const make =
  (severity: Severity): Make =>
  (code, { where, participant, printed, related }, message, hint) => ({
    ...{ code, severity, where, message, hint, about: { participant, printed } },
    ...(related === undefined ? {} : { related }),
  });
const warning = make("warning");

function note(code: string, where: SourceReference, message: string, hint: string): Diagnostic {
  return { code, severity: "note", where, message, hint };
}

const participantsText = (count: number) => (count === 1 ? "1 participant" : `${count} participants`);

export const messages = {
  afterLastContact: (place: Place, what: string, contact: string) =>
    warning(
      "DATA_AFTER_LAST_CONTACT",
      place,
      `${what} is after the last contact of ${contact}; it counts`,
      "correct its date, or last_contact_on",
    ),
  beforeBirth: (place: Place, what: string, birth: string) =>
    warning(
      "DATA_BEFORE_BIRTH",
      place,
      `${what} is before the participant can have been born (${birth}, by the age at enrolment); it counts`,
      "correct its date, or the age of the participant",
    ),
  loneLatestDate: (place: Place, date: string, days: number, other: string) =>
    warning(
      "DATA_LONE_LATEST_DATE",
      place,
      `${date} is the latest date of the export and so the data cut-off, ${days} days after the next participant's (${other})`,
      "correct the date, or give the cut-off with --cutoff",
    ),
  nothingRecorded: (place: Place) =>
    warning(
      "DATA_NOTHING_RECORDED",
      place,
      "the participant is listed, but no other file has a row of them that the study reads",
      "check that the participant is written the same way in every file, and that nothing was left out of the export",
    ),
  visitOrder: (place: Place, visit: string, lower: string) =>
    warning(
      "DATA_VISIT_ORDER",
      place,
      `visit ${visit} begins before visit ${lower}; windows go by dates, so the results count`,
      "correct the date or the visit",
    ),
  jump: (place: Place, what: string, hours: string) =>
    warning("DATA_JUMP", place, `${what} within ${hours}; both count`, "check both values, units and dates"),
  decimalSlip: (place: Place, what: string) =>
    warning("DATA_DECIMAL_SLIP", place, `${what}; it counts`, "check the decimal point and the unit"),
  possibleAmendment: (place: Place, what: string, minutes: number) =>
    warning(
      "DATA_POSSIBLE_AMENDMENT",
      place,
      `another value of ${what} ${minutes} ${minutes === 1 ? "minute" : "minutes"} earlier; both count`,
      "if one corrects the other, remove the one that is void",
    ),
  possibleCopy: (place: Place, what: string) =>
    warning(
      "DATA_POSSIBLE_COPY",
      place,
      `the same value of ${what} on the same day, once with and once without a time; both count`,
      "remove one if it is a copy",
    ),
  partExceedsWhole: (place: Place, part: string, whole: string) =>
    warning(
      "DATA_PART_EXCEEDS_WHOLE",
      place,
      `${part} exceeds ${whole} of the same specimen; both count`,
      "check both",
    ),
  unitChange: (where: SourceReference, analyte: string, units: string, participants: number) =>
    note(
      "DATA_UNIT_CHANGE",
      where,
      `the unit of ${analyte} changes within the series of ${participantsText(participants)} (${units}), first here; the values are converted`,
      "check that the values change with the unit",
    ),
  transfusionWithoutProduct: (place: Place, name: string) =>
    warning("DATA_TRANSFUSION_WITHOUT_PRODUCT", place, `the product of a ${name} is blank`, "write what was given"),
  doseWithoutWeight: (place: Place, name: string) =>
    warning(
      "DATA_DOSE_WITHOUT_WEIGHT",
      place,
      `${name} is dosed, but weight_kg of the participant is blank`,
      "fill weight_kg: a dose per kilogram cannot be checked",
    ),
  doseWithoutUnit: (place: Place, name: string) =>
    warning("DATA_DOSE_WITHOUT_UNIT", place, `a dose of ${name} without a unit`, "fill dose_unit"),
  digitPreference: (where: SourceReference, what: string, share: number, values: number) =>
    note(
      "DATA_DIGIT_PREFERENCE",
      where,
      `${share}% of ${values} values of ${what} end in 0 or 5, where a fifth would be expected`,
      "ask whether values were rounded or read off by eye",
    ),
  copiedSeries: (where: SourceReference, related: SourceReference, what: string): Diagnostic => ({
    ...note("DATA_COPIED_SERIES", where, what, "check both against the source documents"),
    related: [related],
  }),
};
