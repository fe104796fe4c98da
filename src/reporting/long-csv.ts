/** A CSV file of any length: its rows become bytes a few thousand at a time, so that it is never a text as a whole. */
import { type Cell, csvLines, csvRow } from "./csv.ts";

const ROWS_PER_PIECE = 4096;

export class LongCsv {
  private readonly pieces: Uint8Array[] = [];
  private rows: string[];
  private readonly lineEnd: string;
  private readonly encoder = new TextEncoder();

  /** `mark` stands before the first row. */
  constructor(columns: readonly string[], lineEnd = "\n", mark = "") {
    this.lineEnd = lineEnd;
    this.rows = [mark + csvRow(columns)];
  }

  add(row: readonly Cell[]): void {
    if (this.rows.length === ROWS_PER_PIECE) this.close();
    this.rows.push(csvRow(row));
  }

  /** The file so far. */
  bytes(): readonly Uint8Array[] {
    if (this.rows.length > 0) this.close();
    return this.pieces;
  }

  private close(): void {
    this.pieces.push(this.encoder.encode(csvLines(this.rows, this.lineEnd)));
    this.rows = [];
  }
}
