/**
 * The shape of a study file. `nadir schema` prints it as a JSON Schema; loading checks it with positions.
 * Shapes only: names, units and dimensions are checked when the file is normalised.
 */
import * as z from "zod";
import { anchor } from "./anchor.ts";
import { studyCase } from "./case.ts";
import { criterion } from "./criterion.ts";
import { simonDecision } from "./decision.ts";
import { endpoint } from "./endpoint.ts";
import { episodes } from "./episodes.ts";
import { quantity } from "./quantity.ts";
import { name } from "./values.ts";

export const studySchema = z.strictObject({
  nadir: z.literal(1, { error: "the language version is 1: nadir: 1" }),
  study: z.strictObject({
    id: z
      .string()
      .regex(/^[A-Za-z0-9._-]+$/, { error: "a study id is letters, digits, dots, hyphens and underscores" }),
    title: z.string().min(1),
    status: z.enum(["registered", "provisional"]),
    facts: z.string().optional(),
    note: z.string().optional(),
    reference: name.optional().meta({ description: "The anchor that study days (ADY) are counted from" }),
  }),
  anchors: z.record(name, anchor).default({}),
  populations: z.record(name, criterion).default({}),
  episodes: z.record(name, episodes).default({}),
  quantities: z.record(name, quantity).default({}),
  criteria: z.record(name, criterion).default({}),
  endpoints: z.record(name, endpoint),
  decisions: z.record(name, simonDecision).default({}),
  cases: z.array(studyCase).default([]),
});

export type StudySource = z.infer<typeof studySchema>;
