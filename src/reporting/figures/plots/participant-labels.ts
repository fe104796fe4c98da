/** Identifiers beside marks. Where one is too long for its place all are numbered, and the notes say who is who: nothing is cut off. */
import { cleanText } from "../../tables/clean-text.ts";
import type { FigureFont } from "../font/figure-font.ts";

export interface ParticipantLabels {
  readonly labels: readonly string[];
  /** In pixels. */
  readonly width: number;
  readonly notes: readonly string[];
}

export function participantLabels(
  font: FigureFont,
  ids: readonly string[],
  size: number,
  most: number,
): ParticipantLabels {
  const cleaned = ids.map(cleanText);
  const widest = (texts: readonly string[]) => Math.max(0, ...texts.map((text) => font.width(text, size, "regular")));
  if (widest(cleaned) <= most) return { labels: cleaned, width: widest(cleaned), notes: [] };
  const numbers = cleaned.map((_, index) => String(index + 1));
  return {
    labels: numbers,
    width: widest(numbers),
    notes: [cleaned.map((id, index) => `${index + 1} = ${id}`).join("; ")],
  };
}
