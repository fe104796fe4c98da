/** The readings of the study: which is in use, and, with the script, what another one does. */
import { type Html, html, NOTHING, section } from "../html.ts";
import type { ReportContext } from "../report-context.ts";

export function readingsSection({ data, words }: ReportContext): Html {
  const { ambiguities } = data.study;
  if (ambiguities.length === 0) return NOTHING;
  const items = ambiguities.map(
    ({ ref, parameter, use, alternatives, why }) =>
      html`<li>${words.ambiguity({ ref, parameter, use, others: alternatives.join(", "), why })}</li>\n`,
  );
  const derived = data.readings.some(({ choices }) => choices.length > 0);
  return section(
    "readings",
    words.sections.readings,
    derived
      ? html`<p class="quiet">${words.readingsHint}</p>\n<div id="reading-switch"></div>\n`
      : html`<p class="quiet">${words.noReadings}</p>\n`,
    html`<h3>${words.ambiguities}</h3>\n<ul>\n${items}</ul>\n`,
  );
}
