/**
 * A table as HTML: caption, headings with scope, a body per group of rows, notes in the footer (which browsers repeat on every printed page).
 * No inline style; the classes are `nadir-table`, `population`, `label`, `text`, `indent-1` …, `group`, `mark`, `note`, `foot`, `source`.
 */
import type { Cell } from "../cell.ts";
import { cellText, type Row, type Table } from "../table.ts";
import { type HeaderCell, headerRows } from "./header-rows.ts";
import { escapeHtml } from "./html-text.ts";

export function tableHtml(table: Table): string {
  return [
    `<table class="nadir-table" id="${table.id}">`,
    `<caption>${escapeHtml(table.title)}${populationHtml(table)}</caption>`,
    "<thead>",
    ...headerRows(table).map((cells) => `<tr>${cells.map((cell) => headerHtml(table, cell)).join("")}</tr>`),
    "</thead>",
    ...bodies(table),
    ...footer(table),
    "</table>",
    "",
  ].join("\n");
}

function populationHtml({ population }: Table): string {
  return population === "" ? "" : `<span class="population">${escapeHtml(population)}</span>`;
}

function headerHtml(table: Table, cell: HeaderCell): string {
  const spans = [
    cell.columns > 1 ? ` colspan="${cell.columns}"` : "",
    cell.rows > 1 ? ` rowspan="${cell.rows}"` : "",
  ].join("");
  const scope = cell.spans ? "colgroup" : "col";
  const label = cell.start === 0 ? ' class="label"' : cell.align === "left" ? ' class="text"' : "";
  if (cell.lines.every((line) => line === "")) return `<td${spans}${label}></td>`;
  const lines = cell.lines.map((line) => `<span dir="auto">${escapeHtml(line)}</span>`).join("<br>");
  return `<th scope="${scope}"${spans}${label}>${lines}${marksHtml(table, cell.notes)}</th>`;
}

/** A group of rows and its heading are a body of their own, so that `rowgroup` reaches over exactly these rows. */
function bodies(table: Table): readonly string[] {
  const groups: Row[][] = [];
  for (const row of table.rows) {
    const last = groups.at(-1);
    if (last === undefined || row.header) groups.push([row]);
    else last.push(row);
  }
  return groups.flatMap((rows) => ["<tbody>", ...rows.map((row) => rowHtml(table, row)), "</tbody>"]);
}

function rowHtml(table: Table, row: Row): string {
  const indent = row.indent > 0 ? ` indent-${row.indent}` : "";
  const label = `<span dir="auto">${escapeHtml(row.label)}</span>${marksHtml(table, row.notes)}`;
  if (row.header)
    return `<tr class="group"><th scope="rowgroup" colspan="${table.columns.length}" class="label${indent}">${label}</th></tr>`;
  const cells = row.cells.map((cell, index) => cellHtml(table, cell, index));
  const head =
    row.label === "" ? `<td class="label${indent}"></td>` : `<th scope="row" class="label${indent}">${label}</th>`;
  return `<tr>${head}${cells.join("")}</tr>`;
}

function cellHtml(table: Table, cell: Cell, index: number): string {
  const text = table.columns[index + 1]?.align === "left" ? ' class="text"' : "";
  const direction = cell.kind === "text" ? ' dir="auto"' : "";
  return `<td${text}${direction}>${escapeHtml(cellText(cell))}${marksHtml(table, cell.notes)}</td>`;
}

function marksHtml({ id }: Table, marks: readonly string[]): string {
  if (marks.length === 0) return "";
  const links = marks.map((mark) => `<a href="#${id}-note-${mark}">${mark}</a>`).join(",");
  return `<sup class="mark">${links}</sup>`;
}

function footer({ id, columns, notes, foot }: Table): readonly string[] {
  if (notes.length + foot.length === 0) return [];
  const lines = [
    ...notes.map(
      ({ mark, text }) => `<p class="note" id="${id}-note-${mark}"><sup>${mark}</sup> ${escapeHtml(text)}</p>`,
    ),
    ...foot.map((text, index) => `<p class="${index < foot.length - 1 ? "foot" : "source"}">${escapeHtml(text)}</p>`),
  ];
  return ["<tfoot>", `<tr><td colspan="${columns.length}">`, ...lines, "</td></tr>", "</tfoot>"];
}
