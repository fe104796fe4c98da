/** The readings of a run on one screen: per endpoint the value as written, the range, and each alternative that turns anybody. */
import type { ReadingResult } from "../analysis/readings.ts";
import { alignColumns } from "./columns-text.ts";
import { parameterName, plainText } from "./reading-text.ts";

const NAMES_SHOWN = 4;

export function readingsText(results: readonly ReadingResult[]): string {
  const endpoints = [...new Set(results.map(({ endpoint }) => endpoint))];
  const blocks = endpoints.flatMap((endpoint) => {
    const own = results.filter((result) => result.endpoint === endpoint);
    return own.length < 2 ? [] : [endpointBlock(own)];
  });
  return blocks.length === 0 ? "no readings touch these endpoints\n" : `readings\n${blocks.join("\n")}\n`;
}

function endpointBlock(own: readonly ReadingResult[]): string {
  const [base, ...others] = own;
  const values = own.flatMap(({ estimate }) => (estimate?.value === undefined ? [] : [estimate.value]));
  const range =
    values.length === 0
      ? ""
      : `, ${shortNumber(Math.min(...values))} to ${shortNumber(Math.max(...values))} over ${own.length} readings`;
  const head = `${base?.endpoint.paramcd}: ${valueText(base)} as written${range}`;
  const rows = mostTelling(others).map((result) => ["", choiceText(result), valueText(result), flipsText(result)]);
  const unshown = others.length - rows.length;
  return [head, alignColumns(rows), ...(unshown > 0 ? [`  and ${unshown} more in readings.csv`] : [])].join("\n");
}

const ROWS_SHOWN = 12;

/** All alternatives where they are few; else those that turn the most participants. */
function mostTelling(results: readonly ReadingResult[]): readonly ReadingResult[] {
  if (results.length <= ROWS_SHOWN) return results;
  return [...results]
    .sort((a, b) => b.flips.length - a.flips.length || a.choices.length - b.choices.length)
    .slice(0, ROWS_SHOWN);
}

function choiceText({ choices }: ReadingResult): string {
  return choices
    .map(({ reading, alternative }) =>
      `${reading.ref} ${lastWords(parameterName(reading))} ${plainText(reading.alternatives[alternative] ?? null)}`.trim(),
    )
    .join("; ");
}

/** The end of a parameter's path is what tells it apart on one screen. */
function lastWords(name: string): string {
  return (name.split(", ")[0] ?? "").split(".").slice(-2).join(".");
}

function valueText(result: ReadingResult | undefined): string {
  return result?.estimate?.value === undefined ? "NE" : shortNumber(result.estimate.value);
}

function shortNumber(value: number): string {
  return value.toFixed(3);
}

function flipsText({ flips, decision }: ReadingResult): string {
  const turned =
    decision !== undefined && decision.from !== decision.to ? `; decision ${decision.from} > ${decision.to}` : "";
  if (flips.length === 0) return `nobody changes${turned}`;
  const names = flips.slice(0, NAMES_SHOWN).map(({ participant, from, to }) => `${participant} ${from} > ${to}`);
  const more = flips.length > NAMES_SHOWN ? `, … (${flips.length})` : "";
  return `${names.join(", ")}${more}${turned}`;
}
