/** CDISC SDTM as CSV, transport or Dataset-JSON files. Names of treatments and procedures are those of the study, in small letters. */
export const SDTM = `
nadir-sources: 1
participants:
  - name: dm
    file: [dm.csv, dm.xpt, dm.json, dm.ndjson]
    columns:
      participant_id: USUBJID
      arm: ARM
      site: { column: SITEID, if-present: true }
      sex: { column: SEX, map: { U: "", UNDIFFERENTIATED: "" } }
      age_years:
        column: AGE
        unit: { column: AGEU, map: { YEARS: a, MONTHS: mo, WEEKS: wk, DAYS: d, HOURS: h, "": a } }
      born_on: { column: BRTHDTC, if-present: true, partial: middle }
      enrolled_on: RFSTDTC
      last_contact_on: { column: RFPENDTC, if-present: true }
labs:
  - name: lb
    file: [lb.csv, lb.xpt, lb.json, lb.ndjson]
    where:
      LBSTAT: { not: NOT DONE, if-present: true }
    set-aside: [DATA_BAD_DATE]
    columns:
      participant_id: USUBJID
      analyte: LBTESTCD
      collected_at: LBDTC
      value: LBORRES
      unit: LBORRESU
      lower_limit: { column: LBORNRLO, if-present: true }
      upper_limit: { column: LBORNRHI, if-present: true }
      specimen: { column: LBSPEC, if-present: true }
      visit: { column: VISIT, if-present: true }
interventions:
  - name: ex
    file: [ex.csv, ex.xpt, ex.json, ex.ndjson]
    set-aside: [DATA_BAD_DATE]
    columns:
      participant_id: USUBJID
      intervention: { column: EXTRT, case: lower }
      started_at: EXSTDTC
      ended_at: { column: EXENDTC, if-present: true }
      dose: { column: EXDOSE, if-present: true }
      dose_unit: { column: EXDOSU, if-present: true }
  - name: cm
    file: [cm.csv, cm.xpt, cm.json, cm.ndjson]
    if-present: true
    set-aside: [DATA_BAD_DATE]
    columns:
      participant_id: USUBJID
      intervention: { first-of: [CMDECOD, CMTRT], if-present: true, case: lower }
      started_at: CMSTDTC
      ended_at: { column: CMENDTC, if-present: true }
      dose: { column: CMDOSE, if-present: true }
      dose_unit: { column: CMDOSU, if-present: true }
  - name: pr
    file: [pr.csv, pr.xpt, pr.json, pr.ndjson]
    if-present: true
    set-aside: [DATA_BAD_DATE]
    columns:
      participant_id: USUBJID
      intervention: { first-of: [PRDECOD, PRTRT], if-present: true, case: lower }
      started_at: PRSTDTC
      ended_at: { column: PRENDTC, if-present: true }
      dose: { column: PRDOSE, if-present: true }
      dose_unit: { column: PRDOSU, if-present: true }
events:
  - name: ae
    file: [ae.csv, ae.xpt, ae.json, ae.ndjson]
    if-present: true
    set-aside: [DATA_BAD_DATE]
    columns:
      participant_id: USUBJID
      event: { constant: adverse-event }
      occurred_on: { column: AESTDTC, partial: middle }
      ended_on: { column: AEENDTC, if-present: true, partial: middle }
      grade: { column: AETOXGR, if-present: true }
      term: AEDECOD
      body_system: { column: AEBODSYS, if-present: true }
      related: { column: AEREL, if-present: true }
      serious: { column: AESER, if-present: true }
      action: { column: AEACN, if-present: true }
  - name: deaths
    file: [dm.csv, dm.xpt, dm.json, dm.ndjson]
    where:
      DTHDTC: { blank: false }
    columns:
      participant_id: USUBJID
      event: { constant: death }
      occurred_on: DTHDTC
  - name: ds
    file: [ds.csv, ds.xpt, ds.json, ds.ndjson]
    if-present: true
    set-aside: [DATA_BAD_DATE]
    columns:
      participant_id: USUBJID
      event:
        column: DSDECOD
        case: lower
        map: { withdrawal by subject: withdrawal, withdrawal of consent: withdrawal }
        unmapped: not-needed
      occurred_on: DSSTDTC
  - name: ce
    file: [ce.csv, ce.xpt, ce.json, ce.ndjson]
    if-present: true
    set-aside: [DATA_BAD_DATE]
    columns:
      participant_id: USUBJID
      event: { first-of: [CEDECOD, CETERM], if-present: true, case: lower }
      occurred_on: { column: CESTDTC, partial: middle }
      ended_on: { column: CEENDTC, if-present: true, partial: middle }
`;
