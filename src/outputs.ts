/** The files of a finished run: its data files, its data sets, and what is drawn from its report data for people. */
import type { Estimate } from "./analysis/estimates/estimate.ts";
import type { Diagnostic } from "./core/diagnostic.ts";
import { cutoffOf, outputFiles, type RunOptions, type StudyRun } from "./engine.ts";
import { estimatesCsv } from "./reporting/estimates-csv.ts";
import type { FileContent } from "./reporting/file-content.ts";
import { FIGURE_FORMATS, type Format, TABLE_FORMATS } from "./reporting/formats.ts";
import type { Language } from "./reporting/language/language.ts";
import type { RunMade } from "./reporting/model/build/report-input.ts";
import type { EstimateFacts } from "./reporting/model/estimate-facts.ts";
import { REPORT_DATA_FILE, type ReportData } from "./reporting/model/report-data.ts";

const REPORT_FILE = "report.html";

/** By path below the output folder, with `/` between the parts. */
export type Files = ReadonlyMap<string, FileContent>;

export interface Written {
  readonly files: Files;
  readonly diagnostics: readonly Diagnostic[];
}

export interface DrawOptions {
  readonly formats: ReadonlySet<Format>;
  readonly language: Language;
  /** A font for characters that the bundled one lacks: its bytes, and where it stands. */
  readonly font: { readonly bytes: Uint8Array; readonly path: string } | undefined;
}

export interface OutputOptions extends DrawOptions {
  readonly readings: RunOptions["readings"];
}

/**
 * More participants are not drawn: their listings, profiles and report would need more memory than a run may take (862 participants with
 * 300,000 results took 1.4 GB for everything), and nobody reads them.
 */
export const MOST_DRAWN = 1000;

/** Everything a run writes but its manifest. With no format at all, or with too many participants to draw, only the data files. */
export async function runFiles(run: StudyRun, made: RunMade, options: OutputOptions): Promise<Written> {
  const files = outputFiles(run, options.readings);
  if (options.formats.size === 0) return { files, diagnostics: [] };
  const participants = run.dataset.participants.length;
  if (participants > MOST_DRAWN) return { files, diagnostics: [notDrawn(run.loaded.study.file, participants)] };
  const { reportData, reportDataJson } = await import("./reporting/drawing.ts");
  const data = reportData(run, made);
  const datasets = options.formats.has("datasets") ? await datasetsOf(run, made) : NOTHING;
  const drawn = await drawnFiles(data, options);
  return {
    files: new Map([...files, [REPORT_DATA_FILE, reportDataJson(data)], ...datasets.files, ...drawn.files]),
    diagnostics: [...datasets.diagnostics, ...drawn.diagnostics],
  };
}

function notDrawn(file: string, participants: number): Diagnostic {
  return {
    code: "RUN_NOT_DRAWN",
    severity: "warning",
    message: `${participants} participants: the data files are written, but no data sets, tables, figures and report, which are made for at most ${MOST_DRAWN}`,
    where: { file, line: 1 },
    hint: "--format none says the same without this warning; an export of part of the participants can be drawn",
  };
}

/** What of a run can be passed on: estimates, and what is drawn of them, without small cells. No file has a row per participant. */
export async function aggregateFiles(
  run: StudyRun,
  made: RunMade,
  options: OutputOptions & { readonly smallCell: number },
): Promise<Written> {
  const { aggregateOnly, ardCsv, reportData, reportDataJson } = await import("./reporting/drawing.ts");
  const data = aggregateOnly(reportData(run, made), options.smallCell);
  const estimates = data.estimates.map(estimateOf);
  const files = new Map<string, string | Uint8Array>([["estimates.csv", estimatesCsv(run.study.id, estimates)]]);
  if (options.formats.size === 0) return { files, diagnostics: [] };
  if (options.formats.has("datasets")) files.set("datasets/ard.csv", ardCsv(run.study.id, estimates));
  const drawn = await drawnFiles(data, options);
  return {
    files: new Map([...files, [REPORT_DATA_FILE, reportDataJson(data)], ...drawn.files]),
    diagnostics: drawn.diagnostics,
  };
}

function estimateOf({ value, lower, upper, level, events, comparison: _, ...row }: EstimateFacts): Estimate {
  const known = <Value>(item: Value | null) => item ?? undefined;
  return {
    ...row,
    value: known(value),
    lower: known(lower),
    upper: known(upper),
    level: known(level),
    events: known(events),
  };
}

async function datasetsOf(run: StudyRun, made: RunMade): Promise<Written> {
  const { datasetFiles } = await import("./reporting/drawing.ts");
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

const NOTHING: Written = { files: new Map(), diagnostics: [] };

/** Tables, figures and the report: the same from a run as from its report-data.json. The code that draws, and its packages, are loaded when they are needed. */
export async function drawnFiles(data: ReportData, options: DrawOptions): Promise<Written> {
  const parts = [await tablesOf(data, options), await figuresOf(data, options), await reportOf(data, options)];
  return {
    files: new Map(parts.flatMap(({ files }) => [...files])),
    diagnostics: parts.flatMap(({ diagnostics }) => diagnostics),
  };
}

async function tablesOf(data: ReportData, { formats, language }: DrawOptions): Promise<Written> {
  const wanted = TABLE_FORMATS.filter((format) => formats.has(format));
  if (wanted.length === 0) return NOTHING;
  const { tableDocuments } = await import("./reporting/drawing.ts");
  return { files: await tableDocuments(data, language, wanted), diagnostics: [] };
}

async function figuresOf(data: ReportData, { formats, language, font }: DrawOptions): Promise<Written> {
  const wanted = FIGURE_FORMATS.filter((format) => formats.has(format));
  if (wanted.length === 0) return NOTHING;
  const { figureFiles } = await import("./reporting/drawing.ts");
  return figureFiles(data, { language, font, formats: new Set(wanted) });
}

async function reportOf(data: ReportData, { formats, language }: DrawOptions): Promise<Written> {
  if (!formats.has("report")) return NOTHING;
  const { reportHtml, reportTables, reportFigures } = await import("./reporting/drawing.ts");
  const parts = { tables: reportTables(data, language), figures: await reportFigures(data, language) };
  return { files: new Map([[REPORT_FILE, reportHtml(data, language, parts)]]), diagnostics: [] };
}
