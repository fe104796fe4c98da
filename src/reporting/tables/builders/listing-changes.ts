/** Who changes under another reading, and whose verdict hangs on a single value, dose or day. Participant level. */

import { textCell } from "../cell.ts";
import { column, headerRow, row, type TableDraft } from "../table.ts";
import type { TableContext } from "./table-context.ts";

export function flipsListing(context: TableContext): readonly TableDraft[] {
  const { data, terms, words, source } = context;
  const flips = data.participantLevel?.flips ?? [];
  if (flips.length === 0) return [];
  const readings = data.readings.filter(({ id }) => flips.some(({ reading }) => reading === id));
  return [
    {
      id: "listing-readings",
      title: words.titles.listingReadings,
      population: words.everybodyInExport,
      columns: [
        column(terms.participant),
        column(words.asWritten, { align: "left" }),
        column(words.underReading, { align: "left" }),
        column(words.evidence, { align: "left" }),
      ],
      rows: readings.flatMap(({ id, paramcd, choices }) => [
        headerRow(`${paramcd}: ${choices.map(({ parameter, instead }) => `${parameter}: ${instead}`).join("; ")}`),
        ...flips
          .filter(({ reading }) => reading === id)
          .map(({ participant, from, to, sources }) =>
            row(participant, [textCell(from), textCell(to), textCell(sources.join("; "))], { indent: 1 }),
          ),
      ]),
      notes: [],
      foot: [words.notes.readings, source],
    },
  ];
}

export function knifeEdgeListing(context: TableContext): readonly TableDraft[] {
  const { data, terms, words, source } = context;
  const edges = data.participantLevel?.knifeEdges ?? [];
  if (edges.length === 0) return [];
  return [
    {
      id: "listing-knife-edge",
      title: words.titles.knifeEdge,
      population: words.everybodyInExport,
      columns: [
        column(terms.participant),
        column(words.endpoint, { align: "left" }),
        column(words.row, { align: "left" }),
        column(words.printed),
        column(words.instead),
        column(words.from, { align: "left" }),
        column(words.to, { align: "left" }),
        column(words.evidence, { align: "left" }),
      ],
      rows: edges.map(({ participant, paramcd, source: place, row: what, printed, instead, from, to }) =>
        row(participant, [paramcd, what, printed, instead, from, to, place].map(textCell)),
      ),
      notes: [],
      foot: [words.notes.knifeEdge, source],
    },
  ];
}
