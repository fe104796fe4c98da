/** What happened to every row of every file, and why rows were set aside or altered. */
import { accountingNames } from "../../accounting-name.ts";
import { wordFor } from "../../language/language.ts";
import { countCell, textCell } from "../cell.ts";
import { column, headerRow, type Row, row, type TableDraft } from "../table.ts";
import type { TableContext } from "./table-context.ts";

export function dataQualityTables(context: TableContext): readonly TableDraft[] {
  return [...rowTable(context), ...reasonTable(context), ...ruleTable(context)];
}

function rowTable(context: TableContext): readonly TableDraft[] {
  const { data, terms, words, source } = context;
  if (data.rows.length === 0) return [];
  const named = namedRows(context);
  const total = (count: (file: (typeof data.rows)[number]) => number) =>
    data.rows.reduce((sum, file) => sum + count(file), 0);
  const extra = named.filter(({ extraColumns }) => extraColumns.length > 0);
  const wide = data.rows.some(({ wideRows }) => wideRows !== undefined);
  return [
    {
      id: "data-rows",
      title: words.titles.dataRows,
      population: words.everyRow,
      columns: [
        column(words.file),
        column(words.read),
        column(words.used),
        column(words.notNeeded),
        column(words.setAside),
      ],
      rows: [
        ...named.map(({ name, read, used, notNeeded, setAside, extraColumns, wideRows }) =>
          row(
            name,
            [read, used, notNeeded, setAside].map((count) => countCell(count)),
            { notes: [...(extraColumns.length > 0 ? ["extra"] : []), ...(wideRows === undefined ? [] : ["wide"])] },
          ),
        ),
        row(
          terms.total,
          [
            total(({ read }) => read),
            total(({ used }) => used),
            total(({ notNeeded }) => notNeeded),
            total(({ setAside }) => setAside),
          ].map((count) => countCell(count)),
        ),
      ],
      notes: [
        ...(extra.length === 0
          ? []
          : [
              {
                key: "extra",
                text: words.extraColumns(
                  extra.map(({ name, extraColumns }) => `${name}: ${extraColumns.join(", ")}`).join("; "),
                ),
              },
            ]),
        ...(wide
          ? [
              {
                key: "wide",
                text: words.wideRows(
                  named
                    .flatMap(({ name, wideRows }) => (wideRows === undefined ? [] : [`${name}: ${wideRows}`]))
                    .join("; "),
                ),
              },
            ]
          : []),
      ],
      foot: [words.notes.rowsAddUp, source],
    },
  ];
}

function namedRows({ data }: TableContext) {
  const names = accountingNames(data.rows);
  return data.rows.map((rows, index) => ({ ...rows, name: names[index] ?? rows.file }));
}

function reasonTable(context: TableContext): readonly TableDraft[] {
  const { data, terms, words, source } = context;
  if (data.ledgerCounts.length === 0) return [];
  const files = [...new Set(data.ledgerCounts.map(({ file }) => file))];
  return [
    {
      id: "data-set-aside",
      title: words.titles.dataSetAside,
      population: words.everyEntry,
      columns: [
        column(words.reason),
        column(words.severity, { align: "left" }),
        column(words.entries),
        column(words.code, { align: "left" }),
      ],
      rows: files.flatMap((file): readonly Row[] => [
        headerRow(file),
        ...data.ledgerCounts
          .filter((count) => count.file === file)
          .map(({ code, severity, message, rows }) =>
            row(
              withoutInstance(message),
              [textCell(wordFor(terms.severities, severity)), countCell(rows), textCell(code)],
              { indent: 1 },
            ),
          ),
      ]),
      notes: [],
      foot: [words.notes.ledger, source],
    },
  ];
}

/** A message stands for all entries of its code: what it says in brackets is of the first one alone. */
function withoutInstance(message: string): string {
  return message.replace(/ \([^()]*\)$/, "");
}

/** Of an export that had to be mapped. */
function ruleTable(context: TableContext): readonly TableDraft[] {
  const { words, source } = context;
  const mapped = namedRows(context)
    .map(({ name, rules = {} }) => ({ name, rules: Object.entries(rules) }))
    .filter(({ rules }) => rules.length > 0);
  if (mapped.length === 0) return [];
  return [
    {
      id: "data-mapping",
      title: words.titles.dataMapping,
      population: words.everyRow,
      columns: [column(words.rule), column(words.cellsOrRows)],
      rows: mapped.flatMap(({ name, rules }) => [
        headerRow(name),
        ...rules.map(([rule, count]) => row(rule, [countCell(count)], { indent: 1 })),
      ]),
      notes: [],
      foot: [source],
    },
  ];
}
