import type { LedgerEntry } from "../../src/core/accounting.ts";
import { parseDay } from "../../src/core/calendar.ts";
import type { Diagnostic } from "../../src/core/diagnostic.ts";
import type { Query } from "../../src/core/query.ts";
import { sourceText } from "../../src/core/source-reference.ts";
import { readExport } from "../../src/engine.ts";
import type { Dataset, OpenFile } from "../../src/ingestion/ingest.ts";
import { edited, loaded, SMALL_STUDY } from "../definition/small-study.ts";

export type FileName = "participants.csv" | "labs.csv" | "interventions.csv" | "events.csv";

/** An export against which the small study has nothing to say. */
export const GOOD: Readonly<Record<FileName, string>> = {
  "participants.csv": `participant_id,arm,enrolled_on,sex,age_years,last_contact_on,transfusions_complete_through,site
P1,A,2026-01-01,F,41,2026-06-01,2026-06-01,north
P2,B,2026-01-02,M,58,,,south
`,
  "labs.csv": `participant_id,analyte,collected_at,value,unit
P1,hemoglobin,2026-01-05T07:10,7.1,g/dL
P1,neutrophils,2026-01-14,0.62,10*9/L
P1,platelets,2026-01-14,41,10*9/L
P2,hemoglobin,2026-01-06,68,g/L
P2,ferritin,2026-01-06,900,ug/L
P2,neutrophils,2026-01-15,1.10,10*9/L
P2,platelets,2026-01-15,52,10*3/uL
`,
  "interventions.csv": `participant_id,intervention,started_at,ended_at,dose,dose_unit
P1,luspatercept,2026-01-08,,60,mg
P1,rbc-transfusion,2026-01-04T14:00,2026-01-04T16:30,2,units
P2,g-csf,2026-01-05,,,
`,
  "events.csv": `participant_id,event,occurred_on,grade,cause
P1,stem-cell-infusion,2026-01-01,,
P2,stem-cell-infusion,2026-01-02,,
P2,relapse,2026-03-01,,
`,
};

export type Content = string | Uint8Array | (() => AsyncIterable<Uint8Array>);

/** Files in memory; one that is not given is not there. */
export function openFiles(files: Readonly<Partial<Record<string, Content>>>): OpenFile {
  return (name) => {
    const content = files[name];
    return content === undefined ? undefined : { name, bytes: bytesOf(content) };
  };
}

function bytesOf(content: Content): AsyncIterable<Uint8Array> {
  if (typeof content === "function") return content();
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  return inChunks([bytes]);
}

export async function* inChunks(chunks: Iterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* chunks;
}

export interface Read {
  readonly dataset: Dataset | undefined;
  readonly diagnostics: readonly Diagnostic[];
  readonly queries: readonly Query[];
}

export interface Asked {
  readonly cutoff?: string;
  readonly transfusionsComplete?: boolean;
}

const STUDY = loaded(SMALL_STUDY);

/** Reads an export for the small study. */
export async function read(
  files: Readonly<Partial<Record<string, Content>>>,
  { cutoff, transfusionsComplete = false }: Asked = {},
): Promise<Read> {
  const options = {
    cutoff: cutoff === undefined ? undefined : parseDay(cutoff),
    transfusionsComplete,
  };
  const { value, diagnostics, queries } = await readExport(STUDY, openFiles(files), options);
  return { dataset: value, diagnostics, queries };
}

/** The good export with one text changed. */
export function changed(file: FileName, from: string, to: string): Record<string, string> {
  return { ...GOOD, [file]: edited(GOOD[file], from, to) };
}

/** `labs.csv:3:unit DATA_UNKNOWN_UNIT`, with the places it points to. */
export function places(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.map(({ where, code, related = [] }) =>
    [sourceText(where), code, ...related.map(sourceText)].join(" "),
  );
}

/** `labs.csv:3:value DUPLICATE`, with the raw text. */
export function entries(ledger: readonly LedgerEntry[]): string[] {
  return ledger.map(({ file, line, column, code, raw }) => [`${file}:${line}:${column}`, code, raw].join(" ").trim());
}
