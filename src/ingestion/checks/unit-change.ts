/** A series whose unit changes on the way, to one of another size: right where a laboratory changed, wrong where only the label did. */
import { analyteOf, factorToCanonical } from "../../core/analyte.ts";
import type { AnalyteName } from "../../core/analyte-table.ts";
import type { SourceReference } from "../../core/source-reference.ts";
import { readUnit } from "../../core/unit-spelling.ts";
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
  const sizeOf = unitSizes();
  return {
    series: (series) => {
      const position = firstChange(series, sizeOf);
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

type SizeOf = (analyte: AnalyteName, unit: string) => string;

function firstChange({ analyte, length, printed }: Series, sizeOf: SizeOf): number | undefined {
  let before = length === 0 ? "" : (printed[0]?.unit ?? "");
  for (let position = 1; position < length; position += 1) {
    const unit = printed[position]?.unit ?? "";
    if (unit === before) continue;
    if (sizeOf(analyte, unit) !== sizeOf(analyte, before)) return position;
    before = unit;
  }
  return undefined;
}

/** How large a printed unit is in the canonical one, each looked up once. */
function unitSizes(): SizeOf {
  const sizes = new Map<string, string>();
  return (analyte, text) => {
    const key = `${analyte} ${text}`;
    const known = sizes.get(key);
    if (known !== undefined) return known;
    const unit = readUnit(text);
    const factor = unit === undefined ? undefined : factorToCanonical(analyteOf(analyte), unit);
    const size = factor?.toFraction() ?? "";
    sizes.set(key, size);
    return size;
  };
}
