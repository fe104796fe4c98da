/** The participants of a two-stage design in the order of enrolment, and how each is counted. Participant level. */
import { wordFor } from "../../language/language.ts";
import { countCell, EMPTY, textCell } from "../cell.ts";
import { column, row, type TableDraft } from "../table.ts";
import type { TableContext } from "./table-context.ts";

export function placesListings(context: TableContext): readonly TableDraft[] {
  const { data, terms, words, source } = context;
  return data.decisions.flatMap(({ name }, index): readonly TableDraft[] => {
    const places = data.participantLevel?.places.filter(({ decision }) => decision === name) ?? [];
    if (places.length === 0) return [];
    return [
      {
        id: index === 0 ? "listing-places" : `listing-places-${index + 1}`,
        title: words.placesOf(name),
        population: words.everybodyInExport,
        columns: [
          column(terms.participant),
          column(terms.enrolled),
          column(words.place),
          column(words.standing, { align: "left" }),
          column(terms.response),
          column(words.knownOn),
          column(words.remark, { align: "left" }),
        ],
        rows: places.map(({ participant, enrolledOn, place, standing, response, knownOn, why }) =>
          row(participant, [
            textCell(enrolledOn),
            place === null ? EMPTY : countCell(place, "place"),
            textCell(terms.standings[standing]),
            textCell(response === null ? "" : wordFor(terms.states, response)),
            textCell(knownOn ?? ""),
            textCell(why),
          ]),
        ),
        notes: [],
        foot: [source],
      },
    ];
  });
}
