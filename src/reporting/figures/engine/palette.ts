/**
 * Colours of the figures: after Okabe and Ito (2008), whose eight colours people with any colour vision tell apart; orange, sky blue
 * and purple are darkened until they stand out from white by 3:1. Text is never coloured: it has 4.5:1 at least.
 */
export const INK = {
  text: "#1a1a1a",
  muted: "#595959",
  axis: "#404040",
  grid: "#e4e4e4",
  paper: "#ffffff",
  threshold: "#b34700",
  quiet: "#8c8c8c",
  bar: "#b9c8d6",
  barLight: "#dfe6ec",
} as const;

/** One per group, with the dash and the shape that tell it apart without colour. */
const SERIES_STYLES = [
  { color: "#0072b2", dash: [], shape: "circle" },
  { color: "#c44e00", dash: [7, 3], shape: "diamond" },
  { color: "#00805d", dash: [2, 2], shape: "square" },
  { color: "#a8518a", dash: [9, 3, 2, 3], shape: "triangle-up" },
  { color: "#5c5c5c", dash: [4, 2], shape: "triangle-down" },
  { color: "#8a6500", dash: [12, 4], shape: "cross" },
] as const;

export type SeriesStyle = { readonly color: string; readonly dash: readonly number[]; readonly shape: string };

/** Beyond six groups the styles repeat; the labels still name each. */
export function seriesStyle(index: number): SeriesStyle {
  return SERIES_STYLES[index % SERIES_STYLES.length] ?? SERIES_STYLES[0];
}
