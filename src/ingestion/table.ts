/** A canonical CSV file as a table: header checked, every row handed on as named fields. */
import type { Diagnostic } from "../core/diagnostic.ts";
import type { SourceReference } from "../core/source-reference.ts";
import { suggestion } from "../core/suggest.ts";
import type { ContainerOptions } from "./containers/container-options.ts";
import type { ExportFile, Row } from "./containers/export-file.ts";
import { readContainer } from "./containers/read-container.ts";
import { FileLedger } from "./ledger.ts";
import { messages } from "./messages.ts";
import type { Problems } from "./problems.ts";
import type { RowSource, TableRead, TableReader, TableRow, TableShape } from "./row-source.ts";

/** The canonical file itself: its header is the canonical one, and a fault of a row ends the run. */
export function canonicalSource(file: ExportFile, options: ContainerOptions = {}): RowSource {
  return { name: file.name, size: file.size, read: (reader) => readTable(file, options, reader) };
}

async function readTable(file: ExportFile, options: ContainerOptions, reader: TableReader): Promise<TableRead> {
  const { shape, problems } = reader;
  const ledger = new FileLedger(file.name);
  let columns: readonly string[] | undefined;
  let index = new Map<string, number>();
  let usable = false;
  const onRow = (row: Row): void => {
    if (columns === undefined) {
      columns = row.fields.map((name) => name.trim());
      index = new Map(columns.map((name, position) => [name, position]));
      const faults = headerProblems(file.name, columns, shape);
      for (const fault of faults) problems.add(fault);
      usable = faults.length === 0;
      ledger.extraColumns = columns.filter((name) => !shape.required.includes(name) && !shape.optional.includes(name));
      return;
    }
    // Rows under an unusable header would only repeat its fault.
    if (usable) takeRow(reader, ledger, row, { columns, index });
  };
  const lane = () => {
    const table = {
      ledger,
      source: 0,
      positionOf: (column: string) => index.get(column),
      nameOf: (column: string) => column,
    };
    return usable ? reader.plain?.(table) : undefined;
  };
  const { failure } = await readContainer(file, options, onRow, reader.plain === undefined ? undefined : lane);
  if (failure !== undefined) problems.add(failure);
  else if (columns === undefined) problems.add(messages.emptyFile(file.name));
  return { ledgers: [ledger], readable: usable && failure === undefined };
}

interface Header {
  readonly columns: readonly string[];
  readonly index: ReadonlyMap<string, number>;
}

function takeRow(reader: TableReader, ledger: FileLedger, row: Row, header: Header): void {
  ledger.read += 1;
  const { fields, line } = row;
  if (fields.length === 1 && fields[0]?.trim() === "" && header.columns.length > 1) {
    ledger.setAside(line, "", "BLANK_LINE", "");
    return;
  }
  if (fields.length !== header.columns.length) {
    reader.problems.add(messages.fieldCount({ file: ledger.file, line }, fields.length, header.columns.length));
    return;
  }
  reader.onRow(new CanonicalRow(row, header, ledger.file, reader.problems), ledger);
}

/** One object per row: a file of interventions has a hundred thousand. */
class CanonicalRow implements TableRow {
  readonly line: number;
  readonly source = 0;
  private readonly fields: readonly string[];
  private readonly header: Header;
  private readonly file: string;
  private readonly problems: Problems;

  constructor({ line, fields }: Row, header: Header, file: string, problems: Problems) {
    this.line = line;
    this.fields = fields;
    this.header = header;
    this.file = file;
    this.problems = problems;
  }

  get columns(): readonly string[] {
    return this.header.columns;
  }

  field(column: string): string {
    const position = this.header.index.get(column);
    return position === undefined ? "" : (this.fields[position] ?? "").trim();
  }

  at(column: string): SourceReference {
    return { file: this.file, line: this.line, column };
  }

  /** With whose row it is and what stands in the column at fault. */
  fault(diagnostic: Diagnostic): void {
    const { column } = diagnostic.where;
    const printed = typeof column === "string" ? this.field(column) : "";
    this.problems.add({ ...diagnostic, about: { participant: this.field("participant_id"), printed } });
  }
}

function headerProblems(file: string, columns: readonly string[], shape: TableShape): readonly Diagnostic[] {
  const missing = shape.required
    .filter((name) => !columns.includes(name))
    .map((name) => messages.missingColumn(file, name, missingColumnHint(file, name, columns)));
  // Where the header is one field, the reason is one, and so is the message.
  if (columns.length === 1) return missing.slice(0, 1);
  const duplicated = [...new Set(columns.filter((name, position) => columns.indexOf(name) !== position))];
  return [...missing, ...duplicated.map((name) => messages.duplicateColumn(file, name))];
}

/** Ends with a line for sources.yaml: a file that only differs in how it is written needs no more. */
function missingColumnHint(file: string, name: string, columns: readonly string[]): string {
  const table = file.replace(/\.csv$/, "");
  const [only = ""] = columns;
  const other = columns.length === 1 ? /[;\t|]/.exec(only)?.[0] : undefined;
  if (other !== undefined)
    return `the columns are not separated by commas: export with commas, or write \`${table}: [{ file: ${file}, delimiter: ${JSON.stringify(other)} }]\` in sources.yaml`;
  if (columns.length === 1)
    return `the first line is ${JSON.stringify(only.slice(0, 40))}; where the header stands lower, write \`${table}: [{ file: ${file}, header-line: 2 }]\` with its line in sources.yaml`;
  const near = columns.find((column) => suggestion(column, [name])?.startsWith("did you mean") === true);
  if (name === "unit" && near === undefined)
    return `where no column has units, write \`${table}: [{ file: ${file}, units: [{ analyte: hemoglobin, unit: g/L }, …] }]\` in sources.yaml`;
  const found = near === undefined ? `the header has ${columns.slice(0, 12).join(", ")}` : `the header has "${near}"`;
  return `${found}: rename it, or map the file in sources.yaml, which \`nadir init DIR\` writes`;
}
