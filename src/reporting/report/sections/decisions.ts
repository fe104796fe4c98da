/** The stage decisions, in words and with the counts behind them. */
import { wordFor } from "../../language/language.ts";
import type { DecisionFacts } from "../../model/decision-facts.ts";
import { type Html, html, NOTHING, section } from "../html.ts";
import type { ReportContext } from "../report-context.ts";

export function decisionsSection(context: ReportContext): Html {
  const { data, words } = context;
  if (data.decisions.length === 0) return NOTHING;
  return section("decisions", words.sections.decisions, ...data.decisions.map((decision) => card(context, decision)));
}

function card({ terms, words }: ReportContext, decision: DecisionFacts): Html {
  const { name, paramcd, word, rule, recognised, assumptions, stage1, final, replaced, certain } = decision;
  const basis = assumptions === null ? "" : ` (${words[assumptions.basis]})`;
  const lines = [
    rule,
    ...(recognised === null ? [] : [`${recognised}${basis}`]),
    words.stage(1, stage1.responders, stage1.evaluable, stage1.size),
    words.stage(2, final.responders, final.evaluable, final.size),
    ...(replaced === 0 ? [] : [terms.replacement(decision)]),
    ...(certain?.since == null ? [] : [words.certain(wordFor(terms.decisions, certain.word), certain.since)]),
  ];
  return html`<div class="decision" id="decision-${name}"><p><strong>${wordFor(terms.decisions, word)}</strong> (${name}, <a href="#/participants?endpoint=${paramcd}&state=-2">${paramcd}</a>)</p>
${lines.map((line) => html`<p>${line}</p>\n`)}</div>
`;
}
