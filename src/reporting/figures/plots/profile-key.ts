/** What the marks of a profile mean; only those that occur. */
import type { ParticipantFacts } from "../../model/participant-level.ts";
import type { SeriesFacts } from "../../model/series-facts.ts";
import type { AnalyteFacts } from "../../model/study-facts.ts";
import { INK } from "../engine/palette.ts";
import type { FigureContext } from "./context.ts";
import type { KeyEntry } from "./key-row.ts";
import { ABOVE, BELOW, DECIDING, KNOWN } from "./profile-panel.ts";
import { derivedDays } from "./profile-results.ts";

export function profileKey(
  context: FigureContext,
  participant: ParticipantFacts,
  panels: readonly { readonly analyte: AnalyteFacts; readonly series: SeriesFacts }[],
): readonly KeyEntry[] {
  const { words } = context;
  const qualified = (sign: string) => panels.some(({ series }) => series.qualifier.includes(sign));
  const decided = derivedDays(context, participant).some(({ rows }) => rows.size > 0);
  return [
    ...(panels.length > 0 ? [{ text: words.profileValue, mark: { kind: "point" as const, style: KNOWN } }] : []),
    ...(qualified("<") ? [{ text: words.profileBelow, mark: { kind: "point" as const, style: BELOW } }] : []),
    ...(qualified(">") ? [{ text: words.profileAbove, mark: { kind: "point" as const, style: ABOVE } }] : []),
    ...(decided ? [{ text: words.profileDeciding, mark: { kind: "point" as const, style: DECIDING } }] : []),
    ...(panels.some(({ analyte }) => analyte.thresholds.length > 0)
      ? [
          {
            text: words.profileThreshold,
            mark: { kind: "line" as const, color: INK.threshold, dash: [5, 3], width: 1.5 },
          },
        ]
      : []),
    ...(participant.lastDay === null
      ? []
      : [{ text: words.profileEnd, mark: { kind: "line" as const, color: INK.quiet, dash: [1, 3], width: 1.5 } }]),
  ];
}
