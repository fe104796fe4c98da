/** Columns for the arms, everybody together first. */
import { NO_ARM, TOTAL } from "../../../core/participant.ts";
import type { EstimateFacts } from "../../model/estimate-facts.ts";
import type { EndpointFacts } from "../../model/study-facts.ts";
import type { Column } from "../table.ts";
import { column } from "../table.ts";
import { estimatesOf } from "./endpoint-estimates.ts";
import type { TableContext } from "./table-context.ts";

export function groupName({ terms }: TableContext, group: string): string {
  if (group === TOTAL) return terms.total;
  return group === NO_ARM ? terms.noArm : group;
}

/** `A vs B`, each arm by its name. */
export function contrastName(context: TableContext, arms: readonly string[]): string {
  return arms.map((arm) => groupName(context, arm)).join(` ${context.words.versus} `);
}

/** A column per group with its N, under one heading where there are arms. */
export function groupColumns(
  context: TableContext,
  groups: readonly { readonly name: string; readonly n: number }[],
  notes: readonly string[] = [],
): readonly Column[] {
  return groups.map(({ name, n }) =>
    column(groupName(context, name), { sub: `(N=${n})`, span: spanOf(context, name, groups.length), notes }),
  );
}

/** Columns without N, where N differs from row to row. */
export function plainGroupColumns(context: TableContext, groups: readonly string[]): readonly Column[] {
  return groups.map((name) => column(groupName(context, name), { span: spanOf(context, name, groups.length) }));
}

/** All arms together are not an arm. */
function spanOf({ terms }: TableContext, name: string, groups: number): string {
  return groups > 1 && name !== TOTAL ? terms.arm : "";
}

/** The groups that these estimates are of, in the order of the report, with the participants in the population: 0 where there is nobody. */
export function groupsIn(
  { data }: TableContext,
  estimates: readonly EstimateFacts[],
): readonly { readonly name: string; readonly n: number }[] {
  const single = estimates.filter(({ comparison }) => comparison === null);
  return data.groups
    .filter(({ name }) => single.some(({ group }) => group === name))
    .map(({ name }) => ({
      name,
      n: single.find(({ group, statistic }) => group === name && statistic === "participants")?.n ?? 0,
    }));
}

/** The groups that any of these endpoints has an estimate of. */
export function groupNamesOf(context: TableContext, endpoints: readonly EndpointFacts[]): readonly string[] {
  const names = endpoints.flatMap(({ paramcd }) =>
    groupsIn(context, estimatesOf(context, paramcd)).map(({ name }) => name),
  );
  return [...new Set(names)];
}
