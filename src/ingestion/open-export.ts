/** An export opened: its canonical files, or whatever files its sources.yaml maps onto the canonical tables. */
import { findAnalyte } from "../core/analyte.ts";
import type { Diagnostic } from "../core/diagnostic.ts";
import type { ExportFile, OpenFile } from "./containers/export-file.ts";
import { messages as containerMessages } from "./containers/messages.ts";
import type { ExportTables } from "./export-tables.ts";
import { PLAIN_CONVENTIONS } from "./results/conventions.ts";
import { canonicalSource } from "./table.ts";

/** The mapping of an export, beside its files unless its user says otherwise. */
export const SOURCES_FILE = "sources.yaml";

/** The tables are undefined exactly when sources.yaml is at fault. */
export async function openExport(
  open: OpenFile,
): Promise<{ tables: ExportTables | undefined; diagnostics: readonly Diagnostic[] }> {
  const file = open(SOURCES_FILE);
  if (file === undefined) return { tables: canonicalTables(open), diagnostics: [] };
  const text = await textOf(file);
  if (text === undefined)
    return {
      tables: undefined,
      diagnostics: [containerMessages.notUtf8({ file: file.name, line: 1 }, 0, "write sources.yaml as UTF-8")],
    };
  const { mappedExport } = await import("./mapping/mapped-export.ts");
  return mappedExport(text, file.name, open);
}

function canonicalTables(open: OpenFile): ExportTables {
  return {
    source: (table) => {
      const file = open(`${table}.csv`);
      return file === undefined ? undefined : canonicalSource(file);
    },
    transfusionsComplete: false,
    analyteOf: findAnalyte,
    conventionsOf: () => PLAIN_CONVENTIONS,
    conflictsOf: () => "refuse",
    repeatsOf: () => "refuse",
    addsOf: () => undefined,
    lookupLedgers: () => [],
  };
}

/** Undefined where the bytes are not UTF-8. */
async function textOf(file: ExportFile): Promise<string | undefined> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let text = "";
  try {
    for await (const chunk of file.bytes) text += decoder.decode(chunk, { stream: true });
    return text + decoder.decode();
  } catch {
    return undefined;
  }
}
