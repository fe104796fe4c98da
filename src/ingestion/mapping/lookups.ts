/** Small files in which texts are looked up: read once, held whole, every row accounted for. */
import type { FileMapping, Lookup } from "../../definition/sources/model.ts";
import type { OpenFile } from "../containers/export-file.ts";
import { readContainer } from "../containers/read-container.ts";
import { FileLedger } from "../ledger.ts";
import type { Problems } from "../problems.ts";
import type { Cells } from "./cell-reader.ts";
import { containerOptions } from "./container-options.ts";
import { type Header, hintFor, readHeader } from "./header.ts";
import { messages } from "./messages.ts";
import { openMapped } from "./open-mapped.ts";

/** The text that stands in the place of one: undefined where the file does not have the key. `text` is the cell made ready, for a key of one column. */
export type Finder = (cells: Cells, text: string) => string | undefined;

export class Lookups {
  private readonly tables = new Map<string, LookupTable>();

  finder(lookup: Lookup, columns: readonly string[], header: Header): Finder {
    const table = this.tables.get(nameOf(lookup));
    if (lookup.keys.length === 1) return (_, text) => table?.find(text);
    const positions = columns.map((column) => header.positionOf(column) ?? -1);
    return (cells) => table?.find(keyOf(positions.map((position) => cells[position] ?? "")));
  }

  /** Reads the files that a mapping looks texts up in. Diagnostics name what is missing. */
  async load(mapping: FileMapping, open: OpenFile, problems: Problems): Promise<void> {
    const { columns, adds } = mapping;
    for (const { lookup } of [...columns.values(), ...(typeof adds === "object" ? [adds.at] : [])]) {
      if (lookup === undefined || this.tables.has(nameOf(lookup))) continue;
      const table = new LookupTable(lookup, problems);
      this.tables.set(nameOf(lookup), table);
      await table.read(open);
    }
  }

  ledgers(): readonly FileLedger[] {
    return [...this.tables.values()].map((table) => table.close());
  }
}

function nameOf({ file, keys, value }: Lookup): string {
  return JSON.stringify([file, keys, value]);
}

/** Several columns as one key; a text never holds the character between them. */
function keyOf(texts: readonly string[]): string {
  return texts.join("\u0000");
}

interface LookedUp {
  readonly text: string;
  readonly line: number;
}

class LookupTable {
  private readonly texts = new Map<string, LookedUp>();
  private readonly asked = new Set<string>();
  private readonly ledger: FileLedger;
  private readonly lookup: Lookup;
  private readonly problems: Problems;
  private positions: { readonly keys: readonly number[]; readonly value: number } | undefined;

  constructor(lookup: Lookup, problems: Problems) {
    this.lookup = lookup;
    this.problems = problems;
    this.ledger = new FileLedger(lookup.file, `texts of ${lookup.value} by ${lookup.keys.join(", ")}`);
  }

  find(key: string): string | undefined {
    const found = this.texts.get(key);
    if (found !== undefined) this.asked.add(key);
    return found?.text;
  }

  async read(open: OpenFile): Promise<void> {
    const { file, keys, value, reading } = this.lookup;
    const opened = openMapped(open, [file]);
    if (opened === undefined) {
      this.problems.add(messages.fileMissing({ file, line: 1 }, file, undefined));
      return;
    }
    const options = containerOptions(reading, [...keys, value]);
    const { failure } = await readContainer(opened, options, ({ line, fields }) => {
      if (this.positions === undefined) this.takeHeader(readHeader(fields));
      else this.takeRow(line, fields, this.positions);
    });
    if (failure !== undefined) this.problems.add(failure);
  }

  /** A row counts as used when its key was asked for. */
  close(): FileLedger {
    this.ledger.countUsed(this.asked.size);
    this.ledger.notNeeded = this.ledger.read - this.asked.size;
    return this.ledger;
  }

  private takeHeader(header: Header): void {
    const { file, keys, value } = this.lookup;
    const positionOf = (column: string): number => {
      const position = header.positionOf(column);
      if (position === undefined)
        this.problems.add(messages.columnMissing(file, column, hintFor(column, header.names)));
      return position ?? -1;
    };
    this.positions = { keys: keys.map(positionOf), value: positionOf(value) };
  }

  /** A key with two texts is a fault: which of them is meant, nobody can know. */
  private takeRow(
    line: number,
    fields: readonly string[],
    { keys, value }: { keys: readonly number[]; value: number },
  ): void {
    this.ledger.read += 1;
    const key = keyOf(keys.map((position) => (fields[position] ?? "").trim()));
    const text = (fields[value] ?? "").trim();
    const known = this.texts.get(key);
    if (known === undefined) this.texts.set(key, { text, line });
    else if (known.text !== text) {
      const where = { file: this.lookup.file, line, column: this.lookup.value };
      this.problems.add(messages.lookupTwice(where, key.replaceAll("\u0000", ", "), [known.text, text], known.line));
    }
  }
}
