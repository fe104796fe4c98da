/** What to estimate of an endpoint, and by which method. */
import * as z from "zod";
import { duration } from "./schema-values.ts";

const level = z.number().gt(0).lt(1).default(0.95);
export const proportionEstimate = z.strictObject({
  interval: z.enum(["clopper-pearson"]).default("clopper-pearson"),
  level,
});
export const incidenceEstimate = z.strictObject({ at: z.array(duration).min(1), level });
export const describeEstimate = z.strictObject({
  quantile: z.enum(["type-2", "type-6", "type-7"]).default("type-2"),
  level,
});
