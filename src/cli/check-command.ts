/** `nadir check`: what is wrong with a study file, and with an export against it. */
import type { Diagnostic } from "../core/diagnostic.ts";
import { hasErrors } from "../core/diagnostic.ts";
import { checkStudy, readExport } from "../engine.ts";
import { EXIT, type ExitStatus } from "./exit-status.ts";
import { exportFolder } from "./export-folder.ts";
import type { CheckArguments } from "./main.ts";
import { showDiagnostics } from "./show-diagnostics.ts";
import { readStudyFile } from "./study-file.ts";

export async function checkCommand(paths: readonly string[], options: CheckArguments): Promise<ExitStatus> {
  const diagnostics: Diagnostic[] = [];
  for (const path of paths) diagnostics.push(...(await checkOne(path, options)));
  if (options.json === true) process.stdout.write(`${JSON.stringify({ diagnostics }, null, 2)}\n`);
  else showDiagnostics(diagnostics);
  if (options.json !== true && diagnostics.length === 0) process.stdout.write(`${paths.join(", ")}: nothing to say\n`);
  return hasErrors(diagnostics) ? EXIT.diagnostics : EXIT.done;
}

async function checkOne(path: string, options: CheckArguments): Promise<readonly Diagnostic[]> {
  const checked = checkStudy(readStudyFile(path));
  if (checked.value === undefined || options.data === undefined) return checked.diagnostics;
  const read = await readExport(checked.value, exportFolder(options.data).open, {
    cutoff: options.cutoff,
    transfusionsComplete: options.transfusionsComplete === true,
  });
  return [...checked.diagnostics, ...read.diagnostics];
}
