/** The cells of a row made ready: trimmed, null words made empty, blank cells filled with the text above them where that is declared. */
import type { FileMapping } from "../../definition/sources/model.ts";
import type { FileLedger } from "../ledger.ts";
import type { Cells } from "./cell-reader.ts";
import type { Header } from "./header.ts";

export class RowCells {
  private readonly above = new Map<string, string>();
  private readonly mapping: FileMapping;
  private readonly header: Header;
  private readonly ledger: FileLedger;

  constructor(mapping: FileMapping, header: Header, ledger: FileLedger) {
    this.mapping = mapping;
    this.header = header;
    this.ledger = ledger;
  }

  of(line: number, fields: readonly string[]): Cells {
    const { nullWords, fillDown } = this.mapping;
    const cells = fields.map((text) => {
      const trimmed = text.trim();
      return nullWords.has(trimmed) ? "" : trimmed;
    });
    for (const column of fillDown) {
      const position = this.header.positionOf(column) ?? -1;
      const above = this.above.get(column) ?? "";
      if (cells[position] !== "") this.above.set(column, cells[position] ?? "");
      else if (above !== "") {
        cells[position] = above;
        this.ledger.alter({ line, column }, "FILLED_DOWN", fields[position] ?? "", above);
      }
    }
    return cells;
  }
}
