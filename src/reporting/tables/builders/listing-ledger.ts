/** Every row set aside and every cell altered. Participant level: what is printed in a row may tell who it is of. */
import { wordFor } from "../../language/language.ts";
import { textCell } from "../cell.ts";
import { column, headerRow, row, type TableDraft } from "../table.ts";
import type { TableContext } from "./table-context.ts";

export function ledgerListing(context: TableContext): readonly TableDraft[] {
  const { data, terms, words, source } = context;
  const ledger = data.participantLevel?.ledger ?? [];
  if (ledger.length === 0) return [];
  const files = [...new Set(ledger.map(({ file }) => file))];
  return [
    {
      id: "listing-set-aside",
      title: words.titles.listingLedger,
      population: words.everyEntry,
      columns: [
        column(words.line),
        column(words.columnOfFile, { align: "left" }),
        column(words.printed, { align: "left" }),
        column(words.severity, { align: "left" }),
        column(words.reason, { align: "left" }),
        column(words.code, { align: "left" }),
      ],
      rows: files.flatMap((file) => [
        headerRow(file),
        ...ledger
          .filter((entry) => entry.file === file)
          .map(({ line, column: name, code, severity, raw, message }) =>
            row(String(line), [name, raw, wordFor(terms.severities, severity), message, code].map(textCell), {
              indent: 1,
            }),
          ),
      ]),
      notes: [],
      foot: [source],
    },
  ];
}
