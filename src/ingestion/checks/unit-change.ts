/** A series whose unit changes on the way, to one of another size: right where a laboratory changed, wrong where only the label did. */
import type { AnalyteName } from "../../core/analyte-table.ts";
import type { SourceReference } from "../../core/source-reference.ts";
import type { Check, Report } from "./check.ts";
import { messages } from "./messages.ts";
import type { Series } from "./series-reader.ts";

interface Change {
  readonly analyte: AnalyteName;
  readonly units: string;
  readonly where: SourceReference;
  participants: number;
}

/** One note per file, analyte and pair of units; two spellings of one size are no change. */
export function unitChange(report: Report): Check {
  const changes = new Map<string, Change>();
  return {
    series: (series) => {
      const position = firstChange(series);
      if (position === undefined) return;
      const { analyte } = series;
      const [from, to] = [series.at(position - 1), series.at(position)];
      const units = `${from.raw.unit} → ${to.raw.unit}`;
      const key = JSON.stringify([to.source.file, analyte, units]);
      const known = changes.get(key);
      if (known === undefined)
        changes.set(key, { analyte, units, where: { ...to.source, column: "unit" }, participants: 1 });
      else known.participants += 1;
    },
    finish: () => {
      for (const { where, analyte, units, participants } of changes.values())
        report(messages.unitChange(where, analyte, units, participants));
    },
  };
}

function firstChange({ length, printed }: Series): number | undefined {
  const before = printed[0]?.unitSize;
  for (let position = 1; position < length; position += 1) if (printed[position]?.unitSize !== before) return position;
  return undefined;
}
