/** Values that end in 0 or 5 far too often: rounded, read off by eye, or made up. A note, never a fault. */
import type { AnalyteName } from "../../core/analyte.ts";
import type { SourceReference } from "../../core/source-reference.ts";
import type { Check, Report } from "./check.ts";
import { messages } from "./messages.ts";
import { siteOf } from "./site.ts";

const FEWEST_VALUES = 100;
/** A fifth is expected. */
const SHARE = 0.6;
const LEAST_DIGITS = 2;

interface Digits {
  readonly site: string;
  readonly analyte: AnalyteName;
  readonly where: SourceReference;
  values: number;
  round: number;
}

/** By file, site and analyte. Values of a single digit say nothing: 5 and 0 are then the value and not its rounding. */
export function digitPreference(report: Report): Check {
  const groups = new Map<string, Digits>();
  return {
    series: ({ participant, analyte, length, printed, at }) => {
      if (length === 0) return;
      const first = at(0);
      const site = siteOf(participant);
      const key = JSON.stringify([first.source.file, site, analyte]);
      const group = groups.get(key) ?? {
        site,
        analyte,
        where: { ...first.source, column: "value" },
        values: 0,
        round: 0,
      };
      groups.set(key, group);
      for (let position = 0; position < length; position += 1) countDigit(group, printed[position]?.value ?? "");
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

const ZERO = "0".charCodeAt(0);

function countDigit(group: Digits, text: string): void {
  const last = text.charCodeAt(text.length - 1) - ZERO;
  if (!(last >= 0 && last <= 9) || text.length < LEAST_DIGITS) return;
  group.values += 1;
  if (last === 0 || last === 5) group.round += 1;
}
