/** The comparisons of arms of a run: one line per endpoint and contrast. */
import type { Estimate } from "../analysis/estimates/estimate.ts";
import { alignColumns } from "./columns-text.ts";

/** Empty where nothing is compared. */
export function comparisonText(estimates: readonly Estimate[]): string {
  const contrasts = new Map<string, readonly Estimate[]>();
  for (const row of estimates) {
    const key = `${row.paramcd} ${row.group}`;
    if (row.comparison !== undefined) contrasts.set(key, [...(contrasts.get(key) ?? []), row]);
  }
  const lines = [...contrasts.values()].flatMap((rows) => contrastLine(rows));
  return lines.length === 0 ? "" : alignColumns([["compared", "arms", "result"], ...lines]);
}

function contrastLine(rows: readonly Estimate[]): readonly (readonly string[])[] {
  const [first] = rows;
  if (first === undefined) return [];
  const caution = first.comparison?.randomised === false ? " (not randomised)" : "";
  return [[first.paramcd, first.group, `${rows.map(resultText).join(", ")}${caution}`]];
}

function resultText({ statistic, value, lower, upper, method }: Estimate): string {
  const [name] = method.split(";");
  if (value === undefined) return `${statistic} not estimable by ${name}`;
  const limits = lower === undefined || upper === undefined ? "" : ` [${short(lower)}, ${short(upper)}]`;
  return `${statistic} ${short(value)}${limits} by ${name}`;
}

/** Three significant digits; a p value below 0.001 as that. */
function short(value: number): string {
  if (value !== 0 && Math.abs(value) < 0.001) return value < 0 ? ">-0.001" : "<0.001";
  return String(Number(value.toPrecision(3)));
}
