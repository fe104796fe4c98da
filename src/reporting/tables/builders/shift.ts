/** Laboratory grades at baseline by worst grade afterwards, one table per endpoint. */
import type { EstimateFacts } from "../../model/estimate-facts.ts";
import type { EndpointFacts } from "../../model/study-facts.ts";
import { countPercentCell } from "../cell.ts";
import { column, headerRow, type Row, row, type TableDraft } from "../table.ts";
import { estimatesOf, ofGroup } from "./endpoint-estimates.ts";
import { groupName, groupsIn } from "./group-columns.ts";
import { endpointTitle, type TableContext } from "./table-context.ts";

const GRADES = [0, 1, 2, 3, 4];

export function shiftTables(context: TableContext): readonly TableDraft[] {
  return context.data.endpoints
    .filter(({ kind }) => kind === "shift")
    .flatMap((endpoint) => shiftTable(context, endpoint));
}

function shiftTable(context: TableContext, endpoint: EndpointFacts): readonly TableDraft[] {
  const { terms, words, source } = context;
  const estimates = estimatesOf(context, endpoint.paramcd);
  const groups = groupsIn(context, estimates).map(({ name }) => name);
  if (groups.length === 0) return [];
  const span = words.worstGradeAfterBaseline;
  return [
    {
      id: `shift-${endpoint.paramcd.toLowerCase()}`,
      title: words.shiftOf(endpointTitle(endpoint)),
      population: terms.populationOf(endpoint.population),
      columns: [
        column(words.gradeAtBaseline),
        ...GRADES.map((grade) => column(terms.gradeOf(grade), { span })),
        column(terms.total),
      ],
      rows: groups.flatMap((group) =>
        groupRows(context, groups.length > 1 ? group : undefined, ofGroup(estimates, group)),
      ),
      notes: [],
      foot: [words.notes.percentOfGraded, source],
    },
  ];
}

function groupRows(context: TableContext, group: string | undefined, own: readonly EstimateFacts[]): readonly Row[] {
  const { terms } = context;
  const cells = own.filter(({ statistic }) => statistic === "shift");
  const n = cells[0]?.n ?? 0;
  const count = (baseline: number, worst: number) =>
    cells.find(({ category }) => category === `${baseline} -> ${worst}`)?.value ?? 0;
  const line = (label: string, counts: readonly number[], indent: number) =>
    row(
      label,
      [...counts, counts.reduce((sum, next) => sum + next, 0)].map((own) => countPercentCell(own, n)),
      { indent },
    );
  const indent = group === undefined ? 0 : 1;
  return [
    ...(group === undefined ? [] : [headerRow(`${groupName(context, group)} (N=${n})`)]),
    ...GRADES.map((baseline) =>
      line(
        terms.gradeOf(baseline),
        GRADES.map((worst) => count(baseline, worst)),
        indent,
      ),
    ),
    line(
      terms.total,
      GRADES.map((worst) => GRADES.reduce((sum, baseline) => sum + count(baseline, worst), 0)),
      indent,
    ),
  ];
}
