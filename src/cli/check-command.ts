/** `nadir check`: what is wrong with a study file, with its cases, and with an export against it. */
import { type EndpointObservability, observabilityOf } from "../analysis/observability/observability.ts";
import { type CasesRun, type MutationRun, runCases, runMutants } from "../cases.ts";
import { type Diagnostic, hasErrors, sortDiagnostics } from "../core/diagnostic.ts";
import type { Query } from "../core/query.ts";
import type { LoadedStudy } from "../definition/load.ts";
import { checkStudy, readExport } from "../engine.ts";
import { idleReadings, lintLoaded } from "../lint-loaded.ts";
import { observabilityObject, observabilityText } from "../reporting/observability-text.ts";
import { citedFiles } from "./cited-files.ts";
import { EXIT, type ExitStatus } from "./exit-status.ts";
import { exportFolder } from "./export-folder.ts";
import type { CheckArguments } from "./main.ts";
import { checkQueriesFile, writeQueries } from "./queries-file.ts";
import { showDiagnostics } from "./show-diagnostics.ts";
import { readStudyFile } from "./study-file.ts";

/** What was found out about one study file. */
interface Checked {
  readonly path: string;
  readonly diagnostics: readonly Diagnostic[];
  readonly cases?: CasesRun;
  readonly mutation?: MutationRun;
  readonly observability?: readonly EndpointObservability[];
  /** Undefined where no export was read. */
  readonly queries?: readonly Query[];
}

export async function checkCommand(paths: readonly string[], options: CheckArguments): Promise<ExitStatus> {
  const { queries } = options;
  if (queries !== undefined) checkQueriesFile(queries, options.data);
  const checked: Checked[] = [];
  for (const path of paths) checked.push(await checkOne(path, options));
  const diagnostics = checked.flatMap((one) => one.diagnostics);
  if (options.json === true) printJson(checked, diagnostics);
  else {
    showDiagnostics(diagnostics);
    process.stdout.write(checked.map(textOf).join(""));
  }
  if (queries !== undefined) {
    const count = writeQueries(
      queries,
      checked.map((one) => one.queries ?? []),
    );
    if (options.json !== true)
      process.stdout.write(`${count} ${count === 1 ? "query" : "queries"} written to ${queries}\n`);
  }
  return hasErrors(diagnostics) ? EXIT.diagnostics : EXIT.done;
}

async function checkOne(path: string, options: CheckArguments): Promise<Checked> {
  const { value: loaded, diagnostics } = checkStudy(readStudyFile(path));
  if (loaded === undefined) return { path, diagnostics };
  const cases = await runCases(loaded);
  const mutation = options.mutate === true ? await runMutants(loaded) : undefined;
  const data = options.data === undefined ? undefined : await checkData(loaded, options.data, options);
  const found = [
    ...diagnostics,
    ...lintLoaded(loaded, citedFiles(path)),
    ...cases.diagnostics,
    ...(mutation?.diagnostics ?? []),
    ...(data?.diagnostics ?? []),
  ];
  return {
    path,
    diagnostics: sortDiagnostics(found),
    cases,
    ...(mutation === undefined ? {} : { mutation }),
    ...(data?.observability === undefined ? {} : { observability: data.observability }),
    ...(data === undefined ? {} : { queries: data.queries }),
  };
}

async function checkData(loaded: LoadedStudy, data: string, options: CheckArguments) {
  const {
    value: dataset,
    diagnostics,
    queries,
  } = await readExport(loaded, exportFolder(data, options.sources).open, {
    cutoff: options.cutoff,
    transfusionsComplete: options.transfusionsComplete === true,
  });
  if (dataset === undefined) return { diagnostics, observability: undefined, queries };
  return {
    diagnostics: [...diagnostics, ...idleReadings(loaded, dataset)],
    observability: observabilityOf(loaded.study, dataset.participants),
    queries,
  };
}

function textOf({ path, diagnostics, cases, mutation, observability }: Checked): string {
  // Beside errors that are not its own the good news of the cases would only be in the way.
  const isSilent = hasErrors(diagnostics) && cases?.diagnostics.length === 0;
  const lines = [
    ...(diagnostics.length === 0 ? [`${path}: nothing to say`] : []),
    ...(cases === undefined || cases.cases === 0 || isSilent ? [] : [`${path}: ${casesText(cases)}`]),
    ...(mutation === undefined
      ? []
      : [`${path}: ${mutation.killed} of ${mutation.mutants} mutants are killed by the cases`]),
    ...(observability === undefined ? [] : ["", observabilityText(observability)]),
  ];
  return lines.length === 0 ? "" : `${lines.join("\n")}\n`;
}

function casesText({ cases, expectations, diagnostics }: CasesRun): string {
  const verdicts = `${cases} cases with ${expectations} expected verdicts`;
  return diagnostics.length === 0 ? `${verdicts}, all as expected` : `${verdicts}, ${diagnostics.length} faults`;
}

function printJson(checked: readonly Checked[], diagnostics: readonly Diagnostic[]): void {
  const studies = checked.map(({ path, cases, mutation, observability }) => ({
    file: path,
    ...(cases === undefined ? {} : { cases: { cases: cases.cases, expectations: cases.expectations } }),
    ...(mutation === undefined ? {} : { mutants: { all: mutation.mutants, killed: mutation.killed } }),
    ...(observability === undefined ? {} : { observability: observabilityObject(observability) }),
  }));
  process.stdout.write(`${JSON.stringify({ diagnostics, studies }, null, 2)}\n`);
}
