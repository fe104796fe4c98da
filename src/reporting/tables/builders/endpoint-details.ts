/** One table per endpoint: what became of every participant, and every statistic of the groups. */
import type { EstimateFacts } from "../../model/estimate-facts.ts";
import type { EndpointFacts } from "../../model/study-facts.ts";
import { countPercentCell } from "../cell.ts";
import { column, headerRow, type Row, row, type TableDraft } from "../table.ts";
import { estimatesOf, ofGroup, statesIn } from "./endpoint-estimates.ts";
import { groupColumns, groupsIn } from "./group-columns.ts";
import { collectNotes } from "./notes.ts";
import { classOfState, type StateClass, stateText } from "./state-words.ts";
import { statisticRows } from "./statistic-rows.ts";
import { endpointTitle, type TableContext } from "./table-context.ts";

/** Bounds and tipping points stand apart from what was estimated. */
const WHAT_IF: ReadonlySet<string> = new Set(["best-case", "worst-case", "tipping-count"]);
/** Body systems and terms, and the cells of a shift, have tables of their own. */
const ELSEWHERE = /^(?!any \/ any \/).* \/ .* \/ |^\d -> \d$/;
const CLASSES: readonly StateClass[] = ["result", "imputed", "not-evaluable"];

export function endpointDetailTables(context: TableContext): readonly TableDraft[] {
  return context.data.endpoints.flatMap((endpoint) => detail(context, endpoint));
}

function detail(context: TableContext, endpoint: EndpointFacts): readonly TableDraft[] {
  const { terms, words, source } = context;
  const estimates = estimatesOf(context, endpoint.paramcd);
  const groups = groupsIn(context, estimates);
  if (groups.length === 0) return [];
  const notes = collectNotes();
  const names = groups.map(({ name }) => name);
  const statistics = estimates.filter(
    ({ statistic, category }) => statistic !== "participants" && !ELSEWHERE.test(category),
  );
  const ask = (chosen: readonly EstimateFacts[], heading: string): readonly Row[] =>
    chosen.length === 0
      ? []
      : [headerRow(heading), ...statisticRows(context, { endpoint, estimates: chosen, groups: names, notes })];
  const rows = [
    ...CLASSES.flatMap((kind) => stateRows(context, { endpoint, estimates, groups, kind })),
    ...ask(
      statistics.filter(({ statistic }) => !WHAT_IF.has(statistic)),
      terms.estimate,
    ),
    ...ask(
      statistics.filter(({ statistic }) => WHAT_IF.has(statistic)),
      words.ifMissingWereKnown,
    ),
  ];
  return [
    {
      id: `detail-${endpoint.paramcd.toLowerCase()}`,
      title: endpointTitle(endpoint),
      population: terms.populationOf(endpoint.population),
      columns: [column(""), ...groupColumns(context, groups)],
      rows,
      notes: notes.all(),
      foot: [endpoint.text, ...denominators(context, endpoint), words.notes.notEstimable, source],
    },
  ];
}

function denominators({ words }: TableContext, { kind }: EndpointFacts): readonly string[] {
  return kind === "adverse-events"
    ? [words.notes.percentOfN, words.notes.adverseEventsResults]
    : [words.notes.countsOfN];
}

interface States {
  readonly endpoint: EndpointFacts;
  readonly estimates: readonly EstimateFacts[];
  readonly groups: readonly { readonly name: string; readonly n: number }[];
  readonly kind: StateClass;
}

function stateRows(context: TableContext, { endpoint, estimates, groups, kind }: States): readonly Row[] {
  const counts = groups.map(
    ({ name }) => new Map(statesIn(ofGroup(estimates, name)).map(({ state, count }) => [state, count])),
  );
  const states = [...new Set(counts.flatMap((own) => [...own.keys()]))].filter(
    (state) => classOfState(context, endpoint, state) === kind,
  );
  if (states.length === 0) return [];
  const rows = inOrder(endpoint, states).map((state) =>
    row(
      stateText(context, endpoint, state),
      groups.map(({ n }, index) => countPercentCell(counts[index]?.get(state) ?? 0, n)),
      { indent: 1 },
    ),
  );
  return [headerRow(context.words.stateClasses[kind]), ...rows];
}

/** Verdicts Y before N, categories and causes as the study file has them, reasons by name. */
function inOrder({ categories, time }: EndpointFacts, states: readonly string[]): readonly string[] {
  const order = [
    "Y",
    "N",
    ...categories.map(({ category }) => category),
    "event",
    ...(time?.causes ?? []).map(({ name }) => name),
    "censored",
  ];
  const place = (state: string) => (order.includes(state) ? order.indexOf(state) : order.length);
  return [...states].sort((a, b) => place(a) - place(b));
}
