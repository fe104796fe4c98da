/** Quantities: named values. */
import * as z from "zod";
import { analyte, cites, daily, duration, interventionSelector, name, target, window } from "./values.ts";

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
      exclude: z.strictObject({ after: interventionSelector, for: duration }).optional().meta({
        description: "Values on the day of the intervention and the days after it are left out: for 14 d, days 0 to 13",
      }),
      cites: cites.optional(),
    }),
    z.strictObject({ change: name, from: name, cites: cites.optional() }),
    z.strictObject({
      total: interventionSelector,
      sum: z.enum(["dose", "records"]),
      "when-empty": z.number().optional(),
      "if-died": z.enum(["up-to-death", "not-evaluable"]).default("up-to-death"),
      window,
      cites: cites.optional(),
    }),
    z.strictObject({ "longest-free": interventionSelector, window, cites: cites.optional() }),
    z.strictObject({ duration: z.strictObject({ from: name, to: name }), cites: cites.optional() }),
  ],
  { error: "quantity" },
);

export type QuantitySource = z.infer<typeof quantity>;
