/** An export whose sources.yaml maps its files onto the canonical tables; loaded only where there is one. */
import type { Diagnostic } from "../../core/diagnostic.ts";
import { loadSources } from "../../definition/sources/load.ts";
import type { OpenFile } from "../containers/export-file.ts";
import type { ExportTables } from "../export-tables.ts";
import { mappedTables } from "./mapped-tables.ts";

/** The tables are undefined exactly when sources.yaml, whose text and name are given, is at fault. */
export function mappedExport(
  text: string,
  file: string,
  open: OpenFile,
): { tables: ExportTables | undefined; diagnostics: readonly Diagnostic[] } {
  const { sources, diagnostics } = loadSources(text, file);
  return { tables: sources === undefined ? undefined : mappedTables(sources, open), diagnostics };
}
