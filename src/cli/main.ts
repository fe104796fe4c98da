/** Commands in, exit status out. Each command loads what it needs only when it runs. */
import { Command, CommanderError } from "commander";
import { EXIT, type ExitStatus, UsageError } from "./exit-status.ts";
import { completeOption, cutoffOption, dataOption, jsonOption, sourcesOption } from "./export-arguments.ts";
import { packageVersion } from "./package-version.ts";
import { addRunCommands } from "./run-arguments.ts";
import { addSimonCommands } from "./simon-arguments.ts";
import { refusalText } from "./system-reason.ts";

/** Runs one command line. Bugs of nadir end with status 3 and say so. */
export async function main(argv: readonly string[]): Promise<ExitStatus> {
  const result: { status: ExitStatus } = { status: EXIT.done };
  const program = buildProgram((status) => {
    result.status = status;
  });
  try {
    await program.parseAsync([...argv]);
    return result.status;
  } catch (problem) {
    return statusOf(problem);
  }
}

function statusOf(problem: unknown): ExitStatus {
  if (problem instanceof CommanderError) return problem.exitCode === 0 ? EXIT.done : EXIT.usage;
  const said = problem instanceof UsageError ? problem.message : refusalText(problem);
  if (said !== undefined) {
    process.stderr.write(`nadir: ${said}\n`);
    return EXIT.usage;
  }
  const text = problem instanceof Error ? (problem.stack ?? problem.message) : String(problem);
  process.stderr.write(
    `nadir: this is a bug of nadir, not of your study or data; please report it with the command.\n${text}\n`,
  );
  return EXIT.bug;
}

type Done = (status: ExitStatus) => void;

function buildProgram(done: Done): Command {
  const program = new Command("nadir")
    .description(
      "Outcome endpoints of haematology and transplant trials: from a study file and laboratory exports to verdicts with the rows that decided them.",
    )
    .version(packageVersion(), "-V, --version")
    .exitOverride()
    .showHelpAfterError("(add --help for what the command takes)")
    .addHelpText("after", HELP_EXAMPLES);
  addRunCommands(program, done);
  addCheck(program, done);
  addExplain(program, done);
  addInit(program, done);
  addSimonCommands(program, done);
  addSchema(program);
  return program;
}

const HELP_EXAMPLES = `
Examples
  nadir check endpoints/NCT07362095.yaml
      Is the study file sound, and do its cases come out as they should?
  nadir run endpoints/NCT07362095.yaml --data fixtures/NCT07362095 --out out/a --readings each
      Verdicts, estimates, readings, ledger and manifest into out/a.
  nadir run studies/*.yaml --data 'exports/{study}' --out out/all --incremental
      Every study on its own export, each in a folder of its own; what has not changed is left as it is.
  nadir verify out/a --data fixtures/NCT07362095
      Is everything still as the run wrote and read it?
  nadir report out/a --out out/aggregate --aggregate-only
      Tables, figures and report to pass on, without a single participant.
  nadir explain endpoints/NCT07362095.yaml --data fixtures/NCT07362095 --participant SYN-1001 --endpoint HB15W8
      Why this participant has this verdict, with the rows.
  nadir init fixtures/newcomer/column-name --out out/first
      What do these files hold? A sources.yaml and a study file to begin with.
  nadir simon decide --design 8/15,26/43 --responses 9 --evaluable 15
      May stage 2 begin?

Exit status: 0 done; 1 something is wrong with a study or its data (its folder is not written); 2 wrong usage, or a file or folder that cannot be read or written; 3 a bug of nadir.`;

function addCheck(program: Command, done: Done): void {
  program
    .command("check")
    .description(
      "diagnostics of a study file and its cases; with --data of an export against it, and what its sampling can show",
    )
    .argument("<study...>", "study files (YAML)")
    .addOption(dataOption())
    .option("--queries <file>", "write the questions to the sites (CSV); needs --data")
    .addOption(sourcesOption())
    .option("--mutate", "list the small changes of the definition that no case of the study file would notice")
    .addOption(cutoffOption())
    .addOption(completeOption())
    .addOption(jsonOption())
    .action(async (studies: string[], options: CheckArguments) => {
      const { checkCommand } = await import("./study-commands.ts");
      done(await checkCommand(studies, options));
    });
}

export interface CheckArguments {
  readonly data?: string;
  readonly queries?: string;
  readonly sources?: string;
  readonly mutate?: boolean;
  readonly cutoff?: number;
  readonly transfusionsComplete?: boolean;
  readonly json?: boolean;
}

function addExplain(program: Command, done: Done): void {
  program
    .command("explain")
    .description("the definition in English; with --data, --participant and --endpoint: why this verdict")
    .argument("<study>", "study file (YAML)")
    .addOption(dataOption())
    .addOption(sourcesOption())
    .option("--participant <id>", "participant_id; needs --data")
    .option("--endpoint <name>", "name or PARAMCD; all endpoints where not given")
    .addOption(cutoffOption())
    .addOption(completeOption())
    .action(async (study: string, options: ExplainArguments) => {
      const { explainCommand } = await import("./study-commands.ts");
      done(await explainCommand(study, options));
    });
}

export interface ExplainArguments {
  readonly data?: string;
  readonly sources?: string;
  readonly participant?: string;
  readonly endpoint?: string;
  readonly cutoff?: number;
  readonly transfusionsComplete?: boolean;
}

function addInit(program: Command, done: Done): void {
  program
    .command("init")
    .description("look at the files of an export and write a sources.yaml and a study file to begin with")
    .argument("<dir>", "folder with the files of the export, however they are packed")
    .option(
      "--out <dir>",
      "folder for sources.yaml and study.yaml (default: the folder of the export); never overwrites",
    )
    .action(async (folder: string, options: InitArguments) => {
      const { initCommand } = await import("./init-command.ts");
      done(await initCommand(folder, options));
    });
}

export interface InitArguments {
  readonly out?: string;
}

function addSchema(program: Command): void {
  program
    .command("schema")
    .description("the JSON Schema of a study file, for editors")
    .option("--sources", "that of sources.yaml, the mapping of an export")
    .action(async ({ sources = false }: { readonly sources?: boolean }) => {
      const { schemaCommand } = await import("./schema-command.ts");
      schemaCommand(sources);
    });
}
