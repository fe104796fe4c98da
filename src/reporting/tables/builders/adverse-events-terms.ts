/** Adverse events by body system and term; every participant once in each line, at the worst grade. One table per endpoint. */
import type { SafetyScopeFacts } from "../../model/safety-facts.ts";
import type { EndpointFacts } from "../../model/study-facts.ts";
import { countPercentCell } from "../cell.ts";
import { column, type Row, row, type TableDraft } from "../table.ts";
import { groupColumns } from "./group-columns.ts";
import { absentCount, endpointTitle, type TableContext } from "./table-context.ts";

const GRADES = [1, 2, 3, 4, 5];

export function adverseEventsTermTables(context: TableContext): readonly TableDraft[] {
  return context.data.endpoints
    .filter(({ kind }) => kind === "adverse-events")
    .flatMap((endpoint) => termTable(context, endpoint));
}

function termTable(context: TableContext, endpoint: EndpointFacts): readonly TableDraft[] {
  const { data, terms, words, source } = context;
  const own = data.safety.filter(({ paramcd }) => paramcd === endpoint.paramcd);
  const groups = [...new Map(own.map(({ group, n }) => [group, n]))].map(([name, n]) => ({ name, n }));
  if (groups.length === 0 || own.every(({ participants }) => participants === 0)) return [];
  const single = groups.length === 1;
  const shape = single ? gradesAcross(context, own) : gradesBelow(context, own, groups);
  return [
    {
      id: `adverse-event-terms-${endpoint.paramcd.toLowerCase()}`,
      title: words.byBodySystem(endpointTitle(endpoint)),
      population: terms.populationOf(endpoint.population),
      ...shape,
      notes: [],
      foot: [words.notes.onceAtWorst, words.notes.percentOfN, words.notes.adverseEventsAnalysed, source],
    },
  ];
}

/** One group: a column per worst grade. */
function gradesAcross(
  { terms, words }: TableContext,
  own: readonly SafetyScopeFacts[],
): Pick<TableDraft, "columns" | "rows"> {
  const n = own[0]?.n ?? 0;
  const span = words.worstGradeOf(n);
  return {
    columns: [
      column(words.bodySystemAndTerm),
      column(words.anyGrade, { span }),
      ...GRADES.map((grade) => column(terms.gradeOf(grade), { span })),
      column(terms.ungraded, { span }),
    ],
    rows: own.map((scope) => {
      const counts = [
        scope.participants,
        ...GRADES.map((grade) => scope.byWorstGrade[grade - 1] ?? null),
        scope.ungraded,
      ];
      return row(
        scopeLabel(words, scope),
        counts.map((count) => countPercentCell(count, scope.n)),
        { indent: indentOf(scope) },
      );
    }),
  };
}

/** Several groups: a column each, and below every line the worst grades that somebody has. */
function gradesBelow(
  context: TableContext,
  own: readonly SafetyScopeFacts[],
  groups: readonly { readonly name: string; readonly n: number }[],
): Pick<TableDraft, "columns" | "rows"> {
  const { terms, words } = context;
  const scopes = [...new Map(own.map((scope) => [JSON.stringify([scope.bodySystem, scope.term]), scope])).values()];
  const rows = scopes.flatMap((scope): readonly Row[] => {
    const byGroup = groups.map(({ name }) =>
      own.find((found) => found.group === name && found.bodySystem === scope.bodySystem && found.term === scope.term),
    );
    const counts = (count: (found: SafetyScopeFacts) => number | null) =>
      groups.map(({ n }, index) => {
        const found = byGroup[index];
        return countPercentCell(found === undefined ? absentCount(context) : count(found), n);
      });
    const indent = indentOf(scope);
    const someone = (count: (found: SafetyScopeFacts) => number | null) =>
      byGroup.some((found) => found !== undefined && (count(found) ?? 0) > 0);
    const grades = GRADES.filter((grade) =>
      someone(({ byWorstGrade }) => ((byWorstGrade[grade - 1] ?? 0) > 0 ? 1 : 0)),
    );
    return [
      row(
        scopeLabel(words, scope),
        counts(({ participants }) => participants),
        { indent },
      ),
      ...grades.map((grade) =>
        row(
          terms.gradeOf(grade),
          counts(({ byWorstGrade }) => byWorstGrade[grade - 1] ?? null),
          { indent: indent + 1 },
        ),
      ),
      ...(someone(({ ungraded }) => ungraded)
        ? [
            row(
              terms.ungraded,
              counts(({ ungraded }) => ungraded),
              { indent: indent + 1 },
            ),
          ]
        : []),
    ];
  });
  return { columns: [column(words.bodySystemAndTerm), ...groupColumns(context, groups)], rows };
}

function indentOf({ bodySystem, term }: SafetyScopeFacts): number {
  return bodySystem === "any" || term === "any" ? 0 : 1;
}

function scopeLabel(words: TableContext["words"], { bodySystem, term }: SafetyScopeFacts): string {
  if (bodySystem === "any") return words.anyEvent;
  const name = term === "any" ? bodySystem : term;
  if (name === "(no body system)") return words.noBodySystem;
  return name === "(no term)" ? words.noTerm : name;
}
