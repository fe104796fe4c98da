/** Mappings that nadir brings along for the usual shapes. A sources.yaml names one, and changes, leaves out or adds entries. */
import { FHIR_NDJSON } from "./presets/fhir-ndjson.ts";
import { MIMIC } from "./presets/mimic.ts";
import { OMOP } from "./presets/omop.ts";
import { SDTM } from "./presets/sdtm.ts";

export type PresetName = keyof typeof PRESETS;

export const PRESETS = {
  sdtm: "CDISC SDTM data sets: DM, LB, EX, CM, PR, AE, DS, CE",
  omop: "OMOP common data model tables: PERSON, MEASUREMENT, DRUG_EXPOSURE, DEATH",
  mimic: "MIMIC-III tables: PATIENTS, LABEVENTS, INPUTEVENTS_CV, INPUTEVENTS_MV",
  "fhir-ndjson": "FHIR R4 bulk export: Patient.ndjson, Observation.ndjson",
} as const;

/** The YAML of a preset; undefined for a name that is none. */
export function presetText(name: string): string | undefined {
  return Object.hasOwn(TEXTS, name) ? TEXTS[name as PresetName] : undefined;
}

const TEXTS: Readonly<Record<PresetName, string>> = {
  sdtm: SDTM,
  omop: OMOP,
  mimic: MIMIC,
  "fhir-ndjson": FHIR_NDJSON,
};
