/** Quantities: named values. */
import * as z from "zod";
import { analyte, cites, daily, interventionSelector, name, target, window } from "./schema-values.ts";

export const quantity = z.union(
  [
    z.strictObject({
      measure: analyte,
      window: window.optional(),
      target: target.optional(),
      daily: daily.optional(),
      choose: z.enum(["first", "last", "nearest"]).optional(),
      summarize: z.enum(["mean", "min", "max"]).optional(),
      require: z.strictObject({ days: z.int().min(1) }).optional(),
      cites: cites.optional(),
    }),
    z.strictObject({ change: name, from: name, cites: cites.optional() }),
    z.strictObject({
      total: interventionSelector,
      sum: z.enum(["dose", "records"]),
      "when-empty": z.number().optional(),
      window,
      cites: cites.optional(),
    }),
    z.strictObject({ duration: z.strictObject({ from: name, to: name }), cites: cites.optional() }),
  ],
  { error: "quantity" },
);

export type QuantitySource = z.infer<typeof quantity>;
