/** The comments of plain lines: a line whose comment names a fault of the specimen is left to those who look closer. */
import { specimenFaultOf } from "../results/specimen-fault.ts";
import type { PlainFields } from "./plain-lines.ts";
import { TextAnswers } from "./text-answers.ts";

interface CommentColumn {
  readonly position: number;
  readonly isFault: TextAnswers<boolean>;
}

/** Of free text. */
const MOST_KEPT = 65_536;

export class CommentColumns {
  private readonly columns: readonly CommentColumn[];

  constructor(positions: readonly number[], nullWords: ReadonlySet<string> | undefined) {
    const answerTo = (text: string) => specimenFaultOf(text) !== undefined;
    this.columns = positions.map((position) => {
      return { position, isFault: new TextAnswers({ position, answerTo, nullWords, most: MOST_KEPT }) };
    });
  }

  isFaulty(bytes: Uint8Array, fields: PlainFields): boolean {
    if (this.columns.length === 0) return false;
    return this.columns.some(({ position, isFault }) => {
      const [start = 0, end = 0] = [fields.bounds[2 * position], fields.bounds[2 * position + 1]];
      // Hardly any line has a comment.
      return end > start && isFault.of(bytes, fields);
    });
  }
}
