/** Arms compared, by every method that the study file asks for. */
import type { EstimateFacts } from "../../model/estimate-facts.ts";
import type { EndpointFacts } from "../../model/study-facts.ts";
import { countCell, textCell } from "../cell.ts";
import { column, headerRow, type Row, row, type TableDraft } from "../table.ts";
import { decimalsOfEstimates } from "./decimals.ts";
import { estimatesOf } from "./endpoint-estimates.ts";
import { estimateCell } from "./estimate-cell.ts";
import { contrastName } from "./group-columns.ts";
import { intervalHeading } from "./interval-heading.ts";
import { statisticText } from "./statistic-text.ts";
import { endpointTitle, type TableContext } from "./table-context.ts";

export function comparisonsTable(context: TableContext): readonly TableDraft[] {
  const { data, terms, words, source } = context;
  const compared = data.estimates.filter(({ comparison }) => comparison !== null);
  if (compared.length === 0) return [];
  const randomised = compared.every(({ comparison }) => comparison?.randomised === true);
  return [
    {
      id: "comparisons",
      title: words.titles.comparisons,
      population: words.populationOfEach,
      columns: [
        column(words.compared),
        column(terms.statistic, { align: "left" }),
        column(intervalHeading(context, compared)),
        column(terms.analysed),
        column(terms.method, { align: "left" }),
      ],
      rows: data.endpoints.flatMap((endpoint) =>
        section(
          context,
          endpoint,
          compared.filter(({ paramcd }) => paramcd === endpoint.paramcd),
        ),
      ),
      notes: [],
      foot: [
        words.notes.firstMinusSecond,
        ...(randomised ? [] : [words.notes.notRandomised]),
        words.notes.notAdjusted,
        words.notes.notEstimable,
        source,
      ],
    },
  ];
}

function section(context: TableContext, endpoint: EndpointFacts, own: readonly EstimateFacts[]): readonly Row[] {
  if (own.length === 0) return [];
  const decimals = decimalsOfEstimates(estimatesOf(context, endpoint.paramcd));
  let last = "";
  const rows = own.map((estimate) => {
    const contrast = contrastName(context, estimate.comparison?.arms ?? []);
    const shown = contrast === last ? "" : contrast;
    last = contrast;
    return row(
      shown,
      [
        textCell(statisticText(context, endpoint, estimate)),
        estimateCell(estimate, decimals),
        countCell(estimate.n, "N"),
        textCell(context.words.method(estimate.method)),
      ],
      { indent: 1 },
    );
  });
  return [headerRow(endpointTitle(endpoint)), ...rows];
}
