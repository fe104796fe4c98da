/** The one limit that decides a change or a corrected increment, for the line of a figure. */
import { toNumber } from "../../../core/exact.ts";
import type { Condition, ConditionRule } from "../../../definition/model/condition.ts";
import type { Endpoint } from "../../../definition/model/endpoint.ts";
import type { Study } from "../../../definition/model/study.ts";
import { reachedFrom } from "../../../definition/walk/reached.ts";
import type { EndpointFacts } from "../study-facts.ts";

/** Null where there is no limit, several of them, one that differs by sex, one on both sides, or one on a ratio. */
export function limitFacts(study: Study, endpoint: Endpoint): EndpointFacts["limit"] {
  const conditions = endpoint.kind === "episodes" ? incrementLimits(study, endpoint) : changeLimits(study, endpoint);
  const [only] = conditions;
  if (only === undefined || only === "none" || conditions.length > 1) return null;
  const bounds = [only.range.lower, only.range.upper].filter((bound) => bound !== undefined);
  const [bound] = bounds;
  return bound === undefined || bounds.length > 1 ? null : { value: toNumber(bound), text: only.text };
}

type Found = Condition | "none";

function changeLimits(study: Study, endpoint: Endpoint): readonly Found[] {
  return reachedFrom(study, endpoint).objects.flatMap((node): Found[] => {
    const { kind, by, is, quantity } = node as { kind?: unknown; by?: unknown; is?: unknown; quantity?: unknown };
    if (kind === "change" && is !== undefined) return [by === "difference" ? (is as Condition) : "none"];
    if (kind !== "compare" || typeof quantity !== "string" || study.quantities.get(quantity)?.kind !== "change")
      return [];
    const rule = is as ConditionRule;
    return [rule.by === "everyone" ? rule.condition : "none"];
  });
}

function incrementLimits(study: Study, endpoint: Extract<Endpoint, { kind: "episodes" }>): readonly Found[] {
  const { episodes, report } = endpoint;
  if (report.kind !== "cci") return [];
  const limit = study.episodes.get(episodes)?.refractory.get(report.at);
  return limit === undefined ? [] : [limit];
}
