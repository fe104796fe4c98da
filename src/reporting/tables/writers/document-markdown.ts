/** Tables one after another as Markdown. */
import type { TablesDocument } from "./document.ts";
import { escapeMarkdown, tableMarkdown } from "./table-markdown.ts";

export function documentMarkdown({ title, tables }: TablesDocument): string {
  return [`# ${escapeMarkdown(title)}\n`, ...tables.map(tableMarkdown)].join("\n");
}
