/** The arguments of `nadir simon`; the work is in simon-command.ts. */
import { type Command, InvalidArgumentError, Option } from "commander";
import type { ExitStatus } from "./exit-status.ts";

export interface DesignArguments {
  readonly p0: number;
  readonly p1: number;
  readonly alpha: number;
  readonly beta: number;
  readonly nmax?: number;
  readonly json?: boolean;
}

export interface CharacteristicsArguments {
  readonly design: string;
  readonly p: readonly number[];
  readonly json?: boolean;
}

export interface InferArguments {
  readonly design: string;
  readonly responses: number;
  readonly p0?: number;
  readonly level?: number;
  readonly stage1Responses?: number;
  readonly attained?: number;
  readonly json?: boolean;
}

export interface DecideArguments {
  readonly design: string;
  readonly responses: number;
  readonly evaluable: number;
  readonly stage1Responses?: number;
  readonly pending?: number;
  readonly json?: boolean;
}

type Done = (status: ExitStatus) => void;

const DESIGN_HELP =
  "two-stage design: 8/15,26/43 is the most responses that stop and that do not reject; >=9/15,>26/43 the same with signs";

export function addSimonCommands(program: Command, done: Done): void {
  const simon = program.command("simon").description("Simon two-stage designs and decisions, without a study file");
  simon
    .command("design")
    .description("optimal, minimax and admissible designs")
    .requiredOption("--p0 <rate>", "response rate not worth pursuing", rate)
    .requiredOption("--p1 <rate>", "response rate worth pursuing", rate)
    .requiredOption("--alpha <level>", "one-sided type I error, strictly below", rate)
    .requiredOption("--beta <level>", "type II error, strictly below", rate)
    .addOption(
      new Option("--nmax <n>", "largest number of participants searched, up to 5000 (default: 2000)").argParser(count),
    )
    .option("--json", "as JSON")
    .addHelpText("after", "\nExample:\n  nadir simon design --p0 .5 --p1 .7 --alpha .05 --beta .2")
    .action(async (options: DesignArguments) => done((await import("./simon-command.ts")).designCommand(options)));
  simon
    .command("oc")
    .description("operating characteristics of stated bounds")
    .requiredOption("--design <design>", DESIGN_HELP)
    .addOption(new Option("--p <rates...>", "response rates").argParser(rates).makeOptionMandatory())
    .option("--json", "as JSON")
    .addHelpText("after", "\nExample:\n  nadir simon oc --design 8/15,26/43 --p .5 .6 .7")
    .action(async (options: CharacteristicsArguments) =>
      done((await import("./simon-command.ts")).characteristicsCommand(options)),
    );
  simon
    .command("infer")
    .description("estimate, p value and interval that respect the two stages")
    .requiredOption("--design <design>", DESIGN_HELP)
    .requiredOption("--responses <n>", "responses among all counted", count)
    .option("--p0 <rate>", "null response rate (default: reconstructed from the design)", rate)
    .option(
      "--level <level>",
      "two-sided confidence level (default: 1 - 2 alpha of the design, the interval that agrees with the decision)",
      rate,
    )
    .option("--stage-1-responses <n>", "responses in stage 1, needed with --attained", count)
    .option("--attained <n>", "participants attained, where they differ from the plan", count)
    .option("--json", "as JSON")
    .addHelpText("after", "\nExample:\n  nadir simon infer --design 8/15,26/43 --responses 27")
    .action(async (options: InferArguments) => done((await import("./simon-command.ts")).inferCommand(options)));
  simon
    .command("decide")
    .description("the decision from counts: stop, continue, reject, do not reject, or pending")
    .requiredOption("--design <design>", DESIGN_HELP)
    .requiredOption("--responses <n>", "responses among the evaluable counted so far, in order", count)
    .requiredOption("--evaluable <n>", "evaluable participants counted so far", count)
    .option("--stage-1-responses <n>", "responses among the first n1, where more than n1 are counted", count)
    .option("--pending <n>", "enrolled and not yet evaluable", count)
    .option("--json", "as JSON")
    .addHelpText("after", "\nExample:\n  nadir simon decide --design 8/15,26/43 --responses 9 --evaluable 15")
    .action(async (options: DecideArguments) => done((await import("./simon-command.ts")).decideCommand(options)));
}

function rate(text: string): number {
  const value = Number(text);
  if (text.trim() === "" || !(value > 0 && value < 1)) throw new InvalidArgumentError("a number between 0 and 1");
  return value;
}

function rates(text: string, known: readonly number[] | undefined): readonly number[] {
  const value = Number(text);
  if (text.trim() === "" || !(value >= 0 && value <= 1)) throw new InvalidArgumentError("a number from 0 to 1");
  return [...(known ?? []), value];
}

function count(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError("a whole number of 0 or more");
  return Number(text);
}
