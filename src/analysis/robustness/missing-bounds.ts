/** What a proportion would be if everybody without a verdict of their own were a responder, or none were. */
import type { CategoryEndpoint, Endpoint, ResponseEndpoint } from "../../definition/model/endpoint.ts";
import type { Derivation } from "../../derivation/derivation.ts";
import { isNotComputable } from "../../statistics/not-computable.ts";
import { proportionInterval } from "../../statistics/proportions/proportion-interval.ts";
import type { Estimate } from "../estimates/estimate.ts";
import { type Group, inPopulation } from "../estimates/grouping.ts";
import { isResponder } from "../estimates/response-estimates.ts";
import { tippingOf, tippingText } from "./tipping.ts";

/** Not evaluable, still open, or imputed: there is no verdict that rests on the participant's own data. */
export function isMissing({ outcome }: Derivation): boolean {
  return outcome.kind === "not-evaluable" || (outcome.kind === "verdict" && outcome.imputed);
}

/** Best and worst case of every proportion of an endpoint, over its whole population; with `against`, how soon it tips. */
export function missingBounds(endpoint: Endpoint, groups: readonly Group[]): readonly Estimate[] {
  if (endpoint.kind === "response")
    return groups.flatMap((group) => [
      ...boundsOf(endpoint, countsOf(group, "", isResponder)),
      ...tippingAgainst(endpoint, group),
    ]);
  if (endpoint.kind !== "category") return [];
  return groups.flatMap((group) =>
    endpoint.categories.flatMap(({ category }) =>
      boundsOf(
        endpoint,
        countsOf(group, category, ({ outcome }) => outcome.kind === "category" && outcome.category === category),
      ),
    ),
  );
}

interface Counts {
  readonly group: string;
  readonly category: string;
  /** Of those with a verdict of their own. */
  readonly events: number;
  readonly missing: number;
  readonly total: number;
}

function countsOf(group: Group, category: string, counts: (derivation: Derivation) => boolean): Counts {
  const members = group.derivations.filter(inPopulation);
  const known = members.filter((derivation) => !isMissing(derivation));
  return {
    group: group.name,
    category,
    events: known.filter(counts).length,
    missing: members.length - known.length,
    total: members.length,
  };
}

type WithProportion = ResponseEndpoint | CategoryEndpoint;

function boundsOf(endpoint: WithProportion, counts: Counts): readonly Estimate[] {
  return [bound(endpoint, counts, "best-case"), bound(endpoint, counts, "worst-case")];
}

/** The proportion when all of the missing count, or none of them. */
function bound(endpoint: WithProportion, counts: Counts, statistic: "best-case" | "worst-case"): Estimate {
  const { missing, total } = counts;
  const best = statistic === "best-case";
  const events = counts.events + (best ? missing : 0);
  const { interval: method, level } = endpoint.estimate;
  const interval = proportionInterval({ events, total, level, method });
  const computable = isNotComputable(interval) ? undefined : interval;
  return {
    ...rowOf(endpoint, counts),
    statistic,
    value: computable === undefined ? undefined : events / total,
    lower: computable?.lower,
    upper: computable?.upper,
    level,
    method: `${method}; ${missing} missing counted as ${best ? "yes" : "no"}`,
    events,
  };
}

function rowOf(endpoint: WithProportion, { group, category, total }: Counts) {
  const { paramcd, label } = endpoint;
  return { paramcd, label, group, timepoint: "", category, n: total };
}

/** Whether the interval lies above the proportion under the null hypothesis, below it, or holds it. */
function conclusionOf(endpoint: ResponseEndpoint, against: number, events: number, total: number): string {
  const { interval: method, level } = endpoint.estimate;
  const interval = proportionInterval({ events, total, level, method });
  if (isNotComputable(interval)) return "open";
  return interval.lower > against ? "above" : interval.upper < against ? "below" : "open";
}

function tippingAgainst(endpoint: ResponseEndpoint, group: Group): readonly Estimate[] {
  const against = endpoint.estimate.test?.against;
  const counts = countsOf(group, "", isResponder);
  if (against === undefined || counts.missing === 0) return [];
  const analysed = group.derivations.filter((derivation) => derivation.analysed);
  const drawn = conclusionOf(endpoint, against, analysed.filter(isResponder).length, analysed.length);
  const tipping = tippingOf({
    missing: counts.missing,
    conclusion: (responders) => conclusionOf(endpoint, against, counts.events + responders, counts.total),
    drawn,
  });
  const word = drawn === "open" ? `the interval holds ${against}` : `the interval lies ${drawn} ${against}`;
  return [
    {
      ...rowOf(endpoint, counts),
      statistic: "tipping-count",
      value: tipping?.count,
      lower: undefined,
      upper: undefined,
      level: endpoint.estimate.level,
      method: `${word}: ${tippingText(tipping, counts.missing)}`,
      n: counts.missing,
      events: undefined,
    },
  ];
}
