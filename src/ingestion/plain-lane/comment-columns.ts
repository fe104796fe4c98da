/** The comments of plain lines: a line whose comment names a fault of the specimen is left to those who look closer. */
import { specimenFaultOf } from "../results/specimen-fault.ts";
import type { PlainFields } from "./plain-lines.ts";
import { TextColumn } from "./text-column.ts";

interface CommentColumn {
  readonly position: number;
  readonly texts: TextColumn;
  /** By code of the text. */
  readonly faulty: boolean[];
}

const MOST_KEPT = 65_536;

export class CommentColumns {
  private readonly columns: readonly CommentColumn[];

  constructor(positions: readonly number[], nullWords?: ReadonlySet<string>) {
    this.columns = positions.map((position) => ({ position, texts: new TextColumn(nullWords), faulty: [] }));
  }

  isFaulty(bytes: Uint8Array, fields: PlainFields): boolean {
    if (this.columns.length === 0) return false;
    return this.columns.some((column) => {
      const [start = 0, end = 0] = [fields.bounds[2 * column.position], fields.bounds[2 * column.position + 1]];
      // Hardly any line has a comment.
      return end > start && judge(column, bytes, fields);
    });
  }
}

function judge({ position, texts, faulty }: CommentColumn, bytes: Uint8Array, fields: PlainFields): boolean {
  // Free text of which hardly any is met again is not kept.
  if (faulty.length >= MOST_KEPT) return specimenFaultOf(texts.textOf(bytes, fields, position)) !== undefined;
  const code = texts.codeAt(bytes, fields, position);
  const known = faulty[code] ?? specimenFaultOf(texts.at(code)) !== undefined;
  faulty[code] = known;
  return known;
}
