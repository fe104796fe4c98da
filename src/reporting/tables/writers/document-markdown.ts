/** Tables one after another as Markdown. */
import type { TablesDocument } from "./document.ts";
import { escapeMarkdown, tableMarkdown } from "./table-markdown.ts";

export function documentMarkdown({ title, items }: TablesDocument): string {
  const tables = items.flatMap((item) => (item.kind === "table" ? [tableMarkdown(item.table)] : []));
  return [`# ${escapeMarkdown(title)}\n`, ...tables].join("\n");
}
