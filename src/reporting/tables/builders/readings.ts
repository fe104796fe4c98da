/** Every reading of the ambiguous parameters: what the estimate becomes, who changes, what is decided. */
import { exact, numberText } from "../../../core/exact.ts";
import { wordFor } from "../../language/language.ts";
import type { EstimateFacts } from "../../model/estimate-facts.ts";
import type { ReadingChoiceFacts, ReadingFacts } from "../../model/reading-facts.ts";
import type { EndpointFacts } from "../../model/study-facts.ts";
import { type Cell, countCell, EMPTY, exactCell, notEstimable, textCell } from "../cell.ts";
import { column, headerRow, type Row, row, type TableDraft } from "../table.ts";
import { type Decimals, decimalsOfEstimates } from "./decimals.ts";
import { estimatesOf } from "./endpoint-estimates.ts";
import { estimateCell } from "./estimate-cell.ts";
import { intervalHeading } from "./interval-heading.ts";
import { statisticText } from "./statistic-text.ts";
import { endpointTitle, type TableContext } from "./table-context.ts";

const PERCENTAGES: ReadonlySet<string> = new Set([
  "proportion",
  "incidence",
  "survival",
  "cumulative-incidence",
  "proportion-refractory",
]);

export function readingsTable(context: TableContext): readonly TableDraft[] {
  const { data, words, source } = context;
  const touched = data.endpoints.filter(({ paramcd }) =>
    data.readings.some((reading) => reading.paramcd === paramcd && reading.choices.length > 0),
  );
  if (touched.length === 0) return [];
  const decides = data.readings.some(({ decision }) => decision !== null);
  return [
    {
      id: "readings",
      title: words.titles.readings,
      population: words.populationOfEach,
      columns: [
        column(words.reading),
        column(words.insteadOf, { align: "left" }),
        column(
          intervalHeading(
            context,
            data.readings.flatMap(({ estimate }) => estimate ?? []),
          ),
        ),
        column(words.difference),
        column(words.participantsWhoChange),
        ...(decides ? [column(words.decision, { align: "left" })] : []),
      ],
      rows: touched.flatMap((endpoint) => section(context, endpoint, decides)),
      notes: [],
      foot: [words.notes.readings, words.notes.differencePoints, source],
    },
  ];
}

function section(context: TableContext, endpoint: EndpointFacts, decides: boolean): readonly Row[] {
  const readings = context.data.readings.filter(({ paramcd }) => paramcd === endpoint.paramcd);
  const [first] = readings.flatMap(({ estimate }) => estimate ?? []);
  const statistic = first === undefined ? "" : `; ${statisticText(context, endpoint, first)}`;
  const decimals = decimalsOfEstimates(estimatesOf(context, endpoint.paramcd));
  return [
    headerRow(`${endpointTitle(endpoint)}${statistic}`),
    ...readings.map((reading) => readingRow(context, reading, { decides, decimals })),
  ];
}

interface Shape {
  readonly decides: boolean;
  readonly decimals: Decimals;
}

function readingRow(context: TableContext, reading: ReadingFacts, { decides, decimals }: Shape): Row {
  const { choices, estimate, flips } = reading;
  const written = choices.length === 0;
  const instead = choices.map(({ use }) => writtenValue(use)).join("; ");
  return row(
    written ? context.words.asWritten : choices.map(choiceText).join("; "),
    [
      textCell(instead),
      estimate === null ? notEstimable() : estimateCell(estimate, decimals),
      written ? EMPTY : differenceCell(reading, decimals),
      written ? EMPTY : countCell(flips, "flips"),
      ...(decides ? [textCell(decisionText(context, reading))] : []),
    ],
    { indent: 1 },
  );
}

/** `A15 window.from: -7 d` */
function choiceText({ ref, parameter, instead }: ReadingChoiceFacts): string {
  return `${ref === "" ? "" : `${ref} `}${parameter}: ${writtenValue(instead)}`;
}

/** A value of the study file, not broken into lines after its sign or before its unit. */
function writtenValue(text: string): string {
  return text.replace(/(?<![\w.])-(?=\d)/g, "\u2212").replace(/(?<=\d) (?=[A-Za-z%])/g, "\u00a0");
}

function decisionText({ terms, words }: TableContext, { decision, choices }: ReadingFacts): string {
  if (decision === null) return choices.length === 0 ? "" : words.unchanged;
  const [from, to] = [decision.from, decision.to].map((word) => wordFor(terms.decisions, word));
  return from === to ? (to ?? "") : `${from} → ${to}`;
}

/** Worked out on the printed decimals, so that it is rounded once. */
function differenceCell({ estimate, base }: ReadingFacts, decimals: Decimals): Cell {
  if (!hasValue(estimate) || !hasValue(base)) return notEstimable("difference");
  const difference = exact(numberText(estimate.value)).sub(exact(numberText(base.value)));
  return PERCENTAGES.has(estimate.statistic)
    ? exactCell(difference.mul(100), 1, "difference")
    : exactCell(difference, decimals.mean, "difference");
}

function hasValue(estimate: EstimateFacts | null): estimate is EstimateFacts & { readonly value: number } {
  return estimate !== null && estimate.value !== null && Number.isFinite(estimate.value);
}
