/** Several tables as one document on paper (DOCX, RTF), one page (HTML, Markdown) or one workbook (XLSX). */
import type { Table } from "../table.ts";

/** `Page 2 of 7` in the language of the document. */
export interface PageWords {
  readonly before: string;
  readonly between: string;
  readonly after: string;
}

export interface TablesDocument {
  /** At the top of every page: the study. */
  readonly title: string;
  readonly tables: readonly Table[];
  readonly page: PageWords;
}

/** A4, landscape, in twentieths of a point. */
export const PAPER = { width: 16838, height: 11906, margin: 1000, top: 1300, bottom: 1100 } as const;

export const TEXT_WIDTH = PAPER.width - 2 * PAPER.margin;
export const TEXT_HEIGHT = PAPER.height - PAPER.top - PAPER.bottom;
