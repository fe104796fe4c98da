/** Laboratory values by week and their change from baseline, one table per analyte. */
import { wordFor } from "../../language/language.ts";
import type { AnalyteFacts } from "../../model/study-facts.ts";
import type { WeekSummaryFacts } from "../../model/week-summary-facts.ts";
import {
  type Cell,
  countCell,
  EMPTY,
  meanSdCell,
  notEstimable,
  numberCell,
  quartilesCell,
  rangeCell,
} from "../cell.ts";
import { column, headerRow, type Row, row, type TableDraft } from "../table.ts";
import { type Decimals, decimalsFor } from "./decimals.ts";
import { groupName } from "./group-columns.ts";
import { known, type TableContext } from "./table-context.ts";
import { unitText } from "./unit-text.ts";

export function changeByWeekTables(context: TableContext): readonly TableDraft[] {
  return context.data.analytes.flatMap((analyte) => analyteTable(context, analyte));
}

function analyteTable(context: TableContext, analyte: AnalyteFacts): readonly TableDraft[] {
  const { data, terms, words, source } = context;
  const weeks = data.weeks.filter((week) => week.analyte === analyte.name);
  if (weeks.length === 0) return [];
  const groups = [...new Set(weeks.map(({ group }) => group))];
  const name =
    wordFor(terms.analytes, analyte.name) === analyte.name ? analyte.label : wordFor(terms.analytes, analyte.name);
  const decimals = decimalsFor(weeks.flatMap(({ min, max }) => [known(min), known(max)]));
  const observed = { span: terms.value };
  const changed = { span: terms.changeFromBaseline };
  const head = `${terms.mean} (${terms.standardDeviation})`;
  return [
    {
      id: `weeks-${analyte.name}`,
      title: words.byWeek(`${name} (${unitText(analyte.unit)})`),
      population: words.everybodyWithReference(data.study.reference?.anchor ?? ""),
      columns: [
        column(words.visit),
        column(words.n, observed),
        column(head, observed),
        column(terms.median, observed),
        column(terms.quartiles, observed),
        column(terms.range, observed),
        column(words.n, changed),
        column(head, changed),
        column(terms.median, changed),
        column(terms.quartiles, changed),
      ],
      rows: groups.flatMap((group) => [
        ...(groups.length > 1 ? [headerRow(groupName(context, group))] : []),
        ...weeks
          .filter((week) => week.group === group)
          .map((week) => weekRow(context, week, decimals, groups.length > 1 ? 1 : 0)),
      ]),
      notes: [],
      foot: [words.notes.weeks, words.notes.notEstimable, source],
    },
  ];
}

function weekRow(context: TableContext, week: WeekSummaryFacts, decimals: Decimals, indent: number): Row {
  const { data, terms, words } = context;
  const baseline = week.week === 0;
  const changes = baseline ? [EMPTY, EMPTY, EMPTY, EMPTY] : described(week.change, decimals);
  // Of an aggregate report the extremes are not shown, which does not make them impossible to estimate.
  const range =
    data.suppression === null ? rangeCell(known(week.min), known(week.max), decimals.data) : countCell(null, "min");
  return row(baseline ? terms.baseline : words.week(week.week), [...described(week, decimals), range, ...changes], {
    indent,
  });
}

function described({ n, mean, sd, median, q1, q3 }: WeekSummaryFacts["change"], decimals: Decimals): readonly Cell[] {
  if (n === 0) return [countCell(0), notEstimable("mean"), notEstimable("median"), notEstimable("q1")];
  return [
    countCell(n),
    meanSdCell(known(mean), known(sd), decimals),
    numberCell(known(median), decimals.mean, "median"),
    quartilesCell(known(q1), known(q3), decimals.mean),
  ];
}
