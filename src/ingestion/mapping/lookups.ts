/** Small files in which texts are looked up: read once, held whole, every row accounted for. */
import type { FileMapping, Lookup, ReadingOptions } from "../../definition/sources/model.ts";
import type { OpenFile } from "../containers/export-file.ts";
import { readContainer } from "../containers/read-container.ts";
import { FileLedger } from "../ledger.ts";
import type { Problems } from "../problems.ts";
import { containerOptions } from "./container-options.ts";
import { readHeader } from "./header.ts";
import { messages } from "./messages.ts";

interface LookupTable {
  readonly texts: ReadonlyMap<string, string>;
  readonly asked: Set<string>;
  readonly ledger: FileLedger;
}

export class Lookups {
  private readonly tables = new Map<string, LookupTable>();

  /** Undefined where the file does not have the key. */
  find(lookup: Lookup, key: string): string | undefined {
    const table = this.tables.get(nameOf(lookup));
    const text = table?.texts.get(key);
    if (text !== undefined) table?.asked.add(key);
    return text;
  }

  /** Reads the files that a mapping looks texts up in. Diagnostics name what is missing. */
  async load(mapping: FileMapping, open: OpenFile, problems: Problems): Promise<void> {
    for (const { lookup } of mapping.columns.values()) {
      if (lookup === undefined || this.tables.has(nameOf(lookup))) continue;
      this.tables.set(nameOf(lookup), await readLookup(lookup, mapping.reading, open, problems));
    }
  }

  /** A row counts as used when its key was asked for. */
  ledgers(): readonly FileLedger[] {
    return [...this.tables.values()].map(({ ledger, asked }) => {
      ledger.countUsed(asked.size);
      ledger.notNeeded += ledger.read - asked.size;
      return ledger;
    });
  }
}

function nameOf({ file, key, value }: Lookup): string {
  return JSON.stringify([file, key, value]);
}

async function readLookup(
  { file, key, value }: Lookup,
  reading: ReadingOptions,
  open: OpenFile,
  problems: Problems,
): Promise<LookupTable> {
  const ledger = new FileLedger(file, `texts of ${value} by ${key}`);
  const texts = new Map<string, string>();
  const found = { texts, asked: new Set<string>(), ledger };
  const opened = open(file);
  if (opened === undefined) {
    problems.add(messages.fileMissing({ file, line: 1 }, file));
    return found;
  }
  let positions: readonly [number, number] | undefined;
  const { failure } = await readContainer(opened, containerOptions(reading, [key, value]), ({ fields }) => {
    if (positions === undefined) {
      const header = readHeader(fields);
      positions = [header.positionOf(key) ?? -1, header.positionOf(value) ?? -1];
      for (const [at, column] of [key, value].entries())
        if (positions[at] === -1)
          problems.add(messages.columnMissing(file, column, `the header has ${header.names.slice(0, 12).join(", ")}`));
      return;
    }
    ledger.read += 1;
    const name = (fields[positions[0]] ?? "").trim();
    if (!texts.has(name)) texts.set(name, (fields[positions[1]] ?? "").trim());
  });
  if (failure !== undefined) problems.add(failure);
  return found;
}
