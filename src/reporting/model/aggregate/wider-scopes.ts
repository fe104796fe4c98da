/**
 * What a count of adverse events lies within: a term within its body system, and both within any event at all. Whoever reads 6 with a
 * disorder of the blood and 5 with anaemia knows of 1 with another one, so the difference is a count like any other.
 */
import type { EstimateFacts } from "../estimate-facts.ts";
import type { SafetyScopeFacts } from "../safety-facts.ts";

const ANY = "any";
const SEPARATOR = " / ";

/** Participants with an event in each wider scope, but none in this one. */
export function restOfWiderScopes(scopes: readonly SafetyScopeFacts[]): (scope: SafetyScopeFacts) => readonly number[] {
  const keyOf = (scope: SafetyScopeFacts, bodySystem: string) =>
    JSON.stringify([scope.paramcd, scope.group, bodySystem]);
  const systems = new Map(
    scopes.filter(({ term }) => term === ANY).map((scope) => [keyOf(scope, scope.bodySystem), scope.participants]),
  );
  return (scope) =>
    [ANY, scope.bodySystem].flatMap((bodySystem) => {
      const wider = systems.get(keyOf(scope, bodySystem));
      return wider === undefined ? [] : [wider - scope.participants];
    });
}

/** The same of the rows `body system / term / any` of the incidence. */
export function restOfWiderRows(estimates: readonly EstimateFacts[]): (row: EstimateFacts) => readonly number[] {
  const keyOf = ({ paramcd, group }: EstimateFacts, category: string) => JSON.stringify([paramcd, group, category]);
  const isScope = ({ statistic, category }: EstimateFacts) =>
    statistic === "incidence" && category.endsWith(`${SEPARATOR}${ANY}`);
  const counts = new Map(estimates.filter(isScope).map((row) => [keyOf(row, row.category), row.events ?? 0]));
  return (row) => {
    if (!isScope(row)) return [];
    return [ANY, ...bodySystemsOf(row.category)].flatMap((bodySystem) => {
      const wider = counts.get(keyOf(row, [bodySystem, ANY, ANY].join(SEPARATOR)));
      return wider === undefined ? [] : [wider - (row.events ?? 0)];
    });
  };
}

/** A name may itself hold ` / `, so every beginning of the category can be the body system. */
function bodySystemsOf(category: string): readonly string[] {
  const parts = category.split(SEPARATOR);
  return parts.slice(0, -2).map((_, index) => parts.slice(0, index + 1).join(SEPARATOR));
}
