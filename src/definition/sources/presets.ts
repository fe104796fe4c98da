/** Mappings that nadir brings along for the usual shapes. A study's sources.yaml names one and overrides what differs. */

export type PresetName = keyof typeof PRESETS;

export const PRESETS = {
  sdtm: "CDISC SDTM data sets as CSV: DM, LB, EX, AE, DS",
  omop: "OMOP common data model tables as CSV: PERSON, MEASUREMENT, DRUG_EXPOSURE, DEATH",
  mimic: "MIMIC-III tables as CSV: PATIENTS, LABEVENTS",
  "fhir-ndjson": "FHIR R4 bulk export: Patient.ndjson, Observation.ndjson",
} as const;

/** The YAML of a preset; undefined for a name that is none. */
export function presetText(name: string): string | undefined {
  return Object.hasOwn(TEXTS, name) ? TEXTS[name as PresetName] : undefined;
}

const TEXTS: Readonly<Record<PresetName, string>> = {
  sdtm: `
nadir-sources: 1
participants:
  - file: dm.csv
    columns:
      participant_id: USUBJID
      arm: ARM
      site: SITEID
      sex: { column: SEX, map: { U: "", UNDIFFERENTIATED: "" } }
      age_years: AGE
      enrolled_on: RFSTDTC
      last_contact_on: RFPENDTC
labs:
  - file: lb.csv
    where: { LBSTAT: { not: [NOT DONE] } }
    columns:
      participant_id: USUBJID
      analyte: LBTESTCD
      collected_at: LBDTC
      value: LBORRES
      unit: LBORRESU
      lower_limit: LBORNRLO
      upper_limit: LBORNRHI
      visit: VISIT
interventions:
  - file: ex.csv
    columns:
      participant_id: USUBJID
      intervention: EXTRT
      started_at: EXSTDTC
      ended_at: EXENDTC
      dose: EXDOSE
      dose_unit: EXDOSU
events:
  - file: ae.csv
    where: { AESTDTC: { blank: false } }
    columns:
      participant_id: USUBJID
      event: { constant: adverse-event }
      occurred_on: { column: AESTDTC, partial: middle }
      ended_on: { column: AEENDTC, partial: middle }
      grade: AETOXGR
      term: AEDECOD
      body_system: AEBODSYS
      related: AEREL
      serious: AESER
      action: AEACN
  - file: dm.csv
    where: { DTHDTC: { blank: false } }
    columns:
      participant_id: USUBJID
      event: { constant: death }
      occurred_on: DTHDTC
`,
  omop: `
nadir-sources: 1
participants:
  - file: PERSON.csv
    columns:
      participant_id: PERSON_ID
      sex: { column: GENDER_CONCEPT_ID, map: { "8507": M, "8532": F }, otherwise: "" }
labs:
  - file: MEASUREMENT.csv
    columns:
      participant_id: PERSON_ID
      analyte:
        column: MEASUREMENT_CONCEPT_ID
        map:
          "3000963": hemoglobin
          "40762351": hemoglobin
          "3024929": platelets
          "3007461": platelets
          "3000905": leukocytes
          "3010813": leukocytes
          "3013650": neutrophils
          "3017732": neutrophils
          "3004327": lymphocytes
          "3019198": lymphocytes
          "3001122": ferritin
          "3006923": alt
          "3013721": ast
          "3024128": bilirubin
          "3016723": creatinine
      collected_at: { column: MEASUREMENT_DATETIME }
      value: VALUE_AS_NUMBER
      unit:
        column: UNIT_CONCEPT_ID
        map:
          "8713": g/dL
          "8636": g/L
          "8848": 10*3/uL
          "8961": 10*3/uL
          "9444": 10*9/L
          "8647": /uL
          "8815": 10*6/uL
          "8554": "%"
          "8842": ng/mL
          "8748": ug/L
          "8645": U/L
          "8923": "[iU]/L"
          "8840": mg/dL
          "8749": umol/L
          "8753": mmol/L
`,
  mimic: `
nadir-sources: 1
participants:
  - file: PATIENTS.csv
    columns:
      participant_id: subject_id
      sex: gender
labs:
  - file: LABEVENTS.csv
    columns:
      participant_id: subject_id
      analyte:
        column: itemid
        map:
          "50811": hemoglobin
          "51222": hemoglobin
          "51265": platelets
          "51300": leukocytes
          "51301": leukocytes
          "51256": neutrophils-percent
          "51244": lymphocytes-percent
          "50861": alt
          "50878": ast
          "50885": bilirubin
          "50912": creatinine
          "50924": ferritin
      collected_at: charttime
      value: value
      unit: valueuom
`,
  "fhir-ndjson": `
nadir-sources: 1
participants:
  - file: Patient.ndjson
    container: ndjson
    columns:
      participant_id: id
      sex: { column: gender, map: { female: F, male: M }, otherwise: "" }
      born_on: birthDate
labs:
  - file: Observation.ndjson
    container: ndjson
    where: { status: { not: [entered-in-error, cancelled] } }
    columns:
      participant_id: { column: subject.reference, strip: Patient/ }
      analyte: code.coding.0.code
      collected_at: effectiveDateTime
      value: { columns: [valueQuantity.comparator, valueQuantity.value] }
      unit: valueQuantity.code
`,
};
