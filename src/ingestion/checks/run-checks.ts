/** All checks in one walk over the participants: their series, then their records. */
import { ANALYTE_NAMES } from "../../core/analyte.ts";
import type { Participant } from "../../core/participant.ts";
import type { Needs } from "../../definition/walk/needs.ts";
import { afterLastContact } from "./after-last-contact.ts";
import { beforeBirth } from "./before-birth.ts";
import type { Check, Report } from "./check.ts";
import { closeResults } from "./close-results.ts";
import { copiedSeries } from "./copied-series.ts";
import { decimalSlip } from "./decimal-slip.ts";
import { digitPreference } from "./digit-preference.ts";
import { dose } from "./dose.ts";
import { jump } from "./jump.ts";
import { loneLatestDate } from "./lone-latest-date.ts";
import { nothingRecorded } from "./nothing-recorded.ts";
import { partAndWhole } from "./part-and-whole.ts";
import { SeriesReader } from "./series-reader.ts";
import { transfusionProduct } from "./transfusion-product.ts";
import { unitChange } from "./unit-change.ts";

export interface Checking {
  readonly participants: readonly Participant[];
  readonly needs: Pick<Needs, "analytes" | "interventions" | "events">;
  readonly cutoffGiven: boolean;
  readonly report: Report;
}

export function runChecks({ participants, needs, cutoffGiven, report }: Checking): void {
  const checks: readonly Check[] = [
    afterLastContact(report),
    beforeBirth(report),
    loneLatestDate(report, cutoffGiven),
    nothingRecorded(report, needs),
    unitChange(report),
    jump(report),
    decimalSlip(report),
    closeResults(report),
    partAndWhole(report, new Set(needs.analytes.keys())),
    transfusionProduct(report),
    dose(report),
    digitPreference(report),
    copiedSeries(report),
  ];
  const reader = new SeriesReader();
  const analytes = ANALYTE_NAMES.filter((name) => needs.analytes.has(name));
  const [interventions, events] = [[...needs.interventions].sort(), [...needs.events].sort()];
  for (const participant of participants) {
    for (const analyte of analytes) {
      const series = reader.read(participant, analyte);
      for (const check of checks) check.series?.(series);
    }
    const records = {
      participant,
      interventions: interventions.flatMap(participant.interventions),
      events: events.flatMap(participant.events),
    };
    for (const check of checks) check.records?.(records);
  }
  for (const check of checks) check.finish?.();
}
