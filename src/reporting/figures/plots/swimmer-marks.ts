/** What happened on the way: recorded events, derived events such as engraftment, and the primary response. */
import type { ParticipantFacts, ParticipantLevel } from "../../model/participant-level.ts";
import type { PointStyle } from "../engine/layers.ts";
import { INK } from "../engine/palette.ts";
import type { FigureContext } from "./context.ts";
import { recordName } from "./record-name.ts";

export interface SwimmerMark {
  readonly label: string;
  readonly style: PointStyle;
  readonly days: readonly { readonly participant: string; readonly day: number }[];
}

/** Not shown as marks: the end of a lane, its origin, and the many. */
const OTHERWISE_SHOWN = new Set(["death", "withdrawal", "stem-cell-infusion", "adverse-event"]);

const STYLES: readonly PointStyle[] = [
  ["circle", "#00805d"],
  ["diamond", "#0072b2"],
  ["square", "#c44e00"],
  ["triangle-up", "#a8518a"],
  ["triangle-down", "#8a6500"],
  ["triangle-left", "#0072b2"],
  ["circle", "#e6b84d"],
  ["diamond", "#c44e00"],
  ["square", "#00805d"],
  ["triangle-up", "#5c5c5c"],
].map(([shape = "", fill = ""]) => ({ shape, size: 56, fill, stroke: INK.paper, strokeWidth: 1.2 }));

export function swimmerMarks(
  context: FigureContext,
  level: ParticipantLevel,
  participants: readonly ParticipantFacts[],
): readonly SwimmerMark[] {
  const found = [...derived(context, level), ...recorded(context, participants)].filter(({ days }) => days.length > 0);
  return found.map((mark, index) => {
    const style = STYLES[index % STYLES.length] as PointStyle;
    // A response is often found on the day of another mark, which then stands on it.
    return { ...mark, style: mark.wide === true ? { ...style, size: 140 } : style };
  });
}

type Unstyled = Omit<SwimmerMark, "style"> & { readonly wide?: boolean };

/** An event that the export records itself is shown once, as recorded. */
function derived(
  { data, terms, words }: FigureContext,
  { results, participants }: ParticipantLevel,
): readonly Unstyled[] {
  const recordsOf = new Map(participants.map(({ id, records }) => [id, new Set(records.map(({ name }) => name))]));
  return data.endpoints.flatMap(({ name, paramcd, kind, role }): Unstyled[] => {
    const own = results.filter((result) => result.paramcd === paramcd && result.inPopulation);
    if (kind === "time-to-event") {
      const days = own.flatMap(({ outcome, participant, day }) =>
        outcome.kind === "time" &&
        outcome.cnsr === 0 &&
        day !== null &&
        !recordsOf.get(participant)?.has(outcome.description)
          ? [{ participant, day }]
          : [],
      );
      return [{ label: recordName(words, name), days }];
    }
    if (kind !== "response" || role !== "primary") return [];
    const days = own.flatMap(({ outcome, participant, day }) =>
      outcome.kind === "verdict" && outcome.verdict === "Y" && day !== null ? [{ participant, day }] : [],
    );
    return [{ label: `${recordName(words, name)}: ${terms.states.Y}`, days, wide: true }];
  });
}

function recorded({ words }: FigureContext, participants: readonly ParticipantFacts[]): readonly Unstyled[] {
  const names = [
    ...new Set(
      participants.flatMap(({ records }) => records.filter(({ kind }) => kind === "event").map(({ name }) => name)),
    ),
  ]
    .filter((name) => !OTHERWISE_SHOWN.has(name))
    .sort();
  return names.map((name) => ({
    label: recordName(words, name),
    days: participants.flatMap(({ id, records }) =>
      records
        .filter((record) => record.kind === "event" && record.name === name)
        .map(({ day }) => ({ participant: id, day })),
    ),
  }));
}
