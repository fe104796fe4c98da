/** The column in which a file prints the values of an analyte, for the ledger: that of the analyte in a wide file. */
import type { AnalyteName } from "../core/analyte.ts";

export class ValueColumns {
  private readonly names = new Map<string, string>();

  note(source: number, analyte: AnalyteName, column: string): void {
    this.names.set(`${source} ${analyte}`, column);
  }

  of(source: number, analyte: AnalyteName): string {
    return this.names.get(`${source} ${analyte}`) ?? "value";
  }
}
