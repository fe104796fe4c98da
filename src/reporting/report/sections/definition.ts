/** The definition of every endpoint in English beside the facts of the registry record that it cites. */
import { wordFor } from "../../language/language.ts";
import type { CitationFacts, EndpointFacts } from "../../model/study-facts.ts";
import { type Html, html, NOTHING, section } from "../html.ts";
import type { ReportContext } from "../report-context.ts";

export function definitionSection(context: ReportContext): Html {
  const { data, words } = context;
  const { anchors, populations, quantities } = data.study;
  return section(
    "definition",
    words.sections.definition,
    ...data.endpoints.map((endpoint) => endpointHtml(context, endpoint)),
    named(words.anchors, anchors),
    named(words.populations, populations),
    named(words.quantities, quantities),
  );
}

function endpointHtml({ words, terms }: ReportContext, endpoint: EndpointFacts): Html {
  const { paramcd, label, role, kind, definition, citations } = endpoint;
  return html`<article id="definition-${paramcd}">
<h3>${paramcd}: <span dir="auto">${label}</span></h3>
<p class="quiet">${wordFor(terms.roles, role)}; ${wordFor(terms.kinds, kind)}</p>
<div class="definition">
<div><h4>${words.definitionSays}</h4>
<pre class="lines" lang="en">${definition.join("\n")}</pre></div>
<div><h4>${words.registrySays}</h4>
${citations.length === 0 ? html`<p class="quiet">${words.notCited}</p>` : citations.map(citationHtml)}</div>
</div>
</article>
`;
}

function citationHtml({ cites, where, measure, says, note }: CitationFacts): Html {
  const lines = [measure, says, note].filter((line) => line !== "");
  return html`<div class="citation">${lines.map((line) => html`<p lang="en">${line}</p>\n`)}<p class="source">${where ?? cites}</p></div>
`;
}

function named(heading: string, parts: readonly { readonly name: string; readonly text: string }[]): Html {
  if (parts.length === 0) return NOTHING;
  const items = parts.map(({ name, text }) => html`<div><dt>${name}</dt><dd lang="en">${text}</dd></div>\n`);
  return html`<h3>${heading}</h3>\n<dl>\n${items}</dl>\n`;
}
