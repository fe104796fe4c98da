/** The shape of sources.yaml: which files of an export hold what, and how they write it. */
import * as z from "zod";
import { ANALYTE_NAMES } from "../../core/analyte.ts";
import { EVENT_COLUMNS, INTERVENTION_COLUMNS, LAB_COLUMNS, PARTICIPANT_COLUMNS } from "./canonical-columns.ts";
import { cellSchema, columnName, packing, text, texts } from "./cell-schema.ts";
import { PRESETS } from "./presets.ts";

const analyte = z.enum(ANALYTE_NAMES as [string, ...string[]]);

const wideObject = z.strictObject({
  column: columnName.optional(),
  unit: z.string().optional().meta({ description: "The unit of the column" }),
  "unit-column": columnName.optional().meta({ description: "The column that prints the unit" }),
  multiply: z.array(columnName).min(2).optional().meta({ description: "Columns whose product is the value" }),
  "divide-by": z.union([z.literal(10), z.literal(100), z.literal(1000)]).optional(),
});

const wideRule = z.union([columnName, wideObject], { error: "the name of a column, or { column: …, unit: … }" });
const wideSchema = z.union([wideRule.transform((one) => [one]), z.array(wideRule).min(1)], {
  error: "the name of a column, { column: …, unit: … }, or a list of them",
});

const filterObject = z.strictObject({
  not: texts.optional(),
  blank: z.boolean().optional(),
  "if-present": z.boolean().optional().meta({ description: "The column need not be there" }),
});
const filterSchema = z.union([texts, filterObject], { error: "the texts allowed, { not: … } or { blank: true }" });
const whereSchema = z
  .record(z.string(), filterSchema)
  .meta({ description: "Rows in which a column has, or has not, one of some texts; others are not needed" });

const reading = {
  ...packing,
  decimal: z.enum([".", ","]).optional().meta({ description: "The decimal mark of numbers" }),
  thousands: z
    .enum(["", ",", ".", " ", "'"])
    .optional()
    .meta({ description: "The mark between groups of three digits" }),
  null: z.array(text).optional().meta({ description: "Texts that mean an empty cell" }),
  "two-digit-years": z
    .int()
    .min(1900)
    .max(2000)
    .optional()
    .meta({ description: "The first of the hundred years that two digits mean: 1950 reads 49 as 2049" }),
};

const setAside = z
  .array(z.string().regex(/^DATA_[A-Z_]+$/, { error: "the code of a message, like DATA_BAD_DATE" }))
  .meta({ description: "Faults that set a row aside instead of ending the run" });

const fileName = z.union(
  [
    z
      .string()
      .min(1)
      .transform((one) => [one]),
    z.array(z.string().min(1)).min(1),
  ],
  {
    error: "the name of a file, or a list of names of which the first that is there is read",
  },
);

function fileSchema<Columns extends z.ZodType>(columns: Columns) {
  return {
    file: fileName,
    name: z.string().min(1).optional().meta({ description: "By which `change` and `leave-out` know the entry" }),
    "if-present": z.boolean().optional().meta({ description: "The file need not be there" }),
    ...reading,
    header: z.array(columnName).min(1).optional().meta({ description: "The columns of a file without a header" }),
    "fill-down": z
      .array(columnName)
      .optional()
      .meta({ description: "Columns whose blank cells repeat the cell above" }),
    where: whereSchema.optional(),
    "set-aside": setAside.optional(),
    columns: columns.optional().meta({
      description: "Canonical columns and where their text comes from; left out where the file has them by these names",
    }),
  };
}

function known(columns: readonly string[]) {
  return z.strictObject(Object.fromEntries(columns.map((column) => [column, cellSchema.optional()])));
}

const unitRule = z.strictObject({
  analyte: analyte.optional(),
  where: whereSchema.optional(),
  site: text.optional().meta({ description: "Only for participants of this site" }),
  printed: z.string().optional().meta({ description: "Only where this is what the file prints" }),
  unit: z.string(),
});

const labsSchema = z.strictObject({
  ...fileSchema(known(LAB_COLUMNS)),
  wide: z
    .partialRecord(analyte, wideSchema)
    .optional()
    .meta({ description: "Analytes that have a column of their own" }),
  "unit-row": z.boolean().optional().meta({ description: "The row after the header holds the units" }),
  units: z.array(unitRule).optional().meta({ description: "The owner's word on a unit, over what the file prints" }),
  conflicts: z.enum(["refuse", "keep-first", "keep-last", "set-aside"]).optional().meta({
    description: "What becomes of two values of one analyte at one instant",
  }),
});

const pickSchema = z.strictObject({
  pick: z.enum(["earliest", "latest", "latest-until", "earliest-from", "nearest"]),
  at: cellSchema.meta({ description: "The date of the row" }),
  of: z.string().min(1).optional().meta({ description: "The participant's date that it is held against" }),
});

const participantsSchema = z.strictObject({
  ...fileSchema(
    z
      .object(Object.fromEntries(PARTICIPANT_COLUMNS.map((column) => [column, cellSchema.optional()])))
      .catchall(cellSchema),
  ),
  repeats: z.enum(["refuse", "keep-first", "keep-last"]).optional().meta({
    description: "What becomes of a further row of a participant",
  }),
  adds: z
    .union([z.enum(["first", "last"]), pickSchema])
    .optional()
    .meta({
      description: "Not a list of participants, but more about those that another file lists",
    }),
});

/** Said of a table that is written without its dashes. */
const ENTRIES = { error: "a list of entries, each beginning with `- file:`" };

export const sourcesSchema = z
  .strictObject({
    "nadir-sources": z.literal(1),
    preset: z.enum(Object.keys(PRESETS) as [string, ...string[]]).optional(),
    transfusions: z.literal("complete").optional().meta({ description: "Every transfusion is in the export" }),
    ...reading,
    results: z
      .strictObject({
        sentinels: z.union([z.array(z.number()), z.partialRecord(analyte, z.array(z.number()))]).optional(),
        texts: z.record(z.string(), z.string()).optional(),
        ranges: z.boolean().optional(),
        haemoglobin: z.enum(["monomer", "tetramer"]).optional(),
        "not-detected-is-zero": z.array(analyte).optional(),
      })
      .optional(),
    analytes: z.record(z.string(), z.union([analyte, z.literal("none")])).optional(),
    participants: z.array(participantsSchema, ENTRIES).optional(),
    labs: z.array(labsSchema, ENTRIES).optional(),
    interventions: z.array(z.strictObject(fileSchema(known(INTERVENTION_COLUMNS))), ENTRIES).optional(),
    events: z.array(z.strictObject(fileSchema(known(EVENT_COLUMNS))), ENTRIES).optional(),
  })
  .meta({ description: "Maps the files of an export onto the canonical tables of nadir" });

export type SourcesInput = z.infer<typeof sourcesSchema>;
