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
export { summaryText } from "./reporting/summary-text.ts";
export { verdictText } from "./reporting/verdict-text.ts";
