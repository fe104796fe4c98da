/** Long lists spread over numbered variables, as ADaM has it where a format limits texts: SRC, SRC1, SRC2 … */
import type { Cell } from "../csv.ts";
import type { AnalysisDataset, Variable } from "./dataset.ts";

/** Variables without a separator are left as they are, however long. */
export function splitLongTexts(dataset: AnalysisDataset, limit: number): AnalysisDataset {
  const columns = dataset.variables.map((variable, column) => splitColumn(variable, column, dataset.rows, limit));
  return {
    ...dataset,
    variables: columns.flatMap(({ variables }) => variables),
    rows: dataset.rows.map((_, row) => columns.flatMap(({ cells }) => cells[row] ?? [])),
  };
}

interface SplitColumn {
  readonly variables: readonly Variable[];
  /** By row: one cell per variable. */
  readonly cells: readonly (readonly Cell[])[];
}

function splitColumn(variable: Variable, column: number, rows: AnalysisDataset["rows"], limit: number): SplitColumn {
  const { separator } = variable;
  if (separator === undefined) return { variables: [variable], cells: rows.map((row) => [row[column]]) };
  const parts = rows.map((row) => partsOf(String(row[column] ?? ""), separator, limit));
  const count = parts.reduce((most, list) => Math.max(most, list.length), 1);
  const variables = Array.from({ length: count }, (_, part) => numbered(variable, part));
  return { variables, cells: parts.map((list) => variables.map((_, part) => list[part] ?? "")) };
}

function numbered(variable: Variable, part: number): Variable {
  if (part === 0) return variable;
  return { ...variable, name: `${variable.name}${part}`, label: `${variable.label}, continued ${part}` };
}

/** As many whole items a part as fit; an item longer than the limit stands alone and is left for the format to refuse. */
function partsOf(text: string, separator: string, limit: number): readonly string[] {
  const parts: string[] = [];
  let current: string | undefined;
  for (const item of text.split(separator)) {
    const longer: string = current === undefined ? item : `${current}${separator}${item}`;
    if (current !== undefined && longer.length > limit) {
      parts.push(current);
      current = item;
    } else current = longer;
  }
  return current === undefined ? parts : [...parts, current];
}
