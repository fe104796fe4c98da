/**
 * A report that can be passed on: nothing about a single participant, and no number of participants from 1 to one less than
 * `smallCell`, neither shown nor to be had by subtracting within a question, from Total, or from the whole (docs/outputs.md says what is
 * left open). Small counts are left out, not rounded.
 */
import type { EstimateFacts } from "../estimate-facts.ts";
import type { ReadingFacts } from "../reading-facts.ts";
import type { ReportData, SuppressedPart } from "../report-data.ts";
import { safeDecisions } from "./decisions.ts";
import { safeEstimates } from "./estimates.ts";
import { safeGroups } from "./groups.ts";
import { safeSafety } from "./safety.ts";
import { DEFAULT_SMALL_CELL, isSafe } from "./small-cells.ts";
import { safeWeeks } from "./weeks.ts";

export function aggregateOnly(data: ReportData, smallCell: number = DEFAULT_SMALL_CELL): ReportData {
  const groups = safeGroups(data.groups, smallCell);
  const isOfGroup = ofGroups(
    data,
    groups.map(({ name }) => name),
  );
  const estimates = safeEstimates(data.estimates.filter(isOfGroup), smallCell);
  const sizes = new Map(groups.map(({ name, participants }) => [name, participants]));
  const parts = {
    estimates,
    // Every step is a participant, and steps joined would show a curve that nobody estimated.
    curves: [],
    weeks: safeWeeks(data.weeks.filter(isOfGroup), sizes, smallCell),
    safety: safeSafety(data.safety.filter(isOfGroup), smallCell),
    decisions: groups.length === 0 ? [] : safeDecisions(data.decisions, smallCell),
    readings: safeReadings(data.readings, estimates, smallCell),
  };
  return {
    ...data,
    ...parts,
    groups,
    // The message of a row can name a participant.
    ledgerCounts: data.ledgerCounts.map((count) => ({ ...count, message: "" })),
    participantLevel: null,
    suppression: {
      smallCell,
      leftOut: {
        estimates: data.estimates.length - parts.estimates.length,
        curves: data.curves.length - parts.curves.length,
        weeks: data.weeks.length - parts.weeks.length,
        safety: data.safety.length - parts.safety.length,
        decisions: data.decisions.length - parts.decisions.length,
        readings: data.readings.length - parts.readings.length,
      } satisfies Record<SuppressedPart, number>,
    },
  };
}

/** Comparisons stand and fall with all arms. */
function ofGroups(data: ReportData, names: readonly string[]): (item: { readonly group: string }) => boolean {
  const all = names.length === data.groups.length;
  return ({ group }) => (all ? true : names.includes(group));
}

/** Readings of an endpoint whose estimate is shown, that turn nobody or enough participants. */
function safeReadings(
  readings: readonly ReadingFacts[],
  estimates: readonly EstimateFacts[],
  smallCell: number,
): readonly ReadingFacts[] {
  return readings.filter(({ paramcd, flips, estimate, base }) => {
    const isShown =
      base === null ||
      estimates.some(
        (row) =>
          row.paramcd === paramcd &&
          row.group === base.group &&
          row.statistic === base.statistic &&
          row.category === base.category &&
          row.timepoint === base.timepoint,
      );
    const cells = estimate === null ? [] : [estimate.n, estimate.events ?? 0, estimate.n - (estimate.events ?? 0)];
    return isShown && isSafe([flips, ...cells], smallCell);
  });
}
