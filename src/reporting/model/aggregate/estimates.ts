/** Estimates without small cells. What is left out is left out whole: its category can be a rare term of somebody's. */
import type { EstimateFacts } from "../estimate-facts.ts";
import { countsByTime } from "./counts-by-time.ts";
import { partOf, protectedItems } from "./small-cells.ts";
import { restOfWiderRows } from "./wider-scopes.ts";

/** Single values of single participants. */
const EXTREMES: ReadonlySet<string> = new Set(["min", "max", "min-among-events", "max-among-events"]);
/** Numbers of events follow from each other down the body systems, so they are given for all together only. */
const EVENT_COUNTS: ReadonlySet<string> = new Set(["events", "event-rate", "incidence-rate"]);
const SCOPE = / \/ /;
const ALL_EVENTS = "any / any / any";

export function safeEstimates(estimates: readonly EstimateFacts[], smallCell: number): readonly EstimateFacts[] {
  const populations = populationSizes(estimates);
  const shown = estimates.filter(
    ({ statistic, category }) => !EXTREMES.has(statistic) && !(EVENT_COUNTS.has(statistic) && category !== ALL_EVENTS),
  );
  const restOf = restOfWiderRows(estimates);
  const byTime = countsByTime(estimates);
  const cellsOf = (row: EstimateFacts) => [
    ...cellsOfRow(row, populations.get(placeOf(row))),
    ...restOf(row),
    ...byTime(row),
  ];
  const [groupOf, questionOf] = [(row: EstimateFacts) => row.group, questionOfRow];
  const safe = new Set(protectedItems(shown, { smallCell, questionOf, groupOf, cellsOf }));
  // Grades add up to the participants of any grade: they are shown only where that row is.
  const wholes = new Set([...safe].filter(isWhole).map(wholeOf));
  return shown.filter((row) => safe.has(row) && (!isGrade(row) || wholes.has(wholeOf(row))));
}

function placeOf({ paramcd, group }: EstimateFacts): string {
  return JSON.stringify([paramcd, group]);
}

/** Participants of the population, which the rows of states are counted over. */
function populationSizes(estimates: readonly EstimateFacts[]): ReadonlyMap<string, number> {
  return new Map(estimates.filter(({ statistic }) => statistic === "participants").map((row) => [placeOf(row), row.n]));
}

/** States, cells of a shift table, the grades of a scope, each scope, and everything else of an endpoint are a question each. */
function questionOfRow(row: EstimateFacts): string {
  const { paramcd, statistic, category } = row;
  if (statistic === "participants" || statistic === "episodes" || statistic === "tipping-count")
    return JSON.stringify([paramcd, statistic]);
  if (statistic === "shift") return JSON.stringify([paramcd, "cells"]);
  if (isGrade(row)) return JSON.stringify([paramcd, scopeOf(category), "grades"]);
  return JSON.stringify([paramcd, SCOPE.test(category) ? scopeOf(category) : ""]);
}

/** `Infections / Sepsis` of `Infections / Sepsis / grade 3`. */
function scopeOf(category: string): string {
  return category.split(" / ").slice(0, -1).join(" / ");
}

function isGrade({ category, statistic }: EstimateFacts): boolean {
  return SCOPE.test(category) && statistic !== "participants" && !category.endsWith(" / any");
}

function isWhole(row: EstimateFacts): boolean {
  return !isGrade(row);
}

function wholeOf({ paramcd, group, category }: EstimateFacts): string {
  return JSON.stringify([paramcd, group, SCOPE.test(category) ? scopeOf(category) : category]);
}

function cellsOfRow(row: EstimateFacts, population: number | undefined): readonly number[] {
  const { n, events, value, method, statistic } = row;
  const isCount = method.startsWith("count") && value !== null;
  const counted = [events, isCount ? value : null].flatMap((count) => count ?? []);
  const leftOut = /(\d+) left out/.exec(method)?.[1];
  const compared = row.comparison !== null || statistic === "tipping-count";
  return [
    n,
    // Of more events than participants nothing is left over to count.
    ...counted.flatMap((count) => (count <= n ? partOf(n, count) : [count])),
    ...(population === undefined || compared || !isOfParticipants(row) ? [] : [population - n]),
    ...(leftOut === undefined ? [] : [Number(leftOut)]),
  ];
}

/** The denominators of episodes, and of those with the event, are no part of the population. */
function isOfParticipants({ category, statistic, n, events }: EstimateFacts): boolean {
  return category !== "episodes" && statistic !== "episodes" && !(statistic.endsWith("-among-events") && n === events);
}
