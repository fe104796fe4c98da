/** Every adverse event that the study looks at, once, with the endpoints it counts for. Participant level. */
import type { AdverseEventFacts } from "../../model/result-facts.ts";
import { countCell, EMPTY, textCell } from "../cell.ts";
import { column, headerRow, row, type TableDraft } from "../table.ts";
import type { TableContext } from "./table-context.ts";

interface Listed {
  readonly event: AdverseEventFacts;
  readonly counts: readonly string[];
  /** Endpoints for which it turns on a grade that is not known. */
  readonly open: readonly string[];
}

export function adverseEventsListing(context: TableContext): readonly TableDraft[] {
  const { data, terms, words, source } = context;
  const results = data.participantLevel?.results.filter(({ adverseEvents }) => adverseEvents.length > 0) ?? [];
  if (results.length === 0) return [];
  const participants = [...new Set(results.map(({ participant }) => participant))];
  return [
    {
      id: "listing-adverse-events",
      title: words.titles.listingAdverseEvents,
      population: words.everybodyInExport,
      columns: [
        column(terms.term),
        column(terms.bodySystem, { align: "left" }),
        column(words.date),
        column(terms.grade),
        column(terms.related),
        column(terms.serious),
        column(words.countsFor, { align: "left" }),
        column(words.evidence, { align: "left" }),
      ],
      rows: participants.flatMap((participant) => [
        headerRow(participant),
        ...listed(results.filter((result) => result.participant === participant)).map(({ event, counts, open }) =>
          row(
            event.term === "" ? words.noTerm : event.term,
            [
              textCell(event.bodySystem),
              textCell(event.date),
              event.grade === null ? EMPTY : countCell(event.grade, "grade"),
              textCell(event.related),
              textCell(event.serious),
              textCell([...counts, ...open.map((paramcd) => `${paramcd} (${terms.notEvaluableShort})`)].join(", ")),
              textCell(event.source),
            ],
            { indent: 1 },
          ),
        ),
      ]),
      notes: [],
      foot: [words.notes.countsFor, source],
    },
  ];
}

function listed(
  results: readonly { readonly paramcd: string; readonly adverseEvents: readonly AdverseEventFacts[] }[],
): readonly Listed[] {
  const found = new Map<string, { event: AdverseEventFacts; counts: string[]; open: string[] }>();
  for (const { paramcd, adverseEvents } of results)
    for (const event of adverseEvents) {
      const entry = found.get(event.source) ?? { event, counts: [], open: [] };
      if (event.counts === "met") entry.counts.push(paramcd);
      if (event.counts === "not-evaluable") entry.open.push(paramcd);
      found.set(event.source, entry);
    }
  return [...found.values()].sort((a, b) => compare(a.event.date, b.event.date));
}

/** Dates are ISO texts; the order of the export stays among equals. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
