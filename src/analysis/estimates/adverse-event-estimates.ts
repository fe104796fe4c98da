/**
 * Adverse events of each group by body system, term and worst grade: over the whole population, windows still open included, as far
 * as everybody was followed; the rates per patient-year make up for that. There is no proportion over the participants with a verdict:
 * an event is one however early follow-up ended, its absence only at the end of the window, so that proportion is too high.
 * CATEGORY is `body system / term / grade`, each of them `any` where it is not parted.
 */
import { exact } from "../../core/exact.ts";
import { point, within } from "../../core/interval.ts";
import type { AdverseEventsEndpoint } from "../../definition/model/endpoint.ts";
import { isNotComputable } from "../../statistics/not-computable.ts";
import { incidenceRate } from "../../statistics/survival/incidence-rate.ts";
import { ANY, countParticipant, type ParticipantCount, type Scope, scopesOf } from "./adverse-event-counts.ts";
import { type Estimate, NO_INTERVAL } from "./estimate.ts";
import { type Group, inPopulation } from "./grouping.ts";
import { type Measure, measured } from "./measure.ts";
import { riskMeasure } from "./risk-measure.ts";

const DAYS_PER_YEAR = 365.25;
const GRADES = [1, 2, 3, 4, 5];

export function adverseEventEstimates(endpoint: AdverseEventsEndpoint, groups: readonly Group[]): readonly Estimate[] {
  const scopes = scopesOf(groups.flatMap(({ derivations }) => derivations));
  return groups.flatMap((group) => scopes.flatMap((scope) => scopeRows(endpoint, group, scope)));
}

interface Place {
  readonly group: Group;
  readonly category: string;
  readonly n: number;
}

function rowOf(
  { paramcd, label, estimate }: AdverseEventsEndpoint,
  place: Place,
  measure: Measure,
  events: number,
): Estimate {
  const { group, category, n } = place;
  const common = { paramcd, label, group: group.name, statistic: measure.statistic, timepoint: "", category };
  return { ...common, ...NO_INTERVAL, ...measured(measure, estimate.level), n, events };
}

/** Participants by worst grade, with those of no known grade apart; then events and rates of any grade. */
function scopeRows(endpoint: AdverseEventsEndpoint, group: Group, scope: Scope): readonly Estimate[] {
  const members = group.derivations.filter(inPopulation).map((derivation) => countParticipant(derivation, scope));
  const place = (grade: string): Place => ({
    group,
    category: `${scope.bodySystem} / ${scope.term} / ${grade}`,
    n: members.length,
  });
  const incidence = (grade: string, counts: (member: ParticipantCount) => boolean): Estimate => {
    const events = members.filter(counts).length;
    return rowOf(endpoint, place(grade), riskMeasure("incidence", endpoint.estimate, events, members.length), events);
  };
  return [
    incidence(ANY, ({ events }) => events.length > 0),
    ...gradesOf(endpoint).map((grade) => incidence(`grade ${grade}`, ({ worst }) => worst === grade)),
    incidence("ungraded", ({ onlyUngraded }) => onlyUngraded),
    ...eventRows(endpoint, place, members),
  ];
}

/** The grades that can count. */
function gradesOf({ grade }: AdverseEventsEndpoint): readonly number[] {
  return GRADES.filter((number) => grade === undefined || within(point(exact(number)), grade.range) === "met");
}

function eventRows(
  endpoint: AdverseEventsEndpoint,
  place: (grade: string) => Place,
  members: readonly ParticipantCount[],
): readonly Estimate[] {
  const events = sum(members, (member) => member.events.length);
  const affected = members.filter((member) => member.events.length > 0).length;
  const ungraded = sum(members, ({ ungradedEvents }) => ungradedEvents);
  const any = place(ANY);
  const row = (at: Place, measure: Measure, count: number) => rowOf(endpoint, at, measure, count);
  const rate = (statistic: string, count: number, days: number) => rateMeasure(statistic, endpoint, count, days);
  return [
    row(any, { statistic: "events", value: events, method: "count" }, events),
    row(place("ungraded"), { statistic: "events", value: ungraded, method: "count" }, ungraded),
    row(
      any,
      rate(
        "incidence-rate",
        affected,
        sum(members, ({ daysToFirst }) => daysToFirst),
      ),
      affected,
    ),
    row(
      any,
      rate(
        "event-rate",
        events,
        sum(members, ({ daysAtRisk }) => daysAtRisk),
      ),
      events,
    ),
  ];
}

/** Per 100 patient-years: of participants with the time to their first event, of events with the whole time at risk. */
function rateMeasure(statistic: string, { estimate }: AdverseEventsEndpoint, events: number, days: number): Measure {
  const exposure = days / DAYS_PER_YEAR / 100;
  const found = incidenceRate({ events, exposure, level: estimate.level });
  const method = `exact poisson; per 100 patient-years; ${days} days at risk`;
  return isNotComputable(found)
    ? { statistic, value: found, method }
    : { statistic, value: found.rate, interval: found, method };
}

function sum<Item>(items: readonly Item[], amount: (item: Item) => number): number {
  return items.reduce((total, item) => total + amount(item), 0);
}
