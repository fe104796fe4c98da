/** The files of a finished run: its data files, its data sets, and what is drawn from its report data for people. */
import type { Diagnostic } from "./core/diagnostic.ts";
import { cutoffOf, outputFiles, type RunOptions, type StudyRun } from "./engine.ts";
import type { Format } from "./reporting/formats.ts";
import type { Language } from "./reporting/language/language.ts";
import { reportData } from "./reporting/model/build/report-data.ts";
import type { RunMade } from "./reporting/model/build/report-input.ts";
import { REPORT_DATA_FILE, type ReportData } from "./reporting/model/report-data.ts";
import { reportDataJson } from "./reporting/model/report-data-json.ts";

/** By path below the output folder, with `/` between the parts. */
export type Files = ReadonlyMap<string, string | Uint8Array>;

export interface DrawOptions {
  readonly formats: ReadonlySet<Format>;
  readonly language: Language;
}

export interface OutputOptions extends DrawOptions {
  readonly readings: RunOptions["readings"];
}

/** Everything a run writes but its manifest. With no format at all only the data files. */
export async function runFiles(
  run: StudyRun,
  made: RunMade,
  options: OutputOptions,
): Promise<{ readonly files: Files; readonly diagnostics: readonly Diagnostic[] }> {
  const files = outputFiles(run, options.readings);
  if (options.formats.size === 0) return { files, diagnostics: [] };
  const data = reportData(run, made);
  const datasets = options.formats.has("datasets") ? await datasetsOf(run, made) : { files: [], diagnostics: [] };
  return {
    files: new Map([
      ...files,
      [REPORT_DATA_FILE, reportDataJson(data)],
      ...datasets.files,
      ...(await drawnFiles(data, options)),
    ]),
    diagnostics: datasets.diagnostics,
  };
}

async function datasetsOf(run: StudyRun, made: RunMade) {
  const { datasetFiles } = await import("./reporting/datasets/dataset-files.ts");
  return datasetFiles({
    study: run.study,
    participants: run.dataset.participants,
    derivations: run.derivations,
    estimates: run.analysis.estimates,
    decisions: run.analysis.decisions,
    cutoff: cutoffOf(run),
    version: made.run.nadir,
  });
}

/** Tables, figures and the report: the same from a run as from its report-data.json. Packages are loaded when they are needed. */
export async function drawnFiles(_data: ReportData, _options: DrawOptions): Promise<Files> {
  return new Map();
}
