/** The options that several commands take about an export. */
import { InvalidArgumentError, Option } from "commander";
import { parseDay } from "../core/calendar.ts";

const DATA_TEXT =
  "folder with participants.csv, labs.csv, interventions.csv, events.csv, or with other files and a sources.yaml that maps them";

export const dataOption = () => new Option("--data <dir>", DATA_TEXT);

/** Stands in a path for the id of the study. */
export const STUDY_PLACE = "{study}";

export const dataFoldersOption = () =>
  new Option("--data <dir>", `${DATA_TEXT}; ${STUDY_PLACE} stands for the id of each study; may be given several times`)
    .argParser((text: string, earlier: readonly string[] | undefined) => [...(earlier ?? []), text])
    .makeOptionMandatory();
export const sourcesOption = () =>
  new Option("--sources <file>", "the mapping of the export, where it is not sources.yaml in the folder");
export const cutoffOption = () =>
  new Option(
    "--cutoff <date>",
    "data cut-off, YYYY-MM-DD; later records are set aside (default: the latest date in the export)",
  ).argParser(dayArgument);
export const completeOption = () =>
  new Option(
    "--transfusions-complete",
    "the owner's word that the transfusion log is complete where transfusions_complete_through is not given",
  );
export const jsonOption = () => new Option("--json", "everything a machine needs, on standard output");

function dayArgument(text: string): number {
  const day = parseDay(text);
  if (day === undefined) throw new InvalidArgumentError("a date is YYYY-MM-DD, and the day must exist");
  return day;
}
