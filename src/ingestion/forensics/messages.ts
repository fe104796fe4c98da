/** What is said of units that do not fit the results they stand beside. Codes are documented in docs/diagnostics.md. */
import type { Diagnostic } from "../../core/diagnostic.ts";
import type { SourceReference } from "../../core/source-reference.ts";

interface SuspectGroup {
  readonly where: SourceReference;
  /** Empty where the participants have no site. */
  readonly site: string;
  readonly analyte: string;
  readonly least: string;
  readonly greatest: string;
  readonly unit: string;
  readonly fitting: readonly string[];
  readonly rows: number;
}

function groupText({ site, analyte, least, greatest, unit }: SuspectGroup): string {
  const range = least === greatest ? least : `${least} to ${greatest}`;
  return `${site === "" ? "" : `site ${site}: `}${analyte} ${range} labelled ${unit}`;
}

function looksText({ fitting: [first = "", ...others] }: SuspectGroup): string {
  return others.length === 0 ? first : `${first} (${others.join(" and ")} would fit too)`;
}

/** A line of `units:` of the file in sources.yaml. */
function mappingLine({ site, analyte, unit }: SuspectGroup, becomes: string): string {
  const place = site === "" ? "" : `, site: ${JSON.stringify(site)}`;
  return `units: [{ analyte: ${analyte}${place}, printed: ${JSON.stringify(unit)}, unit: ${JSON.stringify(becomes)} }]`;
}

function aboutOf({ site, least, greatest, unit }: SuspectGroup) {
  return { participant: "", site, printed: `${least} to ${greatest} ${unit}` };
}

export const messages = {
  suspect: (group: SuspectGroup): Diagnostic => ({
    code: "DATA_UNIT_SUSPECT",
    severity: "warning",
    where: group.where,
    message: `${groupText(group)} looks like ${looksText(group)}, ${group.rows} rows; they are set aside until sources.yaml says which it is`,
    hint: `if it is, write ${mappingLine(group, group.fitting[0] ?? "")}; if the label is right, the same with unit: ${JSON.stringify(group.unit)}`,
    about: aboutOf(group),
  }),
  mixture: (group: SuspectGroup, odd: number): Diagnostic => ({
    code: "DATA_UNIT_MIXED",
    severity: "warning",
    where: group.where,
    message: `${groupText(group)}: ${odd} of ${group.rows} rows are implausible and would be right in ${looksText(group)}; they are set aside`,
    hint: "ask the site which rows are in which unit, and correct the column of units",
    about: aboutOf(group),
  }),
};
