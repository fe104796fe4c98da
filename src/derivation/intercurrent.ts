/** Intercurrent events with the composite strategy: they make a participant a non-responder when they come before the assessment. */
import type { Day } from "../core/calendar.ts";
import { shift } from "../core/duration.ts";
import type { DatedRecord } from "../core/participant.ts";
import type { Endpoint } from "../definition/model/endpoint.ts";
import type { IntercurrentEvent } from "../definition/model/intercurrent.ts";
import type { Context } from "./context.ts";
import { byTime } from "./record-selection.ts";
import { dayOf } from "./window.ts";

/** The first composite event before the assessment day, strictly; undefined where there is none. */
export function compositeEvent(context: Context, endpoint: Endpoint): DatedRecord | undefined {
  if (endpoint.intercurrent.length === 0) return undefined;
  const found = endpoint.intercurrent.flatMap((event) => {
    const limit = event.strategy === "composite" ? assessmentLimit(context, event) : undefined;
    if (limit === undefined) return [];
    return event.events
      .flatMap((name) => context.participant.events(name))
      .filter((record) => isAfterStart(context, event, record) && record.day < limit);
  });
  return [...found].sort(byTime)[0];
}

/** Events before the day everything is counted from are history, not intercurrent. */
function isAfterStart(context: Context, event: IntercurrentEvent, record: DatedRecord): boolean {
  if (event.before === undefined) return false;
  const start = dayOf(context, event.before.otherwise.of);
  return start.status === "day" && record.day >= start.day;
}

/** The latest of the assessment days, or the stated day where nothing was assessed. */
function assessmentLimit(context: Context, event: IntercurrentEvent): Day | undefined {
  if (event.before === undefined) return undefined;
  const days = event.before.latest.flatMap((name) => {
    const day = dayOf(context, name);
    return day.status === "day" ? [day.day] : [];
  });
  if (days.length > 0) return Math.max(...days);
  const start = dayOf(context, event.before.otherwise.of);
  return start.status === "day" ? shift(start.day, event.before.otherwise.at) : undefined;
}
