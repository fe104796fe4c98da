/** The file of an entry of sources.yaml, under the first of its names that is there. */
import type { ExportFile, OpenFile } from "../containers/export-file.ts";

/** A name is also found in small or in capital letters: systems differ in how they print `DM.csv`. */
export function openMapped(open: OpenFile, names: readonly string[]): ExportFile | undefined {
  for (const name of names) {
    const file = open(name) ?? open(name.toLowerCase()) ?? open(capitalized(name));
    if (file !== undefined) return file;
  }
  return undefined;
}

/** The name in capitals, its ending as it is: `DM.csv`. */
function capitalized(name: string): string {
  const dot = name.indexOf(".");
  return dot === -1 ? name.toUpperCase() : `${name.slice(0, dot).toUpperCase()}${name.slice(dot)}`;
}
