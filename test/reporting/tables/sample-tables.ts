/** Tables made for the tests of the model and of the writers. */
import { countCell, noted, proportionIntervalCell, textCell } from "../../../src/reporting/tables/cell.ts";
import {
  column,
  finishTable,
  headerRow,
  row,
  type Table,
  type TableDraft,
} from "../../../src/reporting/tables/table.ts";

/** Texts as an export may hold them, made to break out of one format or another. */
export const HOSTILE: readonly string[] = [
  "</script><img src=x onerror=alert(1)>",
  '=HYPERLINK("http://example.org","x")',
  "@SUM(A1:A9)",
  "+1+1",
  "-2+3",
  "\uff1dcmd|' /C calc'!A0",
  " =1+1",
  "{\\rtf1 \\b bold}",
  "\\par}{\\*\\generator x}",
  "\u202eabc\u202c",
  "\u200fright to left\u200e",
  "9/15",
  "0042",
  "2E5",
  "1-2",
  "]]>&amp;<!--",
  "a|b`c`*d*_e_~f~[g](h)![i](j)",
  'say "quoted", please',
  "line one\r\nline two\ttab",
  "null\u0000bell\u0007",
  "\ud800lone surrogate",
  "张伟 👩🏽‍⚕️ é",
  "x".repeat(200),
  "a longer name with several words ".repeat(6).trim(),
];

const DRAFT: TableDraft = {
  id: "sample",
  title: "Response at week 24",
  population: "Population: treated",
  columns: [
    column("Endpoint"),
    column("A", { sub: "(N=43)", span: "Treatment", notes: ["n"] }),
    column("B", { sub: "(N=9)", span: "Treatment" }),
    column("Remark", { align: "left" }),
  ],
  rows: [
    headerRow("Primary"),
    row(
      "Response",
      [
        proportionIntervalCell(27, 43, { lower: 0.467, upper: 0.77 }),
        proportionIntervalCell(1, 9, { lower: 0.0028, upper: 0.4825 }),
        textCell("clopper-pearson"),
      ],
      { indent: 1 },
    ),
    headerRow("Secondary", { notes: ["s"] }),
    row("Count", [countCell(100), noted(countCell(undefined), "n", "ne"), textCell("")], { indent: 1 }),
  ],
  notes: [
    { key: "ne", text: "NE: not estimable." },
    { key: "s", text: "As the protocol has it." },
    { key: "n", text: "Participants treated." },
  ],
  foot: ["Denominator: treated.", "SAMPLE; data cut-off 2026-01-01"],
};

export function sampleDraft(more: Partial<TableDraft> = {}): TableDraft {
  return { ...DRAFT, ...more };
}

export function sampleTable(more: Partial<TableDraft> = {}): Table {
  return finishTable(sampleDraft(more));
}

/** Every place of a table that can hold a text from a file holds this one. */
export function tableOfText(text: string): Table {
  return finishTable({
    id: "hostile",
    title: text,
    population: text,
    columns: [column(text), column(text, { sub: text, span: text }), column("B", { span: text, notes: ["k"] })],
    rows: [headerRow(text), row(text, [textCell(text), countCell(3)], { indent: 1 })],
    notes: [{ key: "k", text }],
    foot: [text],
  });
}

/** Rows enough for several pages. */
export function longTable(rows: number): Table {
  return sampleTable({
    rows: [
      headerRow("Group", { notes: ["s"] }),
      ...Array.from({ length: rows }, (_, index) =>
        row(`Row ${index + 1}`, [countCell(index), noted(countCell(undefined), "ne"), textCell("")], { indent: 1 }),
      ),
    ],
  });
}
