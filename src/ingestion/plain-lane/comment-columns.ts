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
const DECODER = new TextDecoder();

function textOf(bytes: Uint8Array, start: number, end: number): string {
  return DECODER.decode(bytes.subarray(start, end)).trim();
}

export class CommentColumns {
  private readonly columns: readonly CommentColumn[];

  constructor(positions: readonly number[]) {
    this.columns = positions.map((position) => ({ position, texts: new TextColumn(), faulty: [] }));
  }

  isFaulty(bytes: Uint8Array, fields: PlainFields): boolean {
    return this.columns.some(({ position, texts, faulty }) => {
      const start = fields.bounds[2 * position] ?? 0;
      // Hardly any line has a comment.
      if (fields.bounds[2 * position + 1] === start) return false;
      // Free text of which hardly any is met again is not kept.
      if (faulty.length >= MOST_KEPT)
        return specimenFaultOf(textOf(bytes, start, fields.bounds[2 * position + 1] ?? 0)) !== undefined;
      const code = texts.codeAt(bytes, fields, position);
      const known = faulty[code] ?? specimenFaultOf(texts.at(code)) !== undefined;
      faulty[code] = known;
      return known;
    });
  }
}
