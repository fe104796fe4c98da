/** A column of dates as it is to be read, with the proof of its form; an open form is left as ISO, which refuses it with the choice. */
import type { ColumnProfile } from "./column-profile.ts";
import { isNamedDate } from "./column-roles.ts";
import type { DateForm } from "./date-evidence.ts";
import type { FileProfile } from "./profile-file.ts";
import { type Proposal, written } from "./proposal.ts";
import { entry, flow, inline, type YamlEntry } from "./yaml-text.ts";

export interface DateDraft {
  readonly key: string;
  readonly column: ColumnProfile;
  /** A column of its own with the time of day. */
  readonly time?: ColumnProfile | undefined;
}

export function dateEntry({ key, column, time }: DateDraft, file: FileProfile, proposal: Proposal): YamlEntry {
  const form = column.dates.form(isNamedDate(column));
  const timeEntry = time === undefined ? [] : [entry("time", time.name)];
  if (form === undefined) return relativeEntry(key, column, file, proposal);
  const read = formatOf(form, { key, column }, file, proposal);
  if (read.format === undefined) return entry(key, inline([entry("column", column.name), ...timeEntry]), read.comment);
  const date = read.format === "iso" ? [] : [entry("date", read.format)];
  if (date.length + timeEntry.length === 0) return entry(key, column.name, read.comment);
  return entry(key, inline([entry("column", column.name), ...date, ...timeEntry]), read.comment);
}

interface FormRead {
  readonly format: string | undefined;
  readonly comment: string;
}

function formatOf(form: DateForm, { key, column }: DateDraft, file: FileProfile, proposal: Proposal): FormRead {
  if (form.kind === "proven") {
    const { text, line } = form.proof;
    proposal.found(file.name, `${key}: ${column.name} as ${form.format}, like ${text} in line ${line}`);
    return { format: form.format, comment: `${text} in line ${line} is no date in another form` };
  }
  if (form.kind === "mixed") {
    const { first, other } = form;
    proposal.ask({
      id: `${file.label} ${column.name} date`,
      file: file.name,
      what: `${column.name} has dates of two forms: ${first.text} in line ${first.line} and ${other.text} in line ${other.line}`,
      write: "set-aside: [DATA_BAD_DATE] leaves one of them out; better have the column exported in one form",
      choices: [],
    });
    return { format: undefined, comment: `UNDECIDED two forms: ${first.text} and ${other.text}` };
  }
  const { formats, example } = form;
  const answer = proposal.ask({
    id: `${file.label} ${column.name} date`,
    file: file.name,
    what: `${column.name}: ${example.text} can be read as ${formats.join(" or ")}, and no date of the column proves either`,
    write: formats.map((format) => `${key}: { column: ${flow(column.name)}, date: ${format} }`).join(", or "),
    choices: formats.map((format) => ({ answer: format, text: format })),
  });
  return answer === undefined
    ? { format: undefined, comment: `UNDECIDED date: ${formats.join(" or ")}` }
    : { format: answer, comment: "as answered" };
}

/** Numbers counted from a day that is not in the file. */
const RELATIVE = ["days", "hours", "minutes"] as const;
const ORIGIN = "2000-01-01";

function relativeEntry(key: string, column: ColumnProfile, file: FileProfile, proposal: Proposal): YamlEntry {
  const named = RELATIVE.find((unit) => new RegExp(`${unit.slice(0, -1)}s?(?:[^a-z]|$)`, "i").test(column.name));
  const answer =
    named ??
    proposal.ask({
      id: `${file.label} ${column.name} date`,
      file: file.name,
      what: `${column.name} has no dates that nadir knows${column.isNumeric ? "; they may be counted from a day" : ""}${shortYear(column)}`,
      write: RELATIVE.map((unit) => `${key}: { column: ${flow(column.name)}, date: ${unit}, origin: ${ORIGIN} }`).join(
        ", or ",
      ),
      choices: column.isNumeric ? RELATIVE.map((unit) => ({ answer: unit, text: unit })) : [],
    });
  if (answer === undefined)
    return entry(key, column.name, `UNDECIDED ${written("date", [...RELATIVE])} and an origin?`);
  proposal.found(file.name, `${key}: ${column.name} in ${answer} from an arbitrary day`);
  const cells = [entry("column", column.name), entry("date", answer), entry("origin", ORIGIN)];
  return entry(key, inline(cells), "the origin is arbitrary: only differences matter");
}

function shortYear(column: ColumnProfile): string {
  const seen = column.dates.shortYear;
  return seen === undefined
    ? ""
    : ` (${seen.text} in line ${seen.line} has a year of two digits: two-digit-years: 1950 says of which hundred years, and date: of which form)`;
}
