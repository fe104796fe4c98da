/**
 * A number beside a comment on its specimen: the platelets of a clotted tube are counted and wrong. What a fault makes wrong is set
 * aside, what it may change is kept and noted, and everything else counts.
 */
import type { AnalyteName } from "../../core/analyte.ts";
import type { MissingReason } from "../../core/missing-reason.ts";
import { missingReasonOf } from "./missing-reason.ts";

export type SpecimenEffect = "wrong" | "doubtful";

/** By fault: which analytes it makes wrong, and which it may change. Sources: docs/terminology.md. */
const EFFECTS: Readonly<Partial<Record<MissingReason, Readonly<Partial<Record<AnalyteName, SpecimenEffect>>>>>> = {
  "specimen-clotted": {
    ...{ platelets: "wrong", hemoglobin: "doubtful", leukocytes: "doubtful", neutrophils: "doubtful" },
    ...{ lymphocytes: "doubtful", reticulocytes: "doubtful" },
  },
  "platelet-clumps": { platelets: "wrong", leukocytes: "doubtful" },
  "specimen-lipaemic": { hemoglobin: "doubtful" },
  "specimen-haemolysed": { hemoglobin: "doubtful", ast: "doubtful", alt: "doubtful", bilirubin: "doubtful" },
};

/** "no clots", "without haemolysis", 未见凝块: the fault is denied. */
const DENIED =
  /\b(?:no|not|nil|without|free of|negative for)\b[^.;,]{0,20}(?:clot|clump|ha?emol|lipa?em)|[无未非否](?:见|有|明显|发现)?(?:凝|聚集|溶血|脂血|纤维蛋白)/i;

/** The fault of the specimen that a comment names; undefined where it names none that changes a result. */
export function specimenFaultOf(text: string): MissingReason | undefined {
  if (text === "" || DENIED.test(text)) return undefined;
  const reason = missingReasonOf(text);
  return EFFECTS[reason] === undefined ? undefined : reason;
}

/** What a fault does to a result; undefined where it does nothing. */
export function effectOn(analyte: AnalyteName, fault: MissingReason): SpecimenEffect | undefined {
  return EFFECTS[fault]?.[analyte];
}
