/**
 * A table before it is a document: typed cells, formatted parts, notes. Every writer (HTML, Markdown, CSV, DOCX, RTF, XLSX) prints
 * this and decides nothing about numbers. A table is plain data and survives JSON.
 */
import type { Cell } from "./cell.ts";
import { cleanText } from "./clean-text.ts";
import { assignMarks } from "./note-marks.ts";
import { stackColumn } from "./stack.ts";

export interface Column {
  readonly heading: string;
  /** A second line: `(N=43)`; empty where there is none. */
  readonly sub: string;
  /** The heading over this and the neighbouring columns with the same span; empty where there is none. */
  readonly span: string;
  readonly align: "left" | "center";
  /** Whether the digits of its cells stack; they do not where every row is of something else. */
  readonly stacks: boolean;
  readonly notes: readonly string[];
}

export interface Row {
  readonly label: string;
  /** 0 for the outermost. */
  readonly indent: number;
  readonly notes: readonly string[];
  /** Heads the rows below it, has no cells, and never stands last on a page. */
  readonly header: boolean;
  /** One per column after the first; the first column holds the label. */
  readonly cells: readonly Cell[];
}

export interface Note {
  readonly key: string;
  readonly text: string;
}

/** What a builder gives. Texts may come from files: they are cleaned here. */
export interface TableDraft {
  /** A word for file names and links: `endpoint-summary`. */
  readonly id: string;
  readonly title: string;
  /** Who is counted; the denominator of every percentage that names no other. */
  readonly population: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  readonly notes: readonly Note[];
  /** Lines below the notes without a mark; the last says data cut, definition, input and version. */
  readonly foot: readonly string[];
}

export interface MarkedNote extends Note {
  readonly mark: string;
}

/** A finished table: cleaned, digits stacked, notes in the order of their marks, every key of a note replaced by its mark. */
export interface Table extends Omit<TableDraft, "notes"> {
  readonly notes: readonly MarkedNote[];
}

const ID = /^[a-z][a-z0-9-]*$/;

/** Throws where the table does not hold together: cells that fit no column, a mark without a note, a note without a mark. */
export function finishTable(draft: TableDraft): Table {
  if (!ID.test(draft.id)) throw new Error(`${draft.id} cannot name a table`);
  if (draft.columns.length === 0) throw new Error(`the table ${draft.id} has no columns`);
  for (const row of draft.rows) checkRow(draft, row);
  return assignMarks(stacked(cleaned(draft)));
}

function checkRow({ id, columns }: TableDraft, { label, cells, header }: Row): void {
  const wanted = header ? 0 : columns.length - 1;
  if (cells.length !== wanted)
    throw new Error(`${cells.length} cells where ${wanted} are due, row ${JSON.stringify(label)} of the table ${id}`);
}

function cleaned(draft: TableDraft): TableDraft {
  const { title, population, columns, rows, notes, foot } = draft;
  return {
    ...draft,
    title: cleanText(title),
    population: cleanText(population),
    columns: columns.map((column) => ({
      ...column,
      heading: cleanText(column.heading),
      sub: cleanText(column.sub),
      span: cleanText(column.span),
    })),
    rows: rows.map((row) => ({ ...row, label: cleanText(row.label), cells: row.cells.map(cleanedCell) })),
    notes: notes.map((note) => ({ ...note, text: cleanText(note.text) })),
    foot: foot.map(cleanText),
  };
}

function cleanedCell(cell: Cell): Cell {
  return { ...cell, parts: cell.parts.map((part) => ({ ...part, text: cleanText(part.text) })) };
}

function stacked(draft: TableDraft): TableDraft {
  const bodies = draft.rows.filter(({ header }) => !header);
  const columns = draft.columns.slice(1).map(({ stacks }, index) => {
    const cells = bodies.flatMap((body) => body.cells.slice(index, index + 1));
    return stacks ? stackColumn(cells) : cells;
  });
  let body = -1;
  const rows = draft.rows.map((row) => {
    if (row.header) return row;
    body += 1;
    return { ...row, cells: columns.flatMap((column) => column.slice(body, body + 1)) };
  });
  return { ...draft, rows };
}

export function column(heading: string, more: Partial<Omit<Column, "heading">> = {}): Column {
  return { heading, sub: "", span: "", align: "center", stacks: true, notes: [], ...more };
}

export function row(label: string, cells: readonly Cell[], more: Partial<Pick<Row, "indent" | "notes">> = {}): Row {
  return { label, indent: 0, notes: [], header: false, cells, ...more };
}

export function headerRow(label: string, more: Partial<Pick<Row, "indent" | "notes">> = {}): Row {
  return { label, indent: 0, notes: [], header: true, cells: [], ...more };
}

/** The same for paper: an interval or a count with its percentage is not broken into lines, but the two may part. */
export function unbrokenText(cell: Cell): string {
  const text = cellText(cell);
  return cell.kind === "text" ? text : text.replace(/ (?!\[)/g, "\u00a0");
}

/** The text of a cell for people: minus as U+2212, digits padded. */
export function cellText(cell: Cell): string {
  return cell.parts.map(({ kind, text }) => (kind === "number" ? text.replaceAll("-", "\u2212") : text)).join("");
}
