/** Adverse events are counted over the whole population, all else over those analysed: the note that says so beside such an endpoint. */
import type { EndpointFacts } from "../../model/study-facts.ts";
import type { Note } from "../table.ts";
import type { TableContext } from "./table-context.ts";

const KEY = "adverse-events";

/** What the row of an endpoint refers to. */
export function adverseEventsMark({ kind }: EndpointFacts): readonly string[] {
  return kind === "adverse-events" ? [KEY] : [];
}

/** The note of a table with a row for every endpoint; none where no row refers to it. */
export function adverseEventsNote({ data, words }: TableContext): readonly Note[] {
  return data.endpoints.some((endpoint) => adverseEventsMark(endpoint).length > 0)
    ? [{ key: KEY, text: words.notes.adverseEventsAnalysed }]
    : [];
}
