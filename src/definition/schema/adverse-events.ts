/** The fields of endpoints of kind `adverse-events`, beside those that every endpoint has. */
import * as z from "zod";
import { PROPORTION_INTERVALS } from "../model/estimate-methods.ts";
import { level } from "./estimate.ts";
import { span } from "./span.ts";
import { condition, eventNames } from "./values.ts";

const texts = z.union([z.string().min(1), z.array(z.string().min(1)).min(1)], { error: "a text or a list of texts" });

/** Participants concerned, of the population; the level is also that of the rates. */
export const riskEstimate = z
  .strictObject({
    incidence: z.strictObject({ interval: z.enum(PROPORTION_INTERVALS).default("clopper-pearson"), level }),
  })
  .default({ incidence: { interval: "clopper-pearson", level: 0.95 } });

export const adverseEventsParts = {
  event: eventNames.default("adverse-event"),
  onset: span.meta({
    description: "The days on which an event must begin; from and to may count from different anchors",
  }),
  "treatment-emergent": z.enum(["onset", "new-or-worse"]).meta({
    description: "onset: every row dated in the span; new-or-worse: not what began before it and grew no worse",
  }),
  grade: condition.optional().meta({ description: 'Only events of these grades: ">= 3"; a blank grade is not known' }),
  related: z.array(z.string().min(1)).min(1).optional().meta({ description: "The texts of `related` that count" }),
  "relatedness-missing": z.enum(["related", "unrelated"]).optional(),
  exclude: z
    .strictObject({ body_system: texts.optional(), term: texts.optional() })
    .optional()
    .meta({ description: "Events of these body systems or terms do not count; capital letters do not matter" }),
  estimate: riskEstimate,
};

const adverseEvents = z.object(adverseEventsParts);
export type AdverseEventsSource = z.infer<typeof adverseEvents>;
