/** Cases: participants written beside the definition, with the verdicts they must have. */
import * as z from "zod";
import { parseDay } from "../../core/calendar.ts";
import { column, name } from "./values.ts";

const date = z.string().refine((text) => parseDay(text) !== undefined, { error: "a date is YYYY-MM-DD" });
const day = z.union([z.int(), date], { error: "a day counted from day-0, or a date" });
const cell = z.union([z.string(), z.number()]);
const dayKey = z.string().regex(/^(-?\d+|\d{4}-\d{2}-\d{2})$/, { error: "a day counted from day-0, or a date" });
const analyteAndUnit = z.string().regex(/^[a-z-]+ \S+$/, { error: 'an analyte and its unit, like "hemoglobin g/dL"' });
const record = z.union([day, z.object({ day }).catchall(cell)], { error: "a day, or { day, dose, grade, … }" });

export const studyCase = z.strictObject({
  case: z.string().min(1),
  "day-0": date.default("2024-01-01").meta({ description: "The date that days are counted from" }),
  participant: z
    .record(column, cell)
    .default({})
    .meta({ description: "Columns of participants.csv: { sex: F, enrolled_on: 2024-01-01 }" }),
  labs: z
    .record(analyteAndUnit, z.record(dayKey, z.union([cell, z.array(cell)])))
    .default({})
    .meta({ description: "Results by day: { hemoglobin g/dL: { 8: 8.1, 56: 9.6 } }" }),
  interventions: z.record(name, z.array(record)).default({}),
  events: z.record(name, z.array(record)).default({}),
  through: day.meta({ description: "The data cut-off, and the last day the transfusion log is complete for" }),
  "log-through": day.optional().meta({ description: "The last day of the transfusion log, where it ends before" }),
  expect: z
    .record(z.string(), cell)
    .meta({ description: 'By PARAMCD: Y, N, "N (DIED)", a category, a number, "event 14", or a reason' }),
});

export type StudyCaseSource = z.infer<typeof studyCase>;
