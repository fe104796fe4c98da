/** Transfusion episodes: which transfusions belong together, which counts belong to them, and when one is refractory. */
import * as z from "zod";
import { parseTimeSpan } from "../core/time-span.ts";
import { analyte, cites, condition, name } from "./schema-values.ts";

const timeSpan = z
  .string()
  .refine((text) => parseTimeSpan(text) !== undefined, {
    error: 'a time here is like "10 min", "24 h" or "1 d"',
  })
  .meta({ description: "Minutes (min), hours (h) or days of 24 hours (d): 10 min, 24 h" });
const amount = z.string().meta({ description: "A number and a UCUM unit: 75 mL/kg, 3.0 10*11" });

const postWindow = z.strictObject({ from: timeSpan, to: timeSpan, nearest: timeSpan });

export const episodes = z.strictObject({
  transfusion: name,
  analyte,
  "merge-within": timeSpan,
  pre: z.strictObject({ within: timeSpan }),
  post: z.record(name, postWindow),
  dose: z.strictObject({ "when-empty": z.union([z.literal("none"), amount]) }).default({ "when-empty": "none" }),
  "body-surface": z.enum(["mosteller", "dubois", "haycock", "stevenson"]),
  "blood-volume": amount.optional(),
  refractory: z.record(name, condition).optional(),
  cites: cites.optional(),
});

/** What an endpoint says of each episode: a number at one of its times, or its class. */
export const episodeReport = z.union(
  [
    z.literal("class"),
    z.strictObject({ increment: name }),
    z.strictObject({ cci: name }),
    z.strictObject({ recovery: name }),
  ],
  { error: "episode report" },
);

export const episodeClass = z.enum(["refractory", "effective"]);

export type EpisodesSource = z.infer<typeof episodes>;
export type EpisodeReportSource = z.infer<typeof episodeReport>;
