/** The analytes that the study reads and the export holds. */
import { ANALYTE_NAMES, type AnalyteName, analyteOf } from "../../../core/analyte.ts";
import type { Participant } from "../../../core/participant.ts";
import { parseUnit, sameDimension } from "../../../core/unit.ts";
import type { AnalyteFacts, EndpointFacts } from "../study-facts.ts";

export function analyteFacts(
  needed: readonly AnalyteName[],
  participants: readonly Participant[],
  endpoints: readonly EndpointFacts[],
): readonly AnalyteFacts[] {
  return ANALYTE_NAMES.filter(
    (name) => needed.includes(name) && participants.some((participant) => participant.observations(name).length > 0),
  ).map((name) => ({
    name,
    label: analyteOf(name).label,
    unit: analyteOf(name).unit.code,
    isCount: isCount(name),
    thresholds: endpoints.flatMap(({ paramcd, thresholds }) =>
      thresholds.filter(({ analyte }) => analyte === name).map(({ value, text }) => ({ value, text, paramcd })),
    ),
  }));
}

const CELLS = parseUnit("10*9/L");

/** Cells per volume. */
function isCount(name: AnalyteName): boolean {
  return CELLS !== undefined && sameDimension(analyteOf(name).unit, CELLS);
}
