/** Several tables and figures as one document on paper (DOCX, RTF) or one workbook (XLSX). */
import type { MarkedNote, Table } from "../table.ts";

export interface Figure {
  readonly id: string;
  readonly title: string;
  readonly population: string;
  readonly png: Uint8Array;
  /** In pixels of the picture; only their ratio matters on paper. */
  readonly width: number;
  readonly height: number;
  /** A sentence that says what the figure shows, for people who do not see it. */
  readonly alternative: string;
  readonly notes: readonly MarkedNote[];
  readonly foot: readonly string[];
}

export type DocumentItem =
  | { readonly kind: "table"; readonly table: Table }
  | { readonly kind: "figure"; readonly figure: Figure };

/** `Page 2 of 7` in the language of the document. */
export interface PageWords {
  readonly before: string;
  readonly between: string;
  readonly after: string;
}

export interface TablesDocument {
  /** At the top of every page: the study. */
  readonly title: string;
  readonly items: readonly DocumentItem[];
  readonly page: PageWords;
}

/** A4, landscape, in twentieths of a point. */
export const PAPER = { width: 16838, height: 11906, margin: 1000, top: 1300, bottom: 1100 } as const;

export const TEXT_WIDTH = PAPER.width - 2 * PAPER.margin;
export const TEXT_HEIGHT = PAPER.height - PAPER.top - PAPER.bottom;

/** The size a figure is drawn in, as large as the paper allows, leaving `reserved` for its title and notes. */
export function figureSize(
  { width, height }: Figure,
  reserved: number,
): { readonly width: number; readonly height: number } {
  const scale = Math.min(TEXT_WIDTH / Math.max(width, 1), (TEXT_HEIGHT - reserved) / Math.max(height, 1));
  return { width: Math.floor(width * scale), height: Math.floor(height * scale) };
}
