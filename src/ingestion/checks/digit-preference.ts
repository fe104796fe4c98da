/** Values that end in 0 or 5 far too often: rounded, read off by eye, or made up. A note, never a fault. */
import type { AnalyteName } from "../../core/analyte.ts";
import type { Observation } from "../../core/participant.ts";
import type { SourceReference } from "../../core/source-reference.ts";
import type { Check, Report } from "./check.ts";
import { messages } from "./messages.ts";
import { siteOf } from "./site.ts";

const FEWEST_VALUES = 100;
/** A fifth is expected. */
const SHARE = 0.6;

interface Digits {
  readonly site: string;
  readonly analyte: AnalyteName;
  readonly where: SourceReference;
  values: number;
  round: number;
}

/** By file, site and analyte. */
export function digitPreference(report: Report): Check {
  const groups = new Map<string, Digits>();
  /** Of each analyte the group that was counted last: most participants are of the site of the one before. */
  const last = new Map<AnalyteName, Digits>();
  const groupOf = (site: string, analyte: AnalyteName, { source }: Observation): Digits => {
    const before = last.get(analyte);
    if (before !== undefined && before.site === site && before.where.file === source.file) return before;
    const key = JSON.stringify([source.file, site, analyte]);
    const group = groups.get(key) ?? { site, analyte, where: { ...source, column: "value" }, values: 0, round: 0 };
    groups.set(key, group);
    last.set(analyte, group);
    return group;
  };
  return {
    series: ({ participant, analyte, length, printed, at }) => {
      if (length === 0) return;
      const group = groupOf(siteOf(participant), analyte, at(0));
      for (let position = 0; position < length; position += 1)
        countDigit(group, printed[position]?.lastDigit ?? Number.NaN);
    },
    finish: () => {
      for (const { site, analyte, where, values, round } of groups.values()) {
        if (values < FEWEST_VALUES || round < SHARE * values) continue;
        const what = site === "" ? analyte : `${analyte} at site ${site}`;
        report(messages.digitPreference(where, what, Math.round((100 * round) / values), values));
      }
    },
  };
}

function countDigit(group: Digits, digit: number): void {
  if (Number.isNaN(digit)) return;
  group.values += 1;
  if (digit === 0 || digit === 5) group.round += 1;
}
