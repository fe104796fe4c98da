/** The tables of a run, in the order of a report: who, what was found, what was decided, how sure, and from which rows. */
import type { Language } from "../language/language.ts";
import type { ReportData } from "../model/report-data.ts";
import { adverseEventsOverviewTable } from "./builders/adverse-events-overview.ts";
import { adverseEventsTermTables } from "./builders/adverse-events-terms.ts";
import { changeByWeekTables } from "./builders/change-by-week.ts";
import { comparisonsTable } from "./builders/comparisons.ts";
import { dataQualityTables } from "./builders/data-quality.ts";
import { decisionTables } from "./builders/decisions.ts";
import { dispositionTable } from "./builders/disposition.ts";
import { endpointDetailTables } from "./builders/endpoint-details.ts";
import { endpointSummaryTable } from "./builders/endpoint-summary.ts";
import { episodesTable } from "./builders/episodes.ts";
import { episodesByParticipantTables } from "./builders/episodes-by-participant.ts";
import { adverseEventsListing } from "./builders/listing-adverse-events.ts";
import { flipsListing, knifeEdgeListing } from "./builders/listing-changes.ts";
import { episodeListings } from "./builders/listing-episodes.ts";
import { ledgerListing } from "./builders/listing-ledger.ts";
import { placesListings } from "./builders/listing-places.ts";
import { resultsListing } from "./builders/listing-results.ts";
import { missingTable } from "./builders/missing.ts";
import { readingsTable } from "./builders/readings.ts";
import { responseCategoriesTable } from "./builders/response-categories.ts";
import { shiftTables } from "./builders/shift.ts";
import { type Builder, tableContext } from "./builders/table-context.ts";
import { timeToEventTable } from "./builders/time-to-event.ts";
import { finishTable, type Table } from "./table.ts";

/** Those of single participants come last. */
const BUILDERS: readonly Builder[] = [
  dispositionTable,
  endpointSummaryTable,
  decisionTables,
  comparisonsTable,
  responseCategoriesTable,
  timeToEventTable,
  changeByWeekTables,
  episodesTable,
  adverseEventsOverviewTable,
  adverseEventsTermTables,
  shiftTables,
  readingsTable,
  missingTable,
  endpointDetailTables,
  dataQualityTables,
  episodesByParticipantTables,
  resultsListing,
  episodeListings,
  adverseEventsListing,
  placesListings,
  flipsListing,
  knifeEdgeListing,
  ledgerListing,
];

/**
 * In an aggregate report what is absent is not 0 but not shown: only the tables that print what stands in the data, and count nothing
 * themselves.
 */
const AGGREGATE_BUILDERS: readonly Builder[] = [
  dispositionTable,
  endpointSummaryTable,
  decisionTables,
  comparisonsTable,
  changeByWeekTables,
  adverseEventsOverviewTable,
  adverseEventsTermTables,
  readingsTable,
  dataQualityTables,
];

/** Numbered from 1. A table with nothing to say is not there; without participant-level data those of participants are not either. */
export function reportTables(data: ReportData, language: Language): readonly Table[] {
  const context = tableContext(data, language);
  const { suppression } = data;
  const drafts =
    suppression === null
      ? BUILDERS.flatMap((build) => build(context))
      : AGGREGATE_BUILDERS.flatMap((build) => build(context)).map(({ foot, ...draft }) => ({
          ...draft,
          foot: [context.terms.notShown(suppression.smallCell), ...foot],
        }));
  // Two tables of one name would be one file.
  if (new Set(drafts.map(({ id }) => id)).size < drafts.length) throw new Error("two tables have one id");
  return drafts.map((draft, index) =>
    finishTable({ ...draft, title: context.words.tableNumber(index + 1, draft.title) }),
  );
}
