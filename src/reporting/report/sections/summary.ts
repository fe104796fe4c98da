/** Results first: a line per endpoint and group, and how many participants are in which state, each a link to them. */
import type { EndpointFacts } from "../../model/study-facts.ts";
import { adverseEventsNote } from "../../tables/builders/adverse-events-note.ts";
import { estimatesOf, ofGroup } from "../../tables/builders/endpoint-estimates.ts";
import { estimateCell } from "../../tables/builders/estimate-cell.ts";
import { headlines } from "../../tables/builders/headline.ts";
import { statisticText } from "../../tables/builders/statistic-text.ts";
import { cellText } from "../../tables/table.ts";
import { type Html, html, NOTHING, scrolling, section } from "../html.ts";
import { armsOf } from "../page-data.ts";
import type { ReportContext } from "../report-context.ts";
import { statesOf } from "../states.ts";

export function summarySection(context: ReportContext): Html {
  const { words, terms, data, source } = context;
  const groups = data.groups.map(({ name }) => name);
  const heads = [
    words.endpoint,
    ...(groups.length > 1 ? [terms.group] : []),
    words.result,
    ...(data.participantLevel === null ? [] : [words.participantsByState]),
  ];
  const table = html`<table class="nadir-table" id="results">
<caption>${data.participantLevel === null ? words.aggregateCaption : words.summaryCaption}</caption>
<thead><tr>${heads.map((text) => html`<th scope="col">${text}</th>`)}</tr></thead>
<tbody>
${data.endpoints.flatMap((endpoint) => groups.map((group, index) => line(context, endpoint, group, index)))}</tbody>
<tfoot><tr><td colspan="${heads.length}">${adverseEventsNote(context.tables).map(({ text }) => html`<p>${text}</p>`)}<p class="source">${source}</p></td></tr></tfoot>
</table>
`;
  return section("summary", words.sections.summary, scrolling(words.sections.summary, table));
}

function line(context: ReportContext, endpoint: EndpointFacts, group: string, index: number): Html {
  const { terms, data } = context;
  const own = ofGroup(estimatesOf(context.tables, endpoint.paramcd), group);
  const several = data.groups.length > 1;
  const name = html`<th scope="row" class="label"><a href="#definition-${endpoint.paramcd}">${endpoint.paramcd}</a> <span dir="auto">${endpoint.label}</span></th>`;
  const estimates = headlines(endpoint, own).map(
    (estimate) =>
      html`<div>${statisticText(context.tables, endpoint, estimate)}: <strong>${cellText(estimateCell(estimate))}</strong></div>`,
  );
  const marked = index === 0 ? html` data-paramcd="${endpoint.paramcd}"` : NOTHING;
  return html`<tr>${name}${several ? html`<td class="text" dir="auto">${index === 0 ? terms.total : group}</td>` : NOTHING}<td class="text"${marked}>${
    estimates.length > 0 ? estimates : data.suppression === null ? terms.notEstimable : "–"
  }</td>${statesCell(context, endpoint, index === 0 ? undefined : group)}</tr>
`;
}

/** `group` is undefined for everybody. */
function statesCell(context: ReportContext, endpoint: EndpointFacts, group: string | undefined): Html {
  const { data } = context;
  if (data.participantLevel === null) return NOTHING;
  const { participants, results } = data.participantLevel;
  const arms = new Map(participants.map(({ id, arm }) => [id, arm]));
  const counted = results.filter(
    ({ paramcd, participant }) =>
      paramcd === endpoint.paramcd && (group === undefined || arms.get(participant) === group),
  );
  const arm = group === undefined ? "" : `&group=${armsOf(data).indexOf(group)}`;
  const items = statesOf(context, endpoint).flatMap(({ state, text, class: kind }, index) => {
    const count = counted.filter((result) => result.state === state).length;
    if (count === 0) return [];
    const link = `#/participants?endpoint=${endpoint.paramcd}&state=${index}${arm}`;
    return [
      html`<li class="${kind}"><a href="${link}"><span dir="auto">${text}</span> <strong>${count}</strong></a></li>`,
    ];
  });
  return html`<td class="text"><ul class="states">${items}</ul></td>`;
}
