/** Spans of the model. The schema has checked the texts already. */
import { days } from "../../core/duration.ts";
import { type Moment, parseMoment } from "../../core/moment.ts";
import type { Span } from "../model/span.ts";
import type { Pointer } from "../source-tree.ts";

export function buildSpan(source: { from?: string | undefined; to: string }, pointer: Pointer): Span {
  return { from: source.from === undefined ? undefined : momentOf(source.from), to: momentOf(source.to), pointer };
}

function momentOf(text: string): Moment {
  return parseMoment(text) ?? { offset: days(0), of: "" };
}
