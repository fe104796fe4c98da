/** The one place where the stages are joined: study text and export in, files and diagnostics out. No file access of its own. */
import { type Analysis, analyse } from "./analysis/analyse.ts";
import { findKnifeEdges, type KnifeEdge } from "./analysis/robustness/knife-edge.ts";
import { compareReadings, GRID_LIMIT, type ReadingResult } from "./analysis/robustness/readings.ts";
import { type Day, dayText } from "./core/calendar.ts";
import { compareText, type Diagnostic, hasErrors, sortDiagnostics } from "./core/diagnostic.ts";
import type { Query } from "./core/query.ts";
import { type LoadedStudy, loadStudy } from "./definition/load.ts";
import type { Study } from "./definition/model/study.ts";
import type { StandardLibrary } from "./definition/standard.ts";
import { needsOfLoaded } from "./definition/walk/needs.ts";
import { type Derivation, stateOf, withoutRows } from "./derivation/derivation.ts";
import { participantContext } from "./derivation/derive.ts";
import { type Dataset, type IngestOptions, ingest, type OpenFile } from "./ingestion/ingest.ts";
import { decisionsJson } from "./reporting/decisions-json.ts";
import { DerivationsCsv, derivationsCsv } from "./reporting/derivations-csv.ts";
import { estimatesCsv } from "./reporting/estimates-csv.ts";
import type { FileContent } from "./reporting/file-content.ts";
import { knifeEdgeCsv } from "./reporting/knife-edge-csv.ts";
import { ledgerCsv } from "./reporting/ledger-csv.ts";
import { QUERIES_FILE, queriesCsv } from "./reporting/queries-csv.ts";
import { readingsCsv } from "./reporting/readings-csv.ts";

export interface StudyFile {
  /** As shown in messages. */
  readonly name: string;
  readonly text: string;
  /** What `use: standard/…` may refer to; none where not given. */
  readonly standards?: StandardLibrary;
}

export interface RunOptions {
  readonly cutoff: Day | undefined;
  readonly transfusionsComplete: boolean;
  readonly readings: "none" | "each" | "grid";
  /** Names or PARAMCDs; undefined for all. Stage decisions are made when their endpoint is among them. */
  readonly only: readonly string[] | undefined;
  /** Whether to derive everything again with every deciding row changed by one digit and by one day. */
  readonly knifeEdge?: boolean;
  /** Whether derivations keep the rows and the findings they rest on once derivations.csv has them; reports and data sets need them. */
  readonly keepFindings?: boolean;
}

export interface StudyRun {
  /** The whole study file with its readings. */
  readonly loaded: LoadedStudy;
  /** With the endpoints asked for. */
  readonly study: Study;
  readonly dataset: Dataset;
  /** What the sites can be asked about their rows. */
  readonly queries: readonly Query[];
  readonly derivations: readonly Derivation[];
  /** derivations.csv, where the derivations no longer have what it is made of. */
  readonly derivationsFile: readonly Uint8Array[] | undefined;
  readonly analysis: Analysis;
  readonly readings: readonly ReadingResult[];
  /** Undefined where they were not asked for. */
  readonly knifeEdges: readonly KnifeEdge[] | undefined;
}

export interface Outcome<Value> {
  /** Undefined exactly when a diagnostic has severity error. */
  readonly value: Value | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

export function checkStudy(file: StudyFile): Outcome<LoadedStudy> {
  const { loaded, diagnostics } = loadStudy(file.text, file.name, file.standards);
  return { value: loaded, diagnostics };
}

/** Reads the export for a study without deriving anything. There are queries whether or not there is a dataset. */
export async function readExport(
  loaded: LoadedStudy,
  open: OpenFile,
  options: IngestOptions,
): Promise<Outcome<Dataset> & { readonly queries: readonly Query[] }> {
  const { dataset, diagnostics, queries } = await ingest({
    open,
    needs: needsOfLoaded(loaded),
    options,
    placeOf: (pointer) => ({ file: loaded.study.file, ...loaded.study.positionOf(pointer) }),
  });
  return { value: dataset, diagnostics, queries };
}

/** Loads, reads, derives and analyses. Everything wrong with the study or the export is in the diagnostics, all at once. */
export async function runStudy(file: StudyFile, open: OpenFile, options: RunOptions): Promise<Outcome<StudyRun>> {
  return runChecked(checkStudy(file), open, options);
}

/** `runStudy` for a study that was loaded before. */
export async function runChecked(
  checked: Outcome<LoadedStudy>,
  open: OpenFile,
  options: RunOptions,
): Promise<Outcome<StudyRun>> {
  if (checked.value === undefined) return { value: undefined, diagnostics: checked.diagnostics };
  const loaded = checked.value;
  const chosen = chooseEndpoints(loaded.study, options.only);
  const read = await readExport(loaded, open, options);
  const diagnostics = [...checked.diagnostics, ...chosen.diagnostics, ...read.diagnostics];
  if (read.value === undefined || hasErrors(diagnostics))
    return { value: undefined, diagnostics: sortDiagnostics(diagnostics) };
  const dataset = read.value;
  const study = chosen.study;
  const { derivations, derivationsFile } = deriveAll(loaded.study, study, dataset, options.keepFindings !== false);
  const ofEndpoint = byEndpoint(derivations);
  const analysis = analyse(study, ofEndpoint, loaded.study);
  const readings = runReadings(loaded, dataset, options.readings, new Set(study.endpoints.keys()));
  const knifeEdges =
    options.knifeEdge === true
      ? findKnifeEdges(loaded.study, dataset.participants, [...study.endpoints.keys()])
      : undefined;
  const found = sortDiagnostics([
    ...diagnostics,
    ...orderDiagnostics(analysis),
    ...analysis.diagnostics,
    ...readings.diagnostics,
  ]);
  checkEveryoneCounted(study, dataset, derivations);
  return {
    value: hasErrors(found)
      ? undefined
      : {
          loaded,
          study,
          dataset,
          queries: read.queries,
          derivations,
          derivationsFile,
          analysis,
          readings: readings.results,
          knifeEdges,
        },
    diagnostics: found,
  };
}

/** By `whole`, the study with everything that the endpoints of `study` rest on. */
function deriveAll(
  whole: Study,
  study: Study,
  dataset: Dataset,
  keepFindings: boolean,
): Pick<StudyRun, "derivations" | "derivationsFile"> {
  const csv = new DerivationsCsv(study.id);
  const derivations: Derivation[] = [];
  for (const participant of dataset.participants) {
    const context = participantContext(whole, participant);
    for (const name of study.endpoints.keys()) {
      const derivation = context.endpoint(name);
      if (!keepFindings) csv.add(derivation);
      derivations.push(keepFindings ? derivation : withoutRows(derivation));
    }
  }
  return { derivations, derivationsFile: keepFindings ? undefined : csv.bytes() };
}

/** The study reduced to the endpoints asked for; what they rest on is kept. */
function chooseEndpoints(
  study: Study,
  only: readonly string[] | undefined,
): { study: Study; diagnostics: readonly Diagnostic[] } {
  if (only === undefined) return { study, diagnostics: [] };
  const matches = (name: string) =>
    [...study.endpoints.values()].filter(
      (endpoint) => endpoint.name === name || endpoint.paramcd === name.toUpperCase(),
    );
  const unknown = only.filter((name) => matches(name).length === 0);
  const names = new Set(only.flatMap((name) => matches(name).map((endpoint) => endpoint.name)));
  const known = [...study.endpoints.values()].map((endpoint) => `${endpoint.name} (${endpoint.paramcd})`).join(", ");
  const diagnostics = unknown.map(
    (name): Diagnostic => ({
      code: "RUN_UNKNOWN_ENDPOINT",
      severity: "error",
      message: `the study has no endpoint ${JSON.stringify(name)}`,
      where: { file: study.file, line: 1 },
      hint: `it has ${known}`,
    }),
  );
  const endpoints = new Map([...study.endpoints].filter(([name]) => names.has(name)));
  const decisions = new Map([...study.decisions].filter(([, decision]) => names.has(decision.endpoint)));
  return { study: { ...study, endpoints, decisions }, diagnostics };
}

function runReadings(
  loaded: LoadedStudy,
  dataset: Dataset,
  mode: RunOptions["readings"],
  endpoints: ReadonlySet<string>,
): { results: readonly ReadingResult[]; diagnostics: readonly Diagnostic[] } {
  if (mode === "none") return { results: [], diagnostics: [] };
  const derive = (study: Study, endpoint: string) =>
    dataset.participants.map((participant) => participantContext(study, participant).endpoint(endpoint));
  const { results, refused } = compareReadings({ loaded, mode, derive, endpoints });
  const diagnostics = refused.map(
    ({ endpoint, combinations }): Diagnostic => ({
      code: "RUN_GRID_TOO_LARGE",
      severity: "error",
      message: `endpoint ${endpoint} has ${combinations} combinations of readings; at most ${GRID_LIMIT} are derived`,
      where: { file: loaded.study.file, ...loaded.study.positionOf(`/endpoints/${endpoint}`) },
      hint: "use --readings each, or --only another endpoint",
    }),
  );
  return { results, diagnostics };
}

function orderDiagnostics(analysis: Analysis): readonly Diagnostic[] {
  return analysis.undecided.flatMap(({ participants }) =>
    participants.map(
      (participant): Diagnostic => ({
        code: "RUN_ORDER_UNKNOWN",
        severity: "error",
        message: `participant ${JSON.stringify(participant.id)} counts in a stage decision, but enrolled_on is blank`,
        where: { ...participant.source, column: "enrolled_on" },
        hint: "the decision counts participants in the order of enrolment",
      }),
    ),
  );
}

function byEndpoint(derivations: readonly Derivation[]): (name: string) => readonly Derivation[] {
  const groups = new Map<string, Derivation[]>();
  for (const derivation of derivations) {
    const group = groups.get(derivation.endpoint.name);
    if (group === undefined) groups.set(derivation.endpoint.name, [derivation]);
    else group.push(derivation);
  }
  return (name) => groups.get(name) ?? [];
}

/** Every participant has exactly one derivation per endpoint; anything else is a bug. */
function checkEveryoneCounted(study: Study, dataset: Dataset, derivations: readonly Derivation[]): void {
  const wanted = study.endpoints.size * dataset.participants.length;
  if (derivations.length !== wanted) throw new Error(`${derivations.length} derivations where ${wanted} are due`);
}

/** The data files of a run by name, in the order they are written. */
export function outputFiles(run: StudyRun, readings: RunOptions["readings"]): ReadonlyMap<string, FileContent> {
  const { study, derivations, analysis, dataset } = run;
  const files = new Map<string, FileContent>([
    ["derivations.csv", run.derivationsFile ?? derivationsCsv(study.id, derivations)],
    ["estimates.csv", estimatesCsv(study.id, analysis.estimates)],
    ["ledger.csv", ledgerCsv(dataset.ledger)],
    [QUERIES_FILE, queriesCsv(run.queries)],
  ]);
  if (study.decisions.size > 0) files.set("decisions.json", decisionsJson(study.id, analysis.decisions));
  if (run.knifeEdges !== undefined) files.set("knife-edge.csv", knifeEdgeCsv(study.id, run.knifeEdges));
  if (readings !== "none") files.set("readings.csv", readingsCsv(study.id, run.readings));
  return files;
}

/** How many participants are in each state, by PARAMCD. */
export function participantStates({
  study,
  derivations,
}: StudyRun): Readonly<Record<string, Readonly<Record<string, number>>>> {
  const ofEndpoint = byEndpoint(derivations);
  const counted = [...study.endpoints.values()].map((endpoint) => {
    const counts = new Map<string, number>();
    for (const state of ofEndpoint(endpoint.name).map(stateOf)) counts.set(state, (counts.get(state) ?? 0) + 1);
    return [endpoint.paramcd, Object.fromEntries([...counts].sort(([a], [b]) => compareText(a, b)))] as const;
  });
  return Object.fromEntries(counted);
}

export function cutoffOf(run: StudyRun): string {
  return dayText(run.dataset.cutoff);
}
