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
];
