/** The platelets given in an episode, in 10*11: the sum over its transfusions. */
import { add, type Exact, exact, exactText, multiply, ZERO } from "../../core/exact.ts";
import type { DatedRecord } from "../../core/participant.ts";
import { conversionFactor, sameDimension } from "../../core/unit.ts";
import { readUnit } from "../../core/unit-spelling.ts";
import { DOSE_UNIT } from "../../definition/model/episodes.ts";
import { type Missing, missing } from "./count.ts";
import type { Episode } from "./episodes.ts";

export type DoseFound =
  | { readonly status: "dose"; readonly dose: Exact; readonly assumed: boolean; readonly detail: string }
  | Missing;

/** An empty dose takes the one the definition assumes, where it assumes one. A dose without a unit is in 10*11. */
export function doseOf(episode: Episode): DoseFound {
  const { transfusions, definition } = episode;
  const doses = transfusions.map(({ record }) => doseOfRecord(record, definition.doseWhenEmpty));
  const none = doses.find((dose) => typeof dose === "string");
  if (typeof none === "string") return missing("NO_DOSE", none);
  const given = doses.filter((dose) => typeof dose !== "string");
  const dose = given.reduce(add, ZERO);
  if (dose.compare(ZERO) <= 0) return missing("NO_DOSE", "a dose of zero");
  const assumed = transfusions.some(({ record }) => record.dose === undefined);
  const parts = given.length > 1 ? `${given.map(exactText).join(" + ")} = ` : "";
  return { status: "dose", dose, assumed, detail: `${parts}${exactText(dose)}${assumed ? " (assumed)" : ""}` };
}

/** In 10*11, or why there is none. */
function doseOfRecord(record: DatedRecord, whenEmpty: Exact | undefined): Exact | string {
  if (record.dose === undefined) return whenEmpty ?? "the dose is empty";
  if (record.doseUnit === "") return record.dose;
  const unit = readUnit(record.doseUnit);
  // A bare number or a percentage has the same dimension, but counts no platelets.
  if (unit === undefined || !sameDimension(unit, DOSE_UNIT) || unit.factor.compare(exact(1)) <= 0)
    return `the dose is in ${JSON.stringify(record.doseUnit)}, which is no number of platelets`;
  return multiply(record.dose, conversionFactor(unit, DOSE_UNIT));
}
