/** Paragraphs and cells of a DOCX, in one look: Arial 9 pt, lines above and below the headings and below the table. */
import type { Cell } from "../cell.ts";
import { type MarkedNote, type Row, unbrokenText } from "../table.ts";
import type { DocxLibrary, Node } from "./docx-library.ts";
import type { HeaderCell } from "./header-rows.ts";

type Alignment = "left" | "center";

interface Words {
  readonly text: string;
  readonly bold?: boolean;
  readonly marks?: readonly string[];
  readonly align?: Alignment;
  readonly indent?: number;
  readonly keepNext?: boolean;
  /** In half points. */
  readonly size?: number;
}

export function paragraph(docx: DocxLibrary, words: Words): Node {
  const { text, bold = false, marks = [], align = "left", indent = 0, keepNext = false, size = 18 } = words;
  const runs = [new docx.TextRun({ text, bold, size })];
  if (marks.length > 0) runs.push(new docx.TextRun({ text: marks.join(","), superScript: true, size }));
  return new docx.Paragraph({
    alignment: align === "center" ? docx.AlignmentType.CENTER : docx.AlignmentType.LEFT,
    spacing: { before: 20, after: 20 },
    ...(indent > 0 ? { indent: { left: indent * 200 } } : {}),
    keepNext,
    children: runs,
  });
}

export function noteParagraphs(
  docx: DocxLibrary,
  notes: readonly MarkedNote[],
  foot: readonly string[],
): readonly Node[] {
  const marked = notes.map(
    ({ mark, text }) =>
      new docx.Paragraph({
        children: [
          new docx.TextRun({ text: mark, superScript: true, size: 16 }),
          new docx.TextRun({ text: ` ${text}`, size: 16 }),
        ],
      }),
  );
  return [...marked, ...foot.map((text) => paragraph(docx, { text, size: 16 }))];
}

export function headingCell(docx: DocxLibrary, cell: HeaderCell, width: number): Node {
  const align = cell.start === 0 ? "left" : cell.align;
  const last = cell.lines.length - 1;
  return new docx.TableCell({
    children: cell.lines.map((text, index) =>
      paragraph(docx, { text, bold: true, align, marks: index === last ? cell.notes : [] }),
    ),
    ...(cell.columns > 1 ? { columnSpan: cell.columns } : {}),
    ...(cell.rows > 1 ? { rowSpan: cell.rows } : {}),
    width: { size: width, type: docx.WidthType.DXA },
    verticalAlign: docx.VerticalAlignTable.BOTTOM,
    borders: borders(docx, { top: true, bottom: true }),
  });
}

interface Placed {
  readonly width: number;
  readonly last: boolean;
}

interface PlacedLabel extends Placed {
  readonly keepNext: boolean;
}

export function labelCell(docx: DocxLibrary, row: Row, columns: number, { width, last, keepNext }: PlacedLabel): Node {
  const { label: text, indent, notes: marks, header } = row;
  return new docx.TableCell({
    children: [paragraph(docx, { text, bold: header, marks, indent, keepNext })],
    ...(header ? { columnSpan: columns } : {}),
    width: { size: width, type: docx.WidthType.DXA },
    borders: borders(docx, { top: false, bottom: last }),
  });
}

export function bodyCell(docx: DocxLibrary, cell: Cell, align: Alignment, { width, last }: Placed): Node {
  return new docx.TableCell({
    children: [paragraph(docx, { text: unbrokenText(cell), align, marks: cell.notes })],
    width: { size: width, type: docx.WidthType.DXA },
    borders: borders(docx, { top: false, bottom: last }),
  });
}

function borders(docx: DocxLibrary, { top, bottom }: { readonly top: boolean; readonly bottom: boolean }) {
  const none = { style: docx.BorderStyle.NONE, size: 0, color: "auto" };
  const line = { style: docx.BorderStyle.SINGLE, size: 6, color: "000000" };
  return { top: top ? line : none, bottom: bottom ? line : none, left: none, right: none };
}
