/** A table as GitHub-flavoured Markdown. It has no column spans: a spanning heading stands in each of its columns. */
import { type Column, cellText, type Row, type Table } from "../table.ts";

export function tableMarkdown(table: Table): string {
  const { title, population, columns, rows, notes, foot } = table;
  const blocks = [
    `### ${escapeMarkdown(title)}`,
    ...(population === "" ? [] : [escapeMarkdown(population)]),
    [
      line(columns.map(headingText)),
      line(columns.map(ruleOf)),
      ...rows.map((row) => rowLine(row, columns.length)),
    ].join("\n"),
    ...notes.map(({ mark, text }) => `<sup>${mark}</sup> ${escapeMarkdown(text)}`),
    ...foot.map(escapeMarkdown),
  ];
  return `${blocks.join("\n\n")}\n`;
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}

function headingText({ span, heading, sub, notes }: Column): string {
  const lines = [span, heading, sub].filter((text) => text !== "").map(escapeMarkdown);
  return `${lines.join("<br>")}${marks(notes)}`;
}

function ruleOf({ align }: Column, index: number): string {
  return index === 0 || align === "left" ? ":---" : ":---:";
}

function rowLine(row: Row, columns: number): string {
  const label = escapeMarkdown(row.label);
  const shown = row.header && label !== "" ? `**${label}**` : label;
  const indent = "&emsp;".repeat(row.indent);
  const cells = row.header
    ? Array.from({ length: columns - 1 }, () => "")
    : row.cells.map((cell) => `${escapeMarkdown(cellText(cell))}${marks(cell.notes)}`);
  return line([`${indent}${shown}${marks(row.notes)}`, ...cells]);
}

function marks(notes: readonly string[]): string {
  return notes.length === 0 ? "" : `<sup>${notes.join(",")}</sup>`;
}

/** Nothing of a text becomes markup, HTML or a link. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/[\\`*_{}[\]|~#!@$^]|:(?=\S)/g, "\\$&")
    .replace(/www\./gi, (match) => `${match.slice(0, 3)}&#46;`)
    .replace(
      /^(\s*)([-+]|\d+[.)])(?=\s|$)/,
      (_, blank: string, sign: string) => `${blank}${sign.slice(0, -1)}\\${sign.slice(-1)}`,
    );
}
