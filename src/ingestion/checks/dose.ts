/** Doses that cannot be held against the protocol: without the weight of the participant, or without a unit. */
import type { DatedRecord, Participant } from "../../core/participant.ts";
import type { SourceReference } from "../../core/source-reference.ts";
import { readUnit } from "../../core/unit-spelling.ts";
import type { Check, Report } from "./check.ts";
import { messages } from "./messages.ts";

interface Unweighed {
  readonly participant: Participant;
  readonly name: string;
  readonly related: readonly SourceReference[];
}

export function dose(report: Report): Check {
  const unweighed: Unweighed[] = [];
  let isWeighed = false;
  return {
    records: ({ participant, interventions }) => {
      isWeighed ||= participant.attributes.has("weight_kg");
      const dosed = interventions.filter((record) => record.dose !== undefined);
      for (const record of dosed) if (record.doseUnit === "") reportUnit(record, participant.id, report);
      const drug = dosed.find(isMass);
      if (drug !== undefined && !participant.attributes.has("weight_kg"))
        unweighed.push({ participant, name: drug.name, related: [drug.source] });
    },
    finish: () => {
      // An export without weights is not asked for them: the study then does not rest on any.
      if (!isWeighed) return;
      for (const { participant, name, related } of unweighed) {
        const where = { ...participant.source, column: "weight_kg" };
        report(messages.doseWithoutWeight({ where, participant: participant.id, printed: "", related }, name));
      }
    },
  };
}

function reportUnit(record: DatedRecord, participant: string, report: Report): void {
  const place = { where: { ...record.source, column: "dose_unit" }, participant, printed: "" };
  report(messages.doseWithoutUnit(place, record.name));
}

/** A drug by weight (mg, mg/d, mg/kg), not units of blood or cells. */
function isMass({ doseUnit }: DatedRecord): boolean {
  const dimension = doseUnit === "" ? undefined : readUnit(doseUnit)?.dimension;
  return dimension !== undefined && (/\bmass1\b/.test(dimension) || /\/kg/.test(doseUnit));
}
