/** The tables of the run, as they stand in the documents. */
import type { Table } from "../../tables/table.ts";
import { tableHtml } from "../../tables/writers/table-html.ts";
import { type Html, html, NOTHING, scrolling, section, trusted } from "../html.ts";
import type { ReportContext } from "../report-context.ts";

export function tablesSection({ words }: ReportContext, tables: readonly Table[]): Html {
  if (tables.length === 0) return NOTHING;
  const contents = tables.map(({ id, title }) => html`<li><a href="#table-${id}" dir="auto">${title}</a></li>\n`);
  return section(
    "tables",
    words.sections.tables,
    html`<ul class="quiet">\n${contents}</ul>\n`,
    ...tables.map((table) => scrolling(table.title, trusted(tableHtml({ ...table, id: `table-${table.id}` })))),
  );
}
