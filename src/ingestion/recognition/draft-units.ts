/** The unit of a column of results: as printed in its header or in the row of units, else a question with what the numbers fit. */
import { analyteOf, factorToCanonical } from "../../core/analyte.ts";
import { readUnit } from "../../core/unit-spelling.ts";
import { unitInHeader } from "../mapping/wide.ts";
import { fittingUnits, medianOf, usualUnits } from "./fitting-units.ts";
import type { AnalyteColumn } from "./lab-shape.ts";
import type { FileProfile } from "./profile-file.ts";
import type { Proposal } from "./proposal.ts";
import { entry, flow, inline, type YamlEntry } from "./yaml-text.ts";

export function wideEntry({ analyte, column }: AnalyteColumn, file: FileProfile, proposal: Proposal): YamlEntry {
  const printed = file.unitRow?.[column.position] ?? unitInHeader(column.name);
  if (isUnitOf(analyte, printed))
    return entry(
      analyte,
      column.name,
      `${printed}, as ${file.unitRow === undefined ? "its header" : "the row of units"} prints`,
    );
  // A percentage says so in its name.
  if (analyte.endsWith("-percent") && /%|percent|pct/i.test(column.name))
    return entry(analyte, inline([entry("column", column.name), entry("unit", "%")]), "as its name says");
  const numbers = column.numbers.glance();
  const fitting = fittingUnits(analyte, numbers);
  const choices = fitting.length === 0 ? usualUnits(analyte) : fitting;
  const write = (unit: string) => inline([entry("column", column.name), entry("unit", unit)]);
  const looks = fitting.length === 0 ? "that fit no usual unit" : `that fit ${fitting.join(" or ")}`;
  const answer = proposal.ask({
    id: `${file.label} ${column.name} unit`,
    file: file.name,
    what: `${column.name} (${analyte}) has no unit${printed === "" ? "" : ` that nadir knows: ${JSON.stringify(printed)}`}; its numbers have the median ${medianOf(numbers) ?? "none"}, ${looks}`,
    write: choices.map((unit) => `${analyte}: { column: ${flow(column.name)}, unit: ${flow(unit)} }`).join(", or "),
    choices: choices.map((unit) => ({ answer: unit, text: unit })),
  });
  if (answer !== undefined) return entry(analyte, write(answer), "as answered");
  return entry(analyte, inline([entry("column", column.name)]), `UNDECIDED unit: ${choices.join(" or ")}?`);
}

function isUnitOf(analyte: AnalyteColumn["analyte"], printed: string): boolean {
  const unit = printed === "" ? undefined : readUnit(printed);
  return unit !== undefined && factorToCanonical(analyteOf(analyte), unit) !== undefined;
}
