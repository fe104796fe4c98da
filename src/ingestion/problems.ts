/** Collects diagnostics of an export; of one kind in one file the first twenty are shown and the rest counted. */
import type { Diagnostic } from "../core/diagnostic.ts";
import type { SourceReference } from "../core/source-reference.ts";
import { messages } from "./messages.ts";

const SHOWN_PER_KIND = 20;
/** More questions than a site can answer; what goes beyond is counted with the rest of its kind. */
const LONGEST_LIST = 50_000;

const NO_ROOM = "DATA_DOES_NOT_FIT";

export class Problems {
  private readonly shown: Diagnostic[] = [];
  private readonly aboutRows: Diagnostic[] = [];
  private readonly counts = new Map<string, { count: number; last: Diagnostic }>();
  private readonly printedColumns = new Map<string, ReadonlyMap<string, string>>();

  /** From now on a canonical column of a mapped file is named as the file prints it. */
  nameColumns(file: string, printed: ReadonlyMap<string, string>): void {
    this.printedColumns.set(file, new Map([...(this.printedColumns.get(file) ?? []), ...printed]));
  }

  add(found: Diagnostic): void {
    const diagnostic = this.withPrintedColumns(found);
    const key = `${diagnostic.where.file} ${diagnostic.code}`;
    const count = (this.counts.get(key)?.count ?? 0) + 1;
    this.counts.set(key, { count, last: diagnostic });
    if (count <= SHOWN_PER_KIND) this.shown.push(diagnostic);
    if (diagnostic.about !== undefined && this.aboutRows.length < LONGEST_LIST) this.aboutRows.push(diagnostic);
  }

  private withPrintedColumns(diagnostic: Diagnostic): Diagnostic {
    const { where, related } = diagnostic;
    if (this.printedColumns.size === 0) return diagnostic;
    const named = (place: SourceReference): SourceReference => {
      const printed = this.printedColumns.get(place.file)?.get(String(place.column));
      return printed === undefined ? place : { ...place, column: printed };
    };
    return { ...diagnostic, where: named(where), ...(related === undefined ? {} : { related: related.map(named) }) };
  }

  /** Those about a row of a participant, which is what a site can be asked about. */
  ofRows(): readonly Diagnostic[] {
    return this.aboutRows;
  }

  /** Whether a file was refused because the memory is full. */
  isWithoutRoom(): boolean {
    return [...this.counts.values()].some(({ last }) => last.code === NO_ROOM);
  }

  hasErrorIn(file: string): boolean {
    return [...this.counts.values()].some(({ last }) => last.where.file === file && last.severity === "error");
  }

  all(): readonly Diagnostic[] {
    const rest = [...this.counts.values()].flatMap(({ count, last }) =>
      count > SHOWN_PER_KIND
        ? [{ ...messages.more(last.where, last.code, count - SHOWN_PER_KIND), severity: last.severity }]
        : [],
    );
    return [...this.shown, ...rest];
  }
}
