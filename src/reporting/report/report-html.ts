/**
 * report.html: one file without a network, under a content policy that lets nothing run or load but what is in it. Results first; every
 * number leads to the participants behind it, and from there to the profile, the clauses and the rows of the export. Everything but
 * filters, profiles and the ledger stands in the page without the script.
 */
import type { Language } from "../language/language.ts";
import { LANGUAGE_TAGS } from "../language/language.ts";
import type { ReportData } from "../model/report-data.ts";
import type { Table } from "../tables/table.ts";
import { type Html, html, NOTHING, trusted } from "./html.ts";
import { packedData } from "./packed-data.ts";
import { CONTENT_POLICY, FONT_STYLE, PAGE_SCRIPT, PAGE_STYLE } from "./page-assets.ts";
import { pageData } from "./page-data.ts";
import { type ReportContext, reportContext } from "./report-context.ts";
import { dataSection } from "./sections/data-rows.ts";
import { decisionsSection } from "./sections/decisions.ts";
import { definitionSection } from "./sections/definition.ts";
import { figuresSection, type PageFigure } from "./sections/figures.ts";
import { participantsSection } from "./sections/participants.ts";
import { provenanceSection } from "./sections/provenance.ts";
import { readingsSection } from "./sections/readings.ts";
import { summarySection } from "./sections/summary.ts";
import { tablesSection } from "./sections/tables.ts";
import type { SectionName } from "./words/report-words.ts";

export interface ReportParts {
  readonly tables: readonly Table[];
  readonly figures: readonly PageFigure[];
}

export function reportHtml(data: ReportData, language: Language, { tables, figures }: ReportParts): string {
  const context = reportContext(data, language);
  const page = pageData(context);
  const sections: readonly (readonly [SectionName, Html])[] = [
    ["summary", summarySection(context)],
    ["decisions", decisionsSection(context)],
    ["participants", participantsSection(context, page)],
    ["readings", readingsSection(context)],
    ["figures", figuresSection(context, figures)],
    ["tables", tablesSection(context, tables)],
    ["definition", definitionSection(context)],
    ["data", dataSection(context)],
    ["provenance", provenanceSection(context)],
  ];
  const present = sections.filter(([, { html: text }]) => text !== "");
  return html`<!doctype html>
<html lang="${LANGUAGE_TAGS[language]}">
${head(context)}
<body>
${header(context)}
${contents(
  context,
  present.map(([name]) => name),
)}
<main id="main">
${present.map(([, content]) => content)}</main>
<footer class="page"><p class="source">${context.source}</p></footer>
${page === null ? NOTHING : html`<script type="text/plain" id="page-data">${trusted(packedData(page))}</script>\n`}<script type="module">${trusted(PAGE_SCRIPT)}</script>
</body>
</html>
`.html;
}

function head({ data, words }: ReportContext): Html {
  return html`<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${CONTENT_POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${words.documentTitle(data.study.id)}</title>
<style>${trusted(FONT_STYLE)}</style>
<style>${trusted(PAGE_STYLE)}</style>
</head>`;
}

function header({ data, words, terms }: ReportContext): Html {
  const { id, title, status, note } = data.study;
  const { cutoff, nadir } = data.run;
  const participants = data.groups[0]?.participants ?? 0;
  const facts = `${terms.participantCount(participants)}; ${terms.dataCutoff} ${cutoff}; nadir ${nadir}`;
  return html`<a class="skip" href="#main">${words.skip}</a>
<header>
<p class="banner">${data.participantLevel === null ? words.aggregateBanner : words.participantBanner}</p>
<div class="study">
<h1><span dir="auto">${id}</span>: <span dir="auto">${title}</span></h1>
${status === "provisional" ? html`<p>${words.provisional}${note === null ? "" : `. ${note}`}</p>\n` : NOTHING}<p class="quiet">${facts}</p>
<button type="button" id="theme" hidden>${words.theme}</button>
</div>
</header>`;
}

function contents({ words }: ReportContext, names: readonly SectionName[]): Html {
  const links = names.map((name) => html`<li><a href="#${name}">${words.sections[name]}</a></li>\n`);
  return html`<nav class="sections" aria-label="${words.contents}"><ul>
${links}</ul></nav>`;
}
