/** FHIR R4 bulk export: one resource a line. Times in UTC need the site's clock: `zone:`. Of several codes of an observation that of LOINC counts. */
export const FHIR_NDJSON = `
nadir-sources: 1
participants:
  - name: patient
    file: Patient.ndjson
    container: ndjson
    columns:
      participant_id: id
      sex: { column: gender, map: { female: F, male: M }, otherwise: "" }
      born_on: birthDate
labs:
  - name: observation
    file: Observation.ndjson
    container: ndjson
    where:
      status: { not: [entered-in-error, cancelled, registered] }
    columns:
      participant_id: { column: subject.reference, strip: Patient/ }
      analyte: { first-of: ["code.coding[system=http://loinc.org].code", "code.coding[0].code", code.text] }
      collected_at: { first-of: [effectiveDateTime, effectiveInstant, effectivePeriod.start] }
      value: { columns: [valueQuantity.comparator, valueQuantity.value] }
      unit: { first-of: [valueQuantity.code, valueQuantity.unit] }
      lower_limit: "referenceRange[0].low.value"
      upper_limit: "referenceRange[0].high.value"
events:
  - name: deaths
    file: Patient.ndjson
    container: ndjson
    where:
      deceasedDateTime: { blank: false }
    columns:
      participant_id: id
      event: { constant: death }
      occurred_on: deceasedDateTime
`;
