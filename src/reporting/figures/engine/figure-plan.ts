/** What a figure is before it is drawn. */
import type { Layer } from "./layers.ts";

export interface Margins {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The drawing without title, notes and provenance. All in pixels; the margins hold axes, keys and the table below a curve. */
export interface FigureBody {
  readonly width: number;
  readonly height: number;
  readonly margins: Margins;
  readonly layers: readonly Layer[];
}

export interface FigurePlan {
  /** Unique in the run, and a file name on every system: `km-OS`. */
  readonly id: string;
  readonly title: string;
  /** How to read the drawing, in one or two sentences. */
  readonly subtitle: string;
  /** Empty where the figure is of all participants. */
  readonly population: string;
  /** A sentence that says what the figure shows, for people who do not see it. */
  readonly alternative: string;
  readonly notes: readonly string[];
  readonly body: FigureBody;
}

/** The width of every figure, in pixels. */
export const FIGURE_WIDTH = 780;
