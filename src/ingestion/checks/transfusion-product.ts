/** Transfusions of which the product is not said, where it is said of others. */
import { type DatedRecord, TRANSFUSIONS } from "../../core/participant.ts";
import type { Check, Report } from "./check.ts";
import { messages } from "./messages.ts";

interface Blank {
  readonly record: DatedRecord;
  readonly participant: string;
}

/** One question per row. */
export function transfusionProduct(report: Report): Check {
  const blanks = new Map<string, Blank[]>();
  const filled = new Set<string>();
  const keyOf = ({ name, source }: DatedRecord) => JSON.stringify([name, source.file]);
  return {
    records: ({ participant, interventions }) => {
      for (const record of interventions) {
        if (!TRANSFUSIONS.includes(record.name)) continue;
        if (record.attributes.has("product")) filled.add(keyOf(record));
        else {
          const rows = blanks.get(keyOf(record)) ?? [];
          blanks.set(keyOf(record), rows);
          rows.push({ record, participant: participant.id });
        }
      }
    },
    finish: () => {
      // Where no row of a file says it, the study does not rest on it.
      for (const [key, rows] of blanks) if (filled.has(key)) for (const row of rows) reportBlank(row, report);
    },
  };
}

function reportBlank({ record, participant }: Blank, report: Report): void {
  const where = { ...record.source, column: "product" };
  report(messages.transfusionWithoutProduct({ where, participant, printed: "" }, record.name));
}
