/** Stage decisions. */
import * as z from "zod";
import { criterion } from "./criterion.ts";
import { cites, condition, name } from "./values.ts";

export const simonDecision = z.strictObject({
  simon: z.strictObject({
    endpoint: name,
    "stage-1": z.strictObject({ n: z.int().min(1), "continue-if": condition }),
    final: z.strictObject({ n: z.int().min(2), "reject-if": condition }),
    order: z.literal("enrolled-on").default("enrolled-on"),
    evaluable: criterion.optional(),
    assumptions: z
      .strictObject({
        p0: z.number().gt(0).lt(1),
        p1: z.number().gt(0).lt(1),
        alpha: z.number().gt(0).lt(1),
        power: z.number().gt(0).lt(1),
        basis: z.enum(["registered", "reconstructed"]),
      })
      .optional(),
    cites: cites.optional(),
  }),
});

export type SimonDecisionSource = z.infer<typeof simonDecision>["simon"];
