/** Strips below the panels: one row each for every kind of transfusion, drug and event. */
import type { ParticipantFacts } from "../../model/participant-level.ts";
import type { RecordFacts } from "../../model/series-facts.ts";
import { boxes, type Layer, lines, type TextItem, textLayers } from "../engine/layers.ts";
import { INK } from "../engine/palette.ts";
import type { Scale } from "../engine/scale.ts";
import type { FigureContext } from "./context.ts";
import { recordName } from "./record-name.ts";

export interface Strip {
  readonly label: string;
  readonly kind: RecordFacts["kind"];
  readonly records: readonly RecordFacts[];
}

export interface PlacedStrip extends Strip {
  readonly lines: readonly string[];
  /** The middle, in pixels. */
  readonly y: number;
}

const ORDER = ["transfusion", "dose", "event"] as const;
const COLORS: Readonly<Record<RecordFacts["kind"], string>> = {
  transfusion: "#a61c3c",
  dose: "#5c5c5c",
  event: "#8a6500",
};

export function stripRows({ words }: FigureContext, { records }: ParticipantFacts): readonly Strip[] {
  return ORDER.flatMap((kind) => {
    const own = records.filter((record) => record.kind === kind);
    const names = [...new Set(own.map(({ name }) => name))].sort();
    return names.map((name) => ({
      label: recordName(words, name),
      kind,
      records: own.filter((record) => record.name === name),
    }));
  });
}

/** A bar from the first to the last day; at least three pixels, so that a single day is seen. */
export function stripLayers(
  strips: readonly PlacedStrip[],
  x: Scale,
  domain: readonly [number, number],
): readonly Layer[] {
  if (strips.length === 0) return [];
  const texts = strips.flatMap(({ lines: text, y }) =>
    text.map(
      (line, index): TextItem => ({
        x: -9,
        y: y + (index - (text.length - 1) / 2) * 13,
        text: line,
        size: 11,
        align: "right",
      }),
    ),
  );
  const guides = strips.map(({ y }) => ({ x: x(domain[0]), y, x2: x(domain[1]), y2: y }));
  return [
    lines(guides, INK.grid),
    ...ORDER.flatMap((kind) => {
      const bars = strips
        .filter((strip) => strip.kind === kind)
        .flatMap(({ records, y }) =>
          records.map(({ day, endDay }) => {
            const from = x(day);
            const to = endDay === null || endDay <= day ? from : Math.min(x(endDay + 1), x(domain[1]));
            const middle = (from + to) / 2;
            const half = Math.max((to - from) / 2, 1.5);
            return { x: middle - half, y: y - 6, x2: middle + half, y2: y + 6 };
          }),
        );
      return bars.length === 0 ? [] : [boxes(bars, { color: COLORS[kind], opacity: 0.9 })];
    }),
    ...textLayers(texts),
  ];
}
