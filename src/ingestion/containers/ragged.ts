/** Counts the rows that are not as wide as the header. They are handed on: the mapping puts each into its bucket. */
import type { OnRow } from "./export-file.ts";

export class Ragged {
  count = 0;
  readonly take: OnRow;

  constructor(onRow: OnRow) {
    let width: number | undefined;
    this.take = (row) => {
      const { fields } = row;
      const isBlank = fields.length === 1 && fields[0]?.trim() === "";
      if (width === undefined) width = fields.length;
      else if (fields.length !== width && !isBlank) this.count += 1;
      onRow(row);
    };
  }
}
