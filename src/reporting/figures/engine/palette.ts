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
export const SERIES_STYLES = [
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

/** What each colour becomes on a dark page; pages override the attributes of the SVG with it. */
export const DARK: Readonly<Record<string, string>> = {
  [INK.text]: "#f0f0f0",
  [INK.muted]: "#b8b8b8",
  [INK.axis]: "#b0b0b0",
  [INK.grid]: "#3a3f45",
  [INK.paper]: "#16191d",
  [INK.threshold]: "#ff9e5e",
  [INK.quiet]: "#9a9a9a",
  [INK.bar]: "#4d6070",
  [INK.barLight]: "#2f3a44",
  "#0072b2": "#56b4e9",
  "#c44e00": "#f08a4b",
  "#00805d": "#2fc79a",
  "#a8518a": "#e09cc6",
  "#5c5c5c": "#c4c4c4",
  "#8a6500": "#e6b84d",
};
