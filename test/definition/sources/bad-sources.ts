/** A sources.yaml against which there is nothing to say, and what each of its faults is told. */

export const GOOD_SOURCES = `nadir-sources: 1
participants:
  - file: people.csv
    columns: { participant_id: ID, enrolled_on: { column: IN, date: d.m.y } }
labs:
  - file: long.csv
    columns: { participant_id: ID, analyte: TEST, collected_at: AT, value: VALUE, unit: UNIT }
    units: [{ analyte: hemoglobin, unit: g/L }]
  - file: wide.csv
    columns: { participant_id: ID, collected_at: { column: DAY, date: days, origin: 2026-01-01 } }
    wide: { platelets: { column: PLT, unit: 10*9/L } }
results: { texts: { n.b.: not-done } }
interventions:
  - file: given.csv
    columns: { participant_id: ID, intervention: { column: DRUG, map: { EK: rbc-transfusion } }, started_at: AT }
`;

export interface BadSources {
  readonly name: string;
  readonly code: string;
  readonly from: string;
  /** `¶` marks the place of the complaint. */
  readonly to: string;
  /** A word of the hint. */
  readonly hint?: string;
}

export const BAD_SOURCES: readonly BadSources[] = [
  {
    name: "a column that the table needs and nothing fills",
    code: "DEF_SOURCES_COLUMN",
    from: "columns: { participant_id: ID, enrolled_on",
    to: "columns: ¶{ enrolled_on",
    hint: "participant_id: NAME",
  },
  {
    name: "results without a column of analytes",
    code: "DEF_SOURCES_COLUMN",
    from: "columns: { participant_id: ID, analyte: TEST,",
    to: "columns: ¶{ participant_id: ID,",
    hint: "wide",
  },
  {
    name: "a cell without a text",
    code: "DEF_SOURCES_CELL",
    from: "enrolled_on: { column: IN, date: d.m.y }",
    to: "enrolled_on: ¶{ date: d.m.y }",
    hint: "column: NAME",
  },
  {
    name: "a cell with two texts",
    code: "DEF_SOURCES_CELL",
    from: "enrolled_on: { column: IN, date: d.m.y }",
    to: "enrolled_on: ¶{ column: IN, constant: 2026-01-01 }",
    hint: "keep one",
  },
  {
    name: "a date form on a column of units",
    code: "DEF_SOURCES_DATE",
    from: "unit: UNIT",
    to: "unit: ¶{ column: UNIT, date: iso }",
    hint: "remove",
  },
  {
    name: "days from nowhere",
    code: "DEF_SOURCES_DATE",
    from: "{ column: DAY, date: days, origin: 2026-01-01 }",
    to: "¶{ column: DAY, date: days }",
    hint: "origin: YYYY-MM-DD",
  },
  {
    name: "an origin of dates",
    code: "DEF_SOURCES_DATE",
    from: "date: days, origin: 2026-01-01",
    to: "date: d.m.y, origin: ¶2026-01-01",
    hint: "date: days",
  },
  {
    name: "an origin that is no day",
    code: "DEF_SOURCES_DATE",
    from: "origin: 2026-01-01",
    to: "origin: ¶2026-02-30",
    hint: "YYYY-MM-DD",
  },
  {
    name: "a unit nobody knows",
    code: "DEF_SOURCES_UNIT",
    from: "unit: 10*9/L",
    to: "unit: ¶10*9/cup",
    hint: "UCUM",
  },
  {
    name: "a declared unit nobody knows",
    code: "DEF_SOURCES_UNIT",
    from: "unit: g/L }",
    to: "unit: ¶g/cup }",
    hint: "UCUM",
  },
  {
    name: "long and wide at once",
    code: "DEF_SOURCES_WIDE",
    from: "columns: { participant_id: ID, collected_at: { column: DAY",
    to: "columns: ¶{ participant_id: ID, value: VALUE, collected_at: { column: DAY",
    hint: "remove",
  },
  {
    name: "an analyte without a column",
    code: "DEF_SOURCES_WIDE",
    from: "platelets: { column: PLT, unit: 10*9/L }",
    to: "platelets: ¶{ unit: 10*9/L }",
    hint: "column: NAME",
  },
  {
    name: "a file outside the folder",
    code: "DEF_SOURCES_FILE",
    from: "file: people.csv",
    to: "file: ¶../people.csv",
    hint: "inside the folder",
  },
  {
    name: "a reason nobody has",
    code: "DEF_SOURCES_TEXT",
    from: "n.b.: not-done",
    to: "n.b.: ¶not_done",
    hint: '"not-done"',
  },
  {
    name: "a misspelt table",
    code: "DEF_UNKNOWN_KEY",
    from: "interventions:\n",
    to: "¶intervention:\n",
    hint: '"interventions"',
  },
  {
    name: "a misspelt key of a file",
    code: "DEF_UNKNOWN_KEY",
    from: "units: [{ analyte: hemoglobin, unit: g/L }]",
    to: "¶unit: [{ analyte: hemoglobin, unit: g/L }]",
    hint: '"units"',
  },
  {
    name: "a misspelt key of a cell",
    code: "DEF_UNKNOWN_KEY",
    from: "enrolled_on: { column: IN, date: d.m.y }",
    to: "enrolled_on: { column: IN, ¶dat: d.m.y }",
    hint: '"date"',
  },
  {
    name: "a misspelt key of a column of results",
    code: "DEF_UNKNOWN_KEY",
    from: "platelets: { column: PLT, unit: 10*9/L }",
    to: "platelets: { column: PLT, ¶units: 10*9/L }",
    hint: '"unit"',
  },
  {
    name: "a misspelt canonical column",
    code: "DEF_UNKNOWN_KEY",
    from: "collected_at: AT, value: VALUE",
    to: "¶colected_at: AT, value: VALUE",
    hint: '"collected_at"',
  },
  {
    name: "a form of dates nobody has",
    code: "DEF_INVALID_VALUE",
    from: "date: d.m.y",
    to: "date: ¶d.m.yy",
    hint: '"d.m.y"',
  },
  {
    name: "two forms of which one text is two days",
    code: "DEF_SOURCES_DATE",
    from: "date: d.m.y",
    to: "date: ¶[d/m/y, m/d/y]",
    hint: "declare the one",
  },
  {
    name: "a pick by no date of the participant",
    code: "DEF_SOURCES_DATE",
    from: "participants:\n",
    to: "participants:\n  - { file: w.csv, columns: { participant_id: ID, weight_kg: KG }, adds: ¶{ pick: nearest, at: DAY } }\n",
    hint: "enrolled_on",
  },
  {
    name: "a weight in litres",
    code: "DEF_SOURCES_UNIT",
    from: "participants:\n",
    to: "participants:\n  - { file: w.csv, columns: { participant_id: ID, weight_kg: { column: KG, unit: ¶L } } }\n",
    hint: "kg",
  },
  {
    name: "otherwise without a map",
    code: "DEF_SOURCES_CELL",
    from: "enrolled_on: { column: IN, date: d.m.y }",
    to: 'enrolled_on: ¶{ column: IN, date: d.m.y, otherwise: "" }',
    hint: "add map",
  },
  {
    name: "an entry that no preset has",
    code: "DEF_SOURCES_PRESET",
    from: "nadir-sources: 1\nparticipants:\n",
    to: "nadir-sources: 1\npreset: sdtm\nparticipants:\n  - leave-out: ¶dms\n",
    hint: '"dm"',
  },
  {
    name: "a table without its dash",
    code: "DEF_INVALID_VALUE",
    from: "interventions:\n  - file: given.csv",
    to: "interventions:\n    ¶file: given.csv",
  },
  {
    name: "a preset without the version of the language",
    code: "DEF_MISSING_KEY",
    from: "nadir-sources: 1\n",
    to: "¶preset: omop\n",
  },
  {
    name: "a reading of an export",
    code: "DEF_SOURCES_READING",
    from: "date: d.m.y",
    to: "date: ¶{ use: d.m.y, or: [m/d/y] }",
    hint: "the value itself",
  },
];
