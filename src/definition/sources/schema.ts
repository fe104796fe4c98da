/** The shape of sources.yaml: which files of an export hold what, and how they write it. */
import * as z from "zod";
import { ANALYTE_NAMES } from "../../core/analyte.ts";
import { EVENT_COLUMNS, INTERVENTION_COLUMNS, LAB_COLUMNS, PARTICIPANT_COLUMNS } from "./canonical-columns.ts";
import { DATE_FORMATS } from "./date-formats.ts";
import { PRESETS } from "./presets.ts";

/** YAML reads 51222 as a number and yes as a text; a cell is text. */
const text = z.union([z.string(), z.number(), z.boolean()], { error: "a text" }).transform(String);
const columnName = z.string().min(1, { error: "the name of a column, as the header prints it" });
const texts = z.union([text.transform((one) => [one]), z.array(text)], { error: "a text, or a list of texts" });
const analyte = z.enum(ANALYTE_NAMES as [string, ...string[]]);

const lookup = z.strictObject({
  file: z.string().min(1),
  key: columnName,
  value: columnName,
});

/** Where the text of a canonical column comes from. */
export const cellSchema = z.union(
  [
    columnName,
    z.strictObject({
      column: columnName.optional(),
      columns: z.array(columnName).min(1).optional(),
      separator: z.string().optional(),
      constant: text.optional(),
      prefix: z.string().optional(),
      strip: z.string().optional(),
      lookup: lookup.optional(),
      map: z.record(z.string(), text).optional(),
      otherwise: text.optional(),
      date: z.enum(DATE_FORMATS).optional(),
      time: columnName.optional(),
      origin: z.string().optional(),
      partial: z.literal("middle").optional(),
    }),
  ],
  { error: "the name of a column, or { column: … } with what to do with it" },
);

const wideSchema = z.union(
  [
    columnName,
    z.strictObject({
      column: columnName.optional(),
      unit: z.string().optional(),
      "unit-column": columnName.optional(),
      multiply: z.array(columnName).min(2).optional(),
      "divide-by": z.union([z.literal(10), z.literal(100), z.literal(1000)]).optional(),
    }),
  ],
  { error: "the name of a column, or { column: …, unit: … }" },
);

const filterSchema = z.union([texts, z.strictObject({ not: texts.optional(), blank: z.boolean().optional() })], {
  error: "the texts allowed, { not: … } or { blank: true }",
});

const reading = {
  container: z
    .enum([
      "detect",
      "csv",
      "tsv",
      "csv.gz",
      "tsv.gz",
      "xlsx",
      "dataset-json",
      "dataset-ndjson",
      "xpt",
      "parquet",
      "ndjson",
    ])
    .optional(),
  encoding: z
    .enum([
      "detect",
      "utf-8",
      "utf-16le",
      "utf-16be",
      "gb18030",
      "gbk",
      "big5",
      "shift_jis",
      "windows-1252",
      "iso-8859-1",
    ])
    .optional(),
  delimiter: z.enum(["detect", ",", ";", "\t", "|"]).optional(),
  quote: z.enum(['"', "'", "none"]).optional(),
  comment: z.string().optional(),
  "header-line": z.int().positive().optional(),
  sheet: z.string().optional(),
  decimal: z.enum([".", ","]).optional(),
  thousands: z.enum(["", ",", ".", " ", "'"]).optional(),
  null: z.array(text).optional(),
};

function fileSchema(columns: readonly string[]) {
  const known = Object.fromEntries(columns.map((column) => [column, cellSchema.optional()]));
  return {
    file: z.string().min(1),
    ...reading,
    "fill-down": z.array(columnName).optional(),
    where: z.record(z.string(), filterSchema).optional(),
    "set-aside": z
      .array(z.string().regex(/^DATA_[A-Z_]+$/, { error: "the code of a message, like DATA_BAD_DATE" }))
      .optional(),
    columns: z.strictObject(known),
  };
}

const labsSchema = z.strictObject({
  ...fileSchema(LAB_COLUMNS),
  wide: z.partialRecord(analyte, wideSchema).optional(),
  "unit-row": z.boolean().optional(),
  units: z
    .array(
      z.strictObject({
        analyte: analyte.optional(),
        where: z.record(z.string(), filterSchema).optional(),
        printed: z.string().optional(),
        unit: z.string(),
      }),
    )
    .optional(),
  conflicts: z.enum(["refuse", "keep-first", "keep-last", "set-aside"]).optional(),
});

const participantsSchema = z.strictObject({
  ...fileSchema(PARTICIPANT_COLUMNS),
  columns: z
    .object(Object.fromEntries(PARTICIPANT_COLUMNS.map((column) => [column, cellSchema.optional()])))
    .catchall(cellSchema),
  repeats: z.enum(["refuse", "keep-first", "keep-last"]).optional(),
  adds: z.enum(["first", "last"]).optional(),
});

export const sourcesSchema = z
  .strictObject({
    "nadir-sources": z.literal(1),
    preset: z.enum(Object.keys(PRESETS) as [string, ...string[]]).optional(),
    transfusions: z.literal("complete").optional(),
    ...reading,
    results: z
      .strictObject({
        sentinels: z.array(z.number()).optional(),
        texts: z.record(z.string(), z.string()).optional(),
        ranges: z.boolean().optional(),
        haemoglobin: z.enum(["monomer", "tetramer"]).optional(),
        "not-detected-is-zero": z.array(analyte).optional(),
      })
      .optional(),
    analytes: z.record(z.string(), z.union([analyte, z.literal("none")])).optional(),
    participants: z.array(participantsSchema).optional(),
    labs: z.array(labsSchema).optional(),
    interventions: z
      .array(z.strictObject({ ...fileSchema(INTERVENTION_COLUMNS), "set-aside": z.array(z.string()).optional() }))
      .optional(),
    events: z.array(z.strictObject(fileSchema(EVENT_COLUMNS))).optional(),
  })
  .meta({ description: "Maps the files of an export onto the canonical tables of nadir" });

export type SourcesInput = z.infer<typeof sourcesSchema>;
