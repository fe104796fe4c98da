/** What a row of estimates.csv is of, in words: `Cumulative incidence, 28 d`. */
import { wordFor } from "../../language/language.ts";
import type { EstimateFacts } from "../../model/estimate-facts.ts";
import type { EndpointFacts } from "../../model/study-facts.ts";
import type { TableContext } from "./table-context.ts";

export function statisticText(context: TableContext, endpoint: EndpointFacts, estimate: EstimateFacts): string {
  const { terms, words } = context;
  const { statistic, timepoint, category } = estimate;
  const known = { ...terms.statistics, ...words.statistics };
  const name = wordFor(known, statistic);
  const parts = [name, aboutText(context, endpoint, category), timepoint].filter((text) => text !== "");
  return words.listed(parts);
}

/** The category of a statistic: a response category, a cause, what is described, a body system with its term and grade. */
function aboutText(context: TableContext, { kind, categories }: EndpointFacts, category: string): string {
  const { terms, words } = context;
  if (category === "") return "";
  if (kind === "category") return categories.find((known) => known.category === category)?.label ?? category;
  if (kind === "time-to-event") return category === "event" ? "" : category;
  if (kind === "episodes")
    return wordFor(
      { ...terms.reasons, ...terms.states, episodes: words.overEpisodes, participants: words.overParticipants },
      category,
    );
  if (kind === "adverse-events") return scopeText(context, category);
  return wordFor(
    { "treatment-emergent": words.gotWorse },
    category.replace(/ \/ grade (\d)$/, (_, grade) => ` / ${terms.gradeOf(Number(grade))}`),
  );
}

function scopeText({ terms, words }: TableContext, category: string): string {
  const parts = category.split(" / ").filter((part) => part !== "any");
  const text = parts.map((part) =>
    part === "ungraded" ? terms.ungraded : part.replace(/^grade (\d)$/, (_, grade) => terms.gradeOf(Number(grade))),
  );
  return text.length === 0 ? words.anyEvent : words.listed(text);
}
