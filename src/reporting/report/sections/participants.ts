/** Every participant in a row with the state of every endpoint; the script adds filters and opens a participant. */
import { type Html, html, NOTHING, scrolling, section } from "../html.ts";
import type { PageData } from "../page-data.ts";
import type { ReportContext } from "../report-context.ts";

export function participantsSection({ data, words, terms }: ReportContext, page: PageData | null): Html {
  if (page === null || data.participantLevel === null) return NOTHING;
  const severalArms = page.groups.length > 1;
  const heads = [
    html`<th scope="col" class="label">${terms.participant}</th>`,
    ...(severalArms ? [html`<th scope="col">${terms.arm}</th>`] : []),
    ...page.endpoints.map(({ paramcd, label }) => html`<th scope="col"><span title="${label}">${paramcd}</span></th>`),
    html`<th scope="col">${words.followedTo}</th>`,
  ];
  const rows = page.participants.map(({ id, arm, followUp, results }, index) => {
    const states = results.map(({ state, short }, position) => {
      const { text, class: kind } = page.endpoints[position]?.states[state] ?? { text: "", class: "result" };
      const paramcd = page.endpoints[position]?.paramcd ?? "";
      return html`<td class="state ${kind}"><a href="#/participant/${index}/${paramcd}" title="${text}">${short}</a></td>`;
    });
    return html`<tr><th scope="row"><a href="#/participant/${index}" dir="auto">${id}</a></th>${severalArms ? html`<td dir="auto">${arm}</td>` : NOTHING}${states}<td>${followUp}</td></tr>
`;
  });
  const table = html`<table class="nadir-table" id="participant-list">
<caption>${words.sections.participants}</caption>
<thead><tr>${heads}</tr></thead>
<tbody>
${rows}</tbody>
</table>
`;
  return html`${section(
    "participants",
    words.sections.participants,
    html`<p class="quiet">${words.participantsHint}</p>
<div id="filters"></div>
<noscript><p>${words.noScript}</p></noscript>
`,
    scrolling(words.sections.participants, table),
  )}<section id="participant" aria-labelledby="participant-heading" hidden></section>
`;
}
