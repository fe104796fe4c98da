/** Change from baseline, one bar per participant of the population, largest first; who has none stands at the end as NE. */
import type { ParticipantLevel } from "../../model/participant-level.ts";
import type { ResultFacts } from "../../model/result-facts.ts";
import type { EndpointFacts } from "../../model/study-facts.ts";
import type { FigurePlan } from "../engine/figure-plan.ts";
import type { FigureContext } from "./context.ts";
import { conditionText } from "./unit-text.ts";
import { barOf, isReached, largestFirst } from "./waterfall-bars.ts";
import { waterfallBody } from "./waterfall-body.ts";

export function waterfallFigures(context: FigureContext): readonly FigurePlan[] {
  const level = context.data.participantLevel;
  if (level === null) return [];
  return context.data.endpoints.flatMap((endpoint) => {
    const results = level.results.filter(({ paramcd, inPopulation }) => paramcd === endpoint.paramcd && inPopulation);
    // A response on several analytes has no one change.
    const analytes = new Set(endpoint.thresholds.map(({ analyte }) => analyte));
    if (analytes.size > 1 || !results.some(({ change }) => change !== null)) return [];
    return [waterfall(context, endpoint, results, level)];
  });
}

function waterfall(
  context: FigureContext,
  endpoint: EndpointFacts,
  results: readonly ResultFacts[],
  level: ParticipantLevel,
): FigurePlan {
  const { words, terms } = context;
  const bars = results.map((result) => barOf(endpoint, result, level)).sort(largestFirst);
  const shown = bars.filter(({ value }) => value !== undefined);
  const unit = results.find(({ change }) => change !== null)?.change?.unit ?? "";
  const limit = endpoint.limit === null ? undefined : conditionText(endpoint.limit.text);
  const responders = bars.filter(({ kind }) => kind === "responder").length;
  const drawn = waterfallBody(context, endpoint, bars, unit);
  return {
    id: `waterfall-${endpoint.paramcd}`,
    title: endpoint.label,
    subtitle: words.waterfallSubtitle(limit),
    population: endpoint.population,
    alternative: words.waterfallAlternative(endpoint.label, shown.length, bars.length, {
      responders: endpoint.kind === "response" ? responders : undefined,
      atLimit:
        endpoint.limit === null ? undefined : shown.filter(({ value }) => isReached(endpoint, value ?? 0)).length,
      limit,
    }),
    notes: [
      ...(shown.length < bars.length
        ? [words.waterfallMissing(bars.length - shown.length, terms.notEvaluableShort)]
        : []),
      ...drawn.notes,
    ],
    body: drawn.body,
  };
}
