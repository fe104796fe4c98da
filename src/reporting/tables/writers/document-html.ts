/** Tables as one page of HTML: a list of them first, each with its notes; no script, nothing loaded, light and dark, prints with headings on every page. */
import type { TablesDocument } from "./document.ts";
import { escapeHtml } from "./html-text.ts";
import { tableHtml } from "./table-html.ts";
import { TABLE_STYLE } from "./table-style.ts";

/** Nothing may be loaded or run; the style stands in the page. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

export function documentHtml({ title, tables }: TablesDocument, languageTag: string): string {
  const links = tables.map((table) => `<li><a href="#${table.id}" dir="auto">${escapeHtml(table.title)}</a></li>`);
  return [
    "<!doctype html>",
    `<html lang="${languageTag}">`,
    "<head>",
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`,
    `<title>${escapeHtml(title)}</title>`,
    `<style>${TABLE_STYLE}</style>`,
    "</head>",
    "<body>",
    "<main>",
    `<h1 dir="auto">${escapeHtml(title)}</h1>`,
    `<nav><ul>${links.join("\n")}</ul></nav>`,
    ...tables.map(
      (table) => `<section tabindex="0" aria-label="${escapeHtml(table.title)}">\n${tableHtml(table)}</section>`,
    ),
    "</main>",
    "</body>",
    "</html>",
    "",
  ].join("\n");
}
