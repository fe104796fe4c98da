/** The commands that write and look after a run: run, report, verify. */
import { type Command, Option } from "commander";
import {
  aggregateOption,
  type DrawArguments,
  fontOption,
  formatOption,
  languageOption,
  smallCellOption,
} from "./draw-arguments.ts";
import type { ExitStatus } from "./exit-status.ts";
import {
  completeOption,
  cutoffOption,
  dataFoldersOption,
  dataOption,
  jsonOption,
  sourcesOption,
} from "./export-arguments.ts";
import type { ReportArguments } from "./report-command.ts";
import type { VerifyArguments } from "./verify-command.ts";

type Done = (status: ExitStatus) => void;

export function addRunCommands(program: Command, done: Done): void {
  addRun(program, done);
  addReport(program, done);
  addVerify(program, done);
}

function addRun(program: Command, done: Done): void {
  program
    .command("run")
    .description("derive every endpoint of every participant and write the results")
    .argument(
      "<study...>",
      "study files (YAML); of several each has a folder of its own below OUT, and one that is refused stops no other",
    )
    .addOption(dataFoldersOption())
    .addOption(sourcesOption())
    .requiredOption(
      "--out <dir>",
      "folder to write; written whole or not at all, and only replaced if an earlier run wrote it",
    )
    .addOption(cutoffOption())
    .addOption(
      new Option(
        "--readings <mode>",
        "derive the alternatives of ambiguous parameters: one at a time, or every combination",
      )
        .choices(["none", "each", "grid"])
        .default("none"),
    )
    .option("--incremental", "leave a run as it is where its version, options and inputs are those of its manifest")
    .option("--only <endpoint...>", "only these endpoints, by name or PARAMCD")
    .option("--knife-edge", "list the verdicts that turn on one digit of one value, or on one day of one row")
    .addOption(completeOption())
    .addOption(formatOption())
    .addOption(languageOption())
    .addOption(fontOption())
    .addOption(aggregateOption())
    .addOption(smallCellOption())
    .addOption(jsonOption())
    .action(async (studies: string[], options: RunArguments) => {
      const { runCommand } = await import("./study-commands.ts");
      done(await runCommand(studies, options));
    });
}

/** What one study is run with. */
export interface StudyRunArguments extends DrawArguments {
  readonly data: string;
  readonly sources?: string;
  readonly out: string;
  readonly cutoff?: number;
  readonly readings: "none" | "each" | "grid";
  readonly only?: readonly string[];
  readonly knifeEdge?: boolean;
  readonly transfusionsComplete?: boolean;
  readonly json?: boolean;
  readonly incremental?: boolean;
}

export interface RunArguments extends Omit<StudyRunArguments, "data"> {
  /** As given, perhaps with STUDY_PLACE in them. */
  readonly data: readonly string[];
}

function addReport(program: Command, done: Done): void {
  program
    .command("report")
    .description("draw tables, figures and report of a finished run again, without the export")
    .argument("<out>", "folder that nadir run wrote")
    .option(
      "--out <dir>",
      "another folder to write what is drawn to, and nothing else; the folder of the run by default",
    )
    .addOption(formatOption())
    .addOption(languageOption())
    .addOption(fontOption())
    .addOption(aggregateOption())
    .addOption(smallCellOption())
    .action(async (folder: string, options: ReportArguments) => {
      const { reportCommand } = await import("./study-commands.ts");
      done(await reportCommand(folder, options));
    });
}

function addVerify(program: Command, done: Done): void {
  program
    .command("verify")
    .description(
      "whether the files of a finished run, and its inputs where given, are still those that the run wrote or read",
    )
    .argument("<out>", "folder that nadir run wrote")
    .addOption(dataOption())
    .option("--study <file...>", "the study file of the run, or those of several")
    .addOption(jsonOption())
    .action(async (folder: string, options: VerifyArguments) => {
      const { verifyCommand } = await import("./study-commands.ts");
      done(await verifyCommand(folder, options));
    });
}
