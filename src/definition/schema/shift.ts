/** The fields of endpoints of kind `shift`, beside those that every endpoint has. */
import * as z from "zod";
import { CTCAE_VERSIONS, DIRECTIONS } from "../../core/ctcae.ts";
import { riskEstimate } from "./adverse-events.ts";
import { moment, span } from "./span.ts";
import { analyte } from "./values.ts";

export const shiftParts = {
  measure: analyte,
  direction: z.enum(DIRECTIONS).meta({ description: "Which side of normal is graded" }),
  ctcae: z.enum(CTCAE_VERSIONS).meta({ description: "Version of the criteria: v5 is CTCAE v5.0, v6 is v6.0" }),
  baseline: z
    .strictObject({ from: moment.optional(), to: moment })
    .meta({ description: "The days among which the last measured one is the baseline" }),
  window: span.meta({ description: "The days of the worst grade; days up to that of the baseline are left out" }),
  "baseline-multiples": z.enum(["when-abnormal", "never"]).default("when-abnormal").meta({
    description: "Whether multiples of the baseline replace multiples of the limit, where the criteria say so",
  }),
  estimate: riskEstimate,
};

const shift = z.object(shiftParts);
export type ShiftSource = z.infer<typeof shift>;
