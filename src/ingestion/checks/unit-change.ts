/** A series whose unit changes on the way, to one of another size: right where a laboratory changed, wrong where only the label did. */
import { analyteOf, factorToCanonical } from "../../core/analyte.ts";
import type { AnalyteName } from "../../core/analyte-table.ts";
import type { Observation } from "../../core/participant.ts";
import type { SourceReference } from "../../core/source-reference.ts";
import { readUnit } from "../../core/unit-spelling.ts";
import type { Check, Report } from "./check.ts";
import { messages } from "./messages.ts";

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
    series: ({ analyte, observations }) => {
      const found = firstChange(analyte, observations, sizeOf);
      if (found === undefined) return;
      const [from, to] = found;
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

function firstChange(
  analyte: AnalyteName,
  observations: readonly Observation[],
  sizeOf: SizeOf,
): readonly [Observation, Observation] | undefined {
  let before = observations[0];
  for (const observation of observations) {
    if (before !== undefined && observation.raw.unit !== before.raw.unit) {
      if (sizeOf(analyte, observation.raw.unit) !== sizeOf(analyte, before.raw.unit)) return [before, observation];
    }
    before = observation;
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
