/** What happened to the rows of each file, and the place where the script lists those set aside. */
import { type Html, html, section } from "../html.ts";
import type { ReportContext } from "../report-context.ts";

export function dataSection({ data, words }: ReportContext): Html {
  const { ledgerCounts } = data;
  const counts = ledgerCounts.map(
    ({ file, code, message, rows }) => html`<li><strong>${rows}</strong> ${file}, ${code}: ${message}</li>\n`,
  );
  return section(
    "data",
    words.sections.data,
    html`<h3>${words.ledgerHeading}</h3>\n${counts.length === 0 ? html`<p>${words.noLedger}</p>\n` : html`<ul>\n${counts}</ul>\n`}`,
    html`<div id="ledger" hidden><div id="ledger-entries"></div></div>\n`,
  );
}
