/**
 * OMOP common data model, version 5.x, as CSV. Measurements of any specimen but blood have concepts of their own, so a concept says
 * enough. Concepts: OHDSI Athena, vocabularies LOINC and UCUM (public domain of OHDSI's standardized vocabularies).
 */
export const OMOP = `
nadir-sources: 1
participants:
  - name: person
    file: [PERSON.csv, PERSON.parquet]
    columns:
      participant_id: person_id
      sex: { column: gender_concept_id, map: { "8507": M, "8532": F }, otherwise: "" }
      born_on: { column: birth_datetime, if-present: true }
labs:
  - name: measurement
    file: [MEASUREMENT.csv, MEASUREMENT.parquet]
    columns:
      participant_id: person_id
      analyte:
        column: measurement_concept_id
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
        unmapped: not-needed
      collected_at: { first-of: [measurement_datetime, measurement_date], if-present: true }
      value:
        column: value_as_number
        prefix:
          column: operator_concept_id
          map: { "0": "", "": "", "4172703": "", "4171756": "<", "4171754": "<=", "4172704": ">", "4171755": ">=" }
      unit:
        column: unit_concept_id
        map:
          "8713": g/dL
          "8636": g/L
          "8848": 10*3/uL
          "8961": 10*3/mm3
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
      lower_limit: { column: range_low, if-present: true }
      upper_limit: { column: range_high, if-present: true }
interventions:
  - name: drug_exposure
    file: [DRUG_EXPOSURE.csv, DRUG_EXPOSURE.parquet]
    if-present: true
    columns:
      participant_id: person_id
      intervention: drug_concept_id
      started_at: { first-of: [drug_exposure_start_datetime, drug_exposure_start_date], if-present: true }
      ended_at: { first-of: [drug_exposure_end_datetime, drug_exposure_end_date], if-present: true }
      dose: { column: quantity, if-present: true }
events:
  - name: death
    file: [DEATH.csv, DEATH.parquet]
    if-present: true
    columns:
      participant_id: person_id
      event: { constant: death }
      occurred_on: { first-of: [death_datetime, death_date], if-present: true }
`;
