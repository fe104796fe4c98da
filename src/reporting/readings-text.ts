/**
 * The readings of a run on one screen: per endpoint the value as written and the range over all readings, then one line per
 * alternative with what it does alone and, of a grid, the range over every combination it takes part in.
 */
import type { Flip, ReadingResult } from "../analysis/robustness/readings.ts";
import { sourceText } from "../core/source-reference.ts";
import { alignColumns } from "./columns-text.ts";
import { parameterName, plainText } from "./reading-text.ts";

export function readingsText(results: readonly ReadingResult[]): string {
  const endpoints = [...new Set(results.map(({ endpoint }) => endpoint))];
  const blocks = endpoints.flatMap((endpoint) => {
    const own = results.filter((result) => result.endpoint === endpoint);
    return own.length < 2 ? [] : [endpointRows(own)];
  });
  if (blocks.length === 0) return "no readings touch these endpoints\n";
  const isGrid = results.some(({ choices }) => choices.length > 1);
  const head = [
    "readings",
    "estimate",
    "change",
    ...(isGrid ? ["in the grid"] : []),
    "who changes (the first), and by which row",
  ];
  const rows = blocks.flat().map((row) => (isGrid ? row : row.filter((_, column) => column !== COMBINATIONS)));
  return `${alignColumns([head, ...rows], [1, 2])}\neach in readings.csv\n`;
}

const COMBINATIONS = 3;

/** As written, then each alternative alone, in the order of the file. */
function endpointRows(own: readonly ReadingResult[]): readonly (readonly string[])[] {
  const [base, ...others] = own;
  const singles = others.filter(({ choices }) => choices.length === 1);
  const head = [`${base?.endpoint.paramcd} as written`, valueText(base), "", rangeText(own), `${own.length} readings`];
  return [head, ...singles.map((single) => singleRow(single, others))];
}

function singleRow(single: ReadingResult, others: readonly ReadingResult[]): readonly string[] {
  const [choice] = single.choices;
  const withIt = others.filter(({ choices }) =>
    choices.some(({ reading, alternative }) => reading === choice?.reading && alternative === choice.alternative),
  );
  return [`  ${choiceText(single)}`, valueText(single), changeText(single), rangeText(withIt), flipsText(single)];
}

function rangeText(results: readonly ReadingResult[]): string {
  const values = results.flatMap(({ estimate }) => (estimate?.value === undefined ? [] : [estimate.value]));
  return values.length === 0 ? "NE" : `${shortNumber(Math.min(...values))} to ${shortNumber(Math.max(...values))}`;
}

function changeText({ estimate, base }: ReadingResult): string {
  if (estimate?.value === undefined || base?.value === undefined) return "";
  const change = estimate.value - base.value;
  return `${change > 0 ? "+" : ""}${shortNumber(change)}`.replace("-0.000", "0.000");
}

function choiceText({ choices }: ReadingResult): string {
  return choices
    .map(({ reading, alternative }) =>
      `${reading.ref} ${lastWords(parameterName(reading))} ${plainText(reading.alternatives[alternative] ?? null)}`.trim(),
    )
    .join("; ");
}

/** The end of a parameter's path, without the section and the name it stands under, is what tells it apart on one screen. */
function lastWords(name: string): string {
  const path = (name.split(", ")[0] ?? "").split(".");
  return path.slice(Math.max(Math.min(2, path.length - 1), path.length - 2)).join(".");
}

function valueText(result: ReadingResult | undefined): string {
  return result?.estimate?.value === undefined ? "NE" : shortNumber(result.estimate.value);
}

function shortNumber(value: number): string {
  return value.toFixed(3);
}

/** How many change, and the first of them with its row. */
function flipsText({ flips, decision }: ReadingResult): string {
  const turned =
    decision !== undefined && decision.from !== decision.to ? `; decision ${decision.from} > ${decision.to}` : "";
  const [first] = flips;
  if (first === undefined) return `nobody${turned}`;
  const who = flips.length === 1 ? flipText(first) : `${flips.length}: ${flipText(first)}`;
  return `${who}${turned}`;
}

function flipText({ participant, from, to, rows }: Flip): string {
  const [row] = rows;
  return `${participant} ${from} > ${to}${row === undefined ? "" : `, ${sourceText(row)}`}`;
}
