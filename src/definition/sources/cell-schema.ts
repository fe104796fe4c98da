/** The shape of what stands behind a canonical column: a column of the file, and what is done with its text. */
import * as z from "zod";
import { DATE_FORMATS } from "./date-formats.ts";
import { CONTAINERS, DELIMITERS, ENCODINGS } from "./packing.ts";

/** YAML reads 51222 as a number and yes as a truth; a cell is text. */
export const text = z.union([z.string(), z.number(), z.boolean()], { error: "a text" }).transform(String);
export const texts = z.union([text.transform((one) => [one]), z.array(text)], { error: "a text, or a list of texts" });
export const columnName = z
  .union([z.string().min(1), z.number().transform(String)], {
    error: "the name of a column, as the header prints it",
  })
  .meta({ description: "The name of a column, as the header prints it" });

/** How a file is packed and written. */
export const packing = {
  container: z
    .enum(["detect", ...CONTAINERS])
    .optional()
    .meta({ description: "What the file is; recognised where it is not declared" }),
  encoding: z
    .enum(["detect", ...ENCODINGS])
    .optional()
    .meta({ description: "The encoding of a text file; recognised and said where it is not declared" }),
  delimiter: z
    .enum(["detect", ...DELIMITERS])
    .optional()
    .meta({ description: "What separates the fields of a line" }),
  quote: z.enum(['"', "'", "none"]).optional().meta({ description: "What encloses a field" }),
  comment: z.string().min(1).optional().meta({ description: "Lines that begin with it are not read" }),
  "header-line": z
    .int()
    .positive()
    .optional()
    .meta({ description: "The line, or row of the sheet, of the header; what stands before it is not read" }),
  sheet: z.string().min(1).optional().meta({ description: "The sheet of a workbook, the member of a transport file" }),
};

const lookupSchema = z
  .strictObject({
    file: z.string().min(1),
    key: z.union([columnName.transform((one) => [one]), z.array(columnName).min(1)]),
    value: columnName,
    ...packing,
  })
  .meta({ description: "The text is the key of a row of another file, and that row's value stands in its place" });

const mapSchema = z.record(z.string(), text).meta({ description: "Printed text: text that stands in its place" });

const unitSchema = z.union(
  [z.string().min(1), z.strictObject({ column: columnName, map: z.record(z.string(), z.string()).optional() })],
  { error: "a unit, or { column: … } with the column that prints it" },
);

const dateFormat = z.enum(DATE_FORMATS);

const cellObject = z.strictObject({
  column: columnName.optional(),
  columns: z.array(columnName).min(1).optional().meta({ description: "Columns whose texts are joined" }),
  "first-of": z
    .array(columnName)
    .min(2)
    .optional()
    .meta({ description: "Columns of which the first not blank counts" }),
  separator: z.string().optional().meta({ description: "What stands between joined texts" }),
  constant: text.optional().meta({ description: "The same text in every row" }),
  "if-present": z.boolean().optional().meta({ description: "The columns need not be there; without them it is blank" }),
  prefix: z
    .union([z.string(), z.strictObject({ column: columnName, map: mapSchema })], {
      error: "a text, or { column: …, map: … }",
    })
    .optional()
    .meta({ description: "Put before the text" }),
  strip: z.string().optional().meta({ description: "Taken from the beginning of the text" }),
  case: z.enum(["lower", "upper"]).optional().meta({ description: "Letters made small or large before the map" }),
  lookup: lookupSchema.optional(),
  map: mapSchema.optional(),
  otherwise: text.optional().meta({ description: "What a text becomes that the lookup or the map does not have" }),
  unmapped: z.enum(["keep", "not-needed", "refuse"]).optional().meta({
    description: "What becomes of such a text: it stays, with a warning; its row is not needed; or it ends the run",
  }),
  unit: unitSchema.optional().meta({ description: "What a height, a weight or an age is printed in" }),
  date: z
    .union([dateFormat.transform((one) => [one]), z.array(dateFormat).min(1)], {
      error: `one of ${DATE_FORMATS.join(", ")}, or a list of them`,
    })
    .optional(),
  time: columnName.optional().meta({ description: "The column with the time of day" }),
  origin: z.string().optional().meta({ description: "Day 0 of days, hours or minutes: YYYY-MM-DD" }),
  zone: z
    .string()
    .regex(/^[+-]\d{2}:\d{2}$/, { error: "the site's clock against UTC, like +08:00" })
    .optional()
    .meta({ description: "The site's clock, onto which times with a zone are brought" }),
  partial: z.literal("middle").optional().meta({ description: "Of a month without a day its middle stands" }),
});

export type CellObject = z.output<typeof cellObject>;

/** Where the text of a canonical column comes from. */
export const cellSchema = z.union([columnName, cellObject], {
  error: "the name of a column, or { column: … } with what to do with it",
});
