/** Adverse events without small cells: a rare term is left out with its name. */
import type { SafetyScopeFacts } from "../safety-facts.ts";
import { isSafe, partOf, protectedItems } from "./small-cells.ts";
import { restOfWiderScopes } from "./wider-scopes.ts";

const ANY = "any";

export function safeSafety(scopes: readonly SafetyScopeFacts[], smallCell: number): readonly SafetyScopeFacts[] {
  const questionOf = ({ paramcd, bodySystem, term }: SafetyScopeFacts) => JSON.stringify([paramcd, bodySystem, term]);
  const restOf = restOfWiderScopes(scopes);
  const shown = protectedItems(scopes, {
    smallCell,
    questionOf,
    groupOf: ({ group }) => group,
    cellsOf: (scope) => [scope.n, ...partOf(scope.n, scope.participants), ...restOf(scope)],
  });
  const withGrades = new Set(
    protectedItems(shown, { smallCell, questionOf, groupOf: ({ group }) => group, cellsOf: gradeCells }),
  );
  return shown.map((scope) => {
    // Numbers of events follow from each other down the body systems.
    const isAll = scope.bodySystem === ANY && scope.term === ANY;
    const events = isAll && isSafe([scope.events ?? 0], smallCell) ? scope.events : null;
    if (withGrades.has(scope)) return { ...scope, events };
    return { ...scope, events, byWorstGrade: scope.byWorstGrade.map(() => null), ungraded: null };
  });
}

function gradeCells({ byWorstGrade, ungraded }: SafetyScopeFacts): readonly number[] {
  return [...byWorstGrade, ungraded].map((count) => count ?? 0);
}
