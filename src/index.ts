/** The public library: load a study, run it on an export, get the files and every verdict. */

export type { StageGate } from "./analysis/decisions/stage-gate.ts";
export type { Estimate } from "./analysis/estimates/estimate.ts";
export { type Diagnostic, diagnosticText } from "./core/diagnostic.ts";
export type { Participant } from "./core/participant.ts";
export type { LoadedStudy } from "./definition/load.ts";
export type { Study } from "./definition/model/study.ts";
export { explainStudy } from "./definition/prose/explain.ts";
export { studyJsonSchema } from "./definition/schema/json-schema.ts";
export type { Derivation } from "./derivation/derivation.ts";
export {
  checkStudy,
  outputFiles,
  type RunOptions,
  readExport,
  runStudy,
  type StudyFile,
  type StudyRun,
} from "./engine.ts";
export type { ExportFile } from "./ingestion/containers/export-file.ts";
export type { Dataset, OpenFile } from "./ingestion/ingest.ts";
export {
  aggregateFiles,
  type DrawOptions,
  drawnFiles,
  type Files,
  type OutputOptions,
  runFiles,
  type Written,
} from "./outputs.ts";
export { type FileContent, textOf } from "./reporting/file-content.ts";
export { FORMATS, type Format } from "./reporting/formats.ts";
export { LANGUAGES, type Language } from "./reporting/language/language.ts";
export { aggregateOnly } from "./reporting/model/aggregate/aggregate-only.ts";
export { reportData } from "./reporting/model/build/report-data.ts";
export type { RunMade } from "./reporting/model/build/report-input.ts";
export type { ReportData } from "./reporting/model/report-data.ts";
export { readReportData, reportDataJson } from "./reporting/model/report-data-json.ts";
export { summaryText } from "./reporting/summary-text.ts";
export { verdictText } from "./reporting/verdict-text.ts";
