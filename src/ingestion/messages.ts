/** Every message about an export. Codes are append-only and documented in docs/diagnostics.md. */
import { type Day, dayText } from "../core/calendar.ts";
import type { Diagnostic, Severity } from "../core/diagnostic.ts";
import type { SourceReference } from "../core/source-reference.ts";
import { blankHint, dateHint, unitLine, yamlText } from "./sources-line.ts";

function make(
  severity: Severity,
  code: string,
  where: SourceReference,
  message: string,
  hint?: string,
  related?: readonly SourceReference[],
): Diagnostic {
  return {
    severity,
    code,
    where,
    message,
    ...(hint === undefined ? {} : { hint }),
    ...(related === undefined ? {} : { related }),
  };
}

type Make = (
  code: string,
  where: SourceReference,
  message: string,
  hint?: string,
  related?: readonly SourceReference[],
) => Diagnostic;
const error: Make = (...rest) => make("error", ...rest);
const warning: Make = (...rest) => make("warning", ...rest);

const atFile = (file: string): SourceReference => ({ file, line: 1 });
const shown = (text: string) => JSON.stringify(text.length > 60 ? `${text.slice(0, 57)}…` : text);

export const messages = {
  missingFile: (file: string, why: string) =>
    error(
      "DATA_MISSING_FILE",
      atFile(file),
      `there is no ${file}`,
      `${why}; files of other names or shapes are mapped by a sources.yaml, which \`nadir init\` begins`,
    ),
  emptyFile: (file: string) =>
    error("DATA_EMPTY_FILE", atFile(file), "the file is empty", "it needs at least a header line"),
  missingColumn: (file: string, column: string, hint: string | undefined) =>
    error("DATA_MISSING_COLUMN", { file, line: 1, column }, `the column "${column}" is missing`, hint),
  duplicateColumn: (file: string, column: string) =>
    error("DATA_DUPLICATE_COLUMN", { file, line: 1, column }, `the column "${column}" stands twice`),
  fieldCount: (where: SourceReference, found: number, wanted: number) =>
    error(
      "DATA_FIELD_COUNT",
      where,
      `${found} fields where the header has ${wanted}`,
      "is a comma missing, or a field with a comma not quoted?",
    ),
  undeclaredMark: (where: SourceReference, raw: string, count: number, isMost: boolean, declaration: string) =>
    make(
      isMost ? "error" : "warning",
      "DATA_NUMBER_FORMAT",
      where,
      `${count === 1 ? "a result has" : `${count} results have`} a mark that is not declared, like ${shown(raw)}`,
      `in sources.yaml write ${declaration}`,
    ),
  blankField: (where: SourceReference) =>
    error("DATA_BLANK_FIELD", where, "a field that may not be blank is blank", blankHint(where)),
  badDate: (where: SourceReference, raw: string) =>
    error(
      "DATA_BAD_DATE",
      where,
      raw === "" ? "there is no date" : `${shown(raw)} is no date`,
      dateHint(where, raw) ??
        "dates are YYYY-MM-DD, times YYYY-MM-DDThh:mm, the day must exist, and the year lies between 1900 and 2249; sources.yaml reads other forms with date:",
    ),
  badNumber: (where: SourceReference, raw: string) =>
    error(
      "DATA_BAD_NUMBER",
      where,
      `${shown(raw)} is not a number`,
      "digits and a decimal point; sources.yaml can declare another mark with decimal:",
    ),
  badSex: (where: SourceReference, raw: string) =>
    error(
      "DATA_BAD_SEX",
      where,
      `${shown(raw)} is not F or M`,
      "write F or M, or leave it blank; sources.yaml can map other texts onto them with map:",
    ),
  cutoffBeforeAll: (where: SourceReference, cutoff: Day) =>
    warning(
      "DATA_CUTOFF_BEFORE_ALL",
      where,
      `no result and no record that the study reads is on or before the data cut-off ${dayText(cutoff)}`,
      "check the year and the order of day and month in --cutoff",
    ),
  reservedArm: (where: SourceReference, raw: string, reservedFor: string) =>
    error(
      "DATA_RESERVED_ARM",
      where,
      `no arm can be named ${shown(raw)}: the results of ${reservedFor} stand under that name`,
      "name the arm as the protocol does, and leave it blank where there is none; sources.yaml can rename it with `map:`",
    ),
  unknownUnit: (where: SourceReference, raw: string, analyte: string, canonical: string) =>
    error(
      "DATA_UNKNOWN_UNIT",
      where,
      raw === "" ? `${analyte} has no unit` : `${shown(raw)} is not a unit nadir knows`,
      `nothing is guessed: ${unitLine(where, raw, analyte, canonical)}`,
    ),
  wrongDimension: (where: SourceReference, raw: string, analyte: string, canonical: string) =>
    error(
      "DATA_WRONG_DIMENSION",
      where,
      `${analyte} cannot be measured in ${shown(raw)}`,
      `it is converted to ${canonical}; where the unit is printed wrongly, ${unitLine(where, raw, analyte, "…")}`,
    ),
  badLimit: (where: SourceReference, raw: string) =>
    warning(
      "DATA_BAD_LIMIT",
      where,
      `${shown(raw)} is no limit of normal; it is not used`,
      "a plain number in the unit of the row, or blank",
    ),
  conflict: (where: SourceReference, related: SourceReference, what: string) =>
    error(
      "DATA_CONFLICT",
      where,
      `two different values of ${what} at one instant`,
      "keep the amended one, or give the time of each; conflicts: in sources.yaml says what becomes of such pairs",
      [related],
    ),
  duplicateParticipant: (where: SourceReference, related: SourceReference, id: string) =>
    error(
      "DATA_DUPLICATE_PARTICIPANT",
      where,
      `participant ${shown(id)} stands twice`,
      "remove one; where each row adds something, or is a result, sources.yaml says so with repeats: keep-first",
      [related],
    ),
  unknownParticipant: (where: SourceReference, id: string, hint: string | undefined) =>
    error("DATA_UNKNOWN_PARTICIPANT", where, `participant ${shown(id)} is not in participants.csv`, hint),
  twoDeaths: (where: SourceReference, related: SourceReference, id: string) =>
    error("DATA_TWO_DEATHS", where, `participant ${shown(id)} has two dates of death`, undefined, [related]),
  endBeforeStart: (where: SourceReference) => error("DATA_END_BEFORE_START", where, "it ends before it starts"),
  /** `others` are tests that are not known; `near` is the one among them that resembles the analyte. */
  analyteAbsent: (
    where: SourceReference,
    analyte: string,
    {
      file,
      others,
      near,
    }: { readonly file: string; readonly others: readonly string[]; readonly near?: string | undefined },
  ) =>
    error(
      "DATA_ANALYTE_ABSENT",
      where,
      `the study measures ${analyte}, but no row of ${file} has it`,
      others.length === 0
        ? "map the column or the test that is it in sources.yaml"
        : `the tests that are not known are ${others.map(shown).join(", ")}: where one of them is it, write \`analytes: { ${near === undefined ? "NAME" : yamlText(near)}: ${analyte} }\` in sources.yaml`,
    ),
  analyteAlias: (where: SourceReference, raw: string, canonical: string, rows: number) =>
    warning(
      "DATA_ANALYTE_ALIAS",
      where,
      `${rows} rows are of ${shown(raw)}, which is not read`,
      `did you mean "${canonical}"? Then write \`analytes: { ${yamlText(raw)}: ${canonical} }\` in sources.yaml`,
    ),
  perhapsNoValue: (where: SourceReference, number: string, rows: number) =>
    warning(
      "DATA_PERHAPS_NO_VALUE",
      where,
      `${number} stands in ${rows} ${rows === 1 ? "result" : "results"} and is set aside as implausible`,
      `where it means that there is no value, write \`results: { sentinels: [${number}] }\` in sources.yaml`,
    ),
  possibleDuplicate: (where: SourceReference, related: SourceReference, what: string) =>
    warning(
      "DATA_POSSIBLE_DUPLICATE",
      where,
      `the same ${what} stands twice; both are counted`,
      "remove one if it is a copy",
      [related],
    ),
  contactBeforeEvent: (where: SourceReference, event: string, date: string) =>
    warning(
      "DATA_CONTACT_BEFORE_EVENT",
      where,
      `last_contact_on is before the ${event} of ${date}; the ${event} counts`,
      "correct last_contact_on",
    ),
  more: (where: SourceReference, code: string, count: number) => warning(code, where, `and ${count} more of the same`),
};
