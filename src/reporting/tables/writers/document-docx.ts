/**
 * Tables as one DOCX. Each has a section of its own: the study, its title and its population at the top of each of its
 * pages, its notes and the page number at the bottom. The same content gives the same bytes.
 */

import type { MarkedNote, Table } from "../table.ts";
import { PAPER, type TablesDocument, TEXT_HEIGHT, TEXT_WIDTH } from "./document.ts";
import { type DocxLibrary, loadDocx, type Node, type SectionOptions } from "./docx-library.ts";
import { noteParagraphs, paragraph } from "./docx-parts.ts";
import { LINE_HEIGHT, linesOf } from "./pages.ts";
import { stableZip } from "./stable-zip.ts";
import { tableDocx } from "./table-docx.ts";

export async function documentDocx(document: TablesDocument): Promise<Uint8Array> {
  const docx = await loadDocx();
  const file = new docx.Document({
    title: document.title,
    creator: "nadir",
    lastModifiedBy: "nadir",
    styles: {
      default: {
        document: { run: { font: { ascii: "Arial", hAnsi: "Arial", cs: "Arial", eastAsia: "SimSun" }, size: 18 } },
      },
    },
    sections: document.tables.map((table) => section(docx, document, table)),
  });
  return stableZip(new Uint8Array(await docx.Packer.toArrayBuffer(file)));
}

function section(docx: DocxLibrary, document: TablesDocument, table: Table): SectionOptions {
  const { notes, foot } = table;
  const below = noteParagraphs(docx, notes, foot);
  const inFooter = isShort(notes, foot);
  const body = tableDocx(docx, table);
  return {
    properties: {
      type: docx.SectionType.NEXT_PAGE,
      page: {
        // The library swaps width and height of a landscape page itself.
        size: { width: PAPER.height, height: PAPER.width, orientation: docx.PageOrientation.LANDSCAPE },
        margin: {
          left: PAPER.margin,
          right: PAPER.margin,
          top: PAPER.top,
          bottom: PAPER.bottom,
          header: 500,
          footer: 400,
        },
      },
    },
    headers: { default: new docx.Header({ children: heading(docx, document, table) }) },
    footers: {
      default: new docx.Footer({ children: [...(inFooter ? below : []), pageNumber(docx, document)] }),
    },
    children: inFooter ? [body] : [body, ...below],
  };
}

/** Notes that would take half of every page stand after the table instead. */
function isShort(notes: readonly MarkedNote[], foot: readonly string[]): boolean {
  const lines = [...notes.map(({ text }) => text), ...foot].reduce((sum, text) => sum + linesOf(text, TEXT_WIDTH), 0);
  return lines * LINE_HEIGHT < TEXT_HEIGHT / 2;
}

function heading(docx: DocxLibrary, document: TablesDocument, { title, population }: Table): readonly Node[] {
  return [
    paragraph(docx, { text: document.title, size: 16 }),
    paragraph(docx, { text: title, bold: true, align: "center", size: 20 }),
    ...(population === "" ? [] : [paragraph(docx, { text: population, align: "center" })]),
    paragraph(docx, { text: "", size: 8 }),
  ];
}

function pageNumber(docx: DocxLibrary, { page }: TablesDocument): Node {
  const run = new docx.TextRun({
    size: 16,
    children: [page.before, docx.PageNumber.CURRENT, page.between, docx.PageNumber.TOTAL_PAGES, page.after],
  });
  return new docx.Paragraph({ alignment: docx.AlignmentType.RIGHT, children: [run] });
}
