/**
 * MIMIC-III 1.4 as CSV. Numbers of items are those of its D_LABITEMS and D_ITEMS. Two bedside systems recorded what was given: MetaVision
 * with a start and an end, CareVue with the hour in which it ran in, which stands for both. OR and PACU intake are totals of a stay there.
 */
export const MIMIC = `
nadir-sources: 1
participants:
  - name: patients
    file: [PATIENTS.csv, PATIENTS.csv.gz]
    columns:
      participant_id: subject_id
      sex: gender
labs:
  - name: labevents
    file: [LABEVENTS.csv, LABEVENTS.csv.gz]
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
        unmapped: not-needed
      collected_at: charttime
      value: value
      unit: valueuom
interventions:
  - name: inputevents_mv
    file: [INPUTEVENTS_MV.csv, INPUTEVENTS_MV.csv.gz]
    if-present: true
    where:
      statusdescription: { not: [Rewritten, Cancelled] }
    columns:
      participant_id: subject_id
      intervention:
        column: itemid
        map: &products
          "225168": rbc-transfusion
          "226368": rbc-transfusion
          "227070": rbc-transfusion
          "30001": rbc-transfusion
          "30004": rbc-transfusion
          "30104": rbc-transfusion
          "30179": rbc-transfusion
          "225170": platelet-transfusion
          "226369": platelet-transfusion
          "227071": platelet-transfusion
          "30006": platelet-transfusion
          "30105": platelet-transfusion
          "220970": plasma-transfusion
          "30005": plasma-transfusion
          "30180": plasma-transfusion
        unmapped: not-needed
      started_at: starttime
      ended_at: endtime
  - name: inputevents_cv
    file: [INPUTEVENTS_CV.csv, INPUTEVENTS_CV.csv.gz]
    if-present: true
    columns:
      participant_id: subject_id
      intervention: { column: itemid, map: *products, unmapped: not-needed }
      started_at: charttime
      ended_at: charttime
events:
  - name: deaths
    file: [PATIENTS.csv, PATIENTS.csv.gz]
    where:
      dod: { blank: false }
    columns:
      participant_id: subject_id
      event: { constant: death }
      occurred_on: dod
`;
