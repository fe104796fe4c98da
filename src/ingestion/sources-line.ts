/** The line that would repair an export, as it is to be written into sources.yaml; for the hints of messages. */
import type { SourceReference } from "../core/source-reference.ts";
import { calendarForms } from "./mapping/date-text.ts";

const quoted = (text: string) => JSON.stringify(text.length > 60 ? `${text.slice(0, 57)}…` : text);

/** A text of the export inside a line of sources.yaml. */
export const yamlText = (text: string) => (/^[\p{L}][\p{L}\p{N} _-]*$/u.test(text) ? text : quoted(text));

const CANONICAL_FILE = /^(participants|labs|interventions|events)\.csv$/;

/** A line for sources.yaml: whole for a canonical file, which may have no entry yet; else the option, to be added to the entry of the file. */
function entryLine({ file }: SourceReference, option: string): string {
  const table = CANONICAL_FILE.exec(file)?.[1];
  return table === undefined ? `\`${option}\` at the file` : `\`${table}: [{ file: ${file}, ${option} }]\``;
}

export function unitLine(where: SourceReference, raw: string, analyte: string, unit: string): string {
  const printed = raw === "" ? "" : `printed: ${yamlText(raw)}, `;
  const line = entryLine(where, `units: [{ analyte: ${analyte}, ${printed}unit: ${unit} }]`);
  return `write ${line} in sources.yaml${unit === "…" ? "" : ", if that is it"}${raw === "" ? ", or `unit: …` where a column is mapped under wide" : ""}`;
}

export function blankHint(where: SourceReference): string {
  const { column } = where;
  const aside = `${entryLine(where, "set-aside: [DATA_BLANK_FIELD]")} in sources.yaml leaves such rows out`;
  if (column === undefined) return aside;
  return `where only the first row of a group has it, write ${entryLine(where, `fill-down: [${yamlText(String(column))}]`)} in sources.yaml; ${aside}`;
}

/** The forms that would take the text, as they are to be declared; undefined where none does. */
export function dateHint(where: SourceReference, raw: string): string | undefined {
  if (raw === "") return `${entryLine(where, "set-aside: [DATA_BAD_DATE]")} in sources.yaml leaves such rows out`;
  const forms = calendarForms(raw);
  if (forms.length === 0) return undefined;
  const name = String(where.column ?? "");
  const whichever = forms.length > 1 ? ", whichever is meant" : "";
  return `as ${forms.join(" or ")} it would be one: map the file in sources.yaml and write \`${name}: { column: ${yamlText(name)}, date: ${forms[0]} }\`${whichever}`;
}
