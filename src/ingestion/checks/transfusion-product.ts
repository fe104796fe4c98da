/** Transfusions of which the product is not said, where it is said of others. */
import { type DatedRecord, TRANSFUSIONS } from "../../core/participant.ts";
import type { Check, Report } from "./check.ts";
import { messages } from "./messages.ts";

interface Blank {
  readonly record: DatedRecord;
  readonly participant: string;
}

/** The transfusions of one name in one file, of which there are few. */
interface Kind {
  readonly name: string;
  readonly file: string;
}

interface BlankKind extends Kind {
  readonly rows: Blank[];
}

/** One question per row. */
export function transfusionProduct(report: Report): Check {
  const blanks: BlankKind[] = [];
  const filled: Kind[] = [];
  return {
    records: ({ participant, interventions }) => {
      for (const record of interventions) {
        if (!TRANSFUSIONS.includes(record.name)) continue;
        const kind = { name: record.name, file: record.source.file };
        if (record.attributes.has("product")) kindIn(filled, kind, () => kind);
        else kindIn(blanks, kind, () => ({ ...kind, rows: [] })).rows.push({ record, participant: participant.id });
      }
    },
    finish: () => {
      // Where no row of a file says it, the study does not rest on it.
      for (const kind of blanks) if (hasKind(filled, kind)) for (const row of kind.rows) reportBlank(row, report);
    },
  };
}

function kindIn<Known extends Kind>(known: Known[], kind: Kind, make: () => Known): Known {
  const found = known.find((other) => isSame(other, kind));
  if (found !== undefined) return found;
  const made = make();
  known.push(made);
  return made;
}

function hasKind(known: readonly Kind[], kind: Kind): boolean {
  return known.some((other) => isSame(other, kind));
}

function isSame(a: Kind, b: Kind): boolean {
  return a.name === b.name && a.file === b.file;
}

function reportBlank({ record, participant }: Blank, report: Report): void {
  const where = { ...record.source, column: "product" };
  report(messages.transfusionWithoutProduct({ where, participant, printed: "" }, record.name));
}
