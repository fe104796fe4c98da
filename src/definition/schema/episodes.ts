/** Transfusion episodes: which transfusions belong together, which counts belong to them, and when one is refractory. */
import * as z from "zod";
import { parseTimeSpan } from "../../core/time-span.ts";
import { QUANTILE_TYPES } from "../model/estimate-methods.ts";
import { analyte, cites, condition, name, window } from "./values.ts";

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
  pre: z.strictObject({
    within: timeSpan,
    "at-start": z
      .enum(["not-before", "before"])
      .default("not-before")
      .meta({ description: "Whether a count at the very minute of the start was taken before it" }),
  }),
  "other-transfusions": z
    .enum(["separate", "ignored"])
    .default("separate")
    .meta({ description: "Whether another transfusion parts a count from the episode, or is as if it were not there" }),
  post: z.record(name, postWindow),
  dose: z.strictObject({ "when-empty": z.union([z.literal("none"), amount]) }).default({ "when-empty": "none" }),
  "body-surface": z.enum(["mosteller", "dubois", "haycock", "stevenson"]),
  "blood-volume": amount.optional(),
  refractory: z.record(name, condition).optional(),
  cites: cites.optional(),
});

const ofClass = {
  episodes: name,
  class: z.enum(["refractory", "effective"]),
};

/** The criterion that counts episodes of a class. */
export const episodeCountParts = {
  ...ofClass,
  is: condition,
  counted: z
    .enum(["in-all", "in-a-row"])
    .default("in-all")
    .meta({ description: "Wherever they stand in the window, or as neighbours in the order of their starts" }),
  "not-evaluable": z
    .enum(["left-out", "undecided"])
    .default("undecided")
    .meta({ description: "Episodes without a class: not counted, or able to leave the answer open" }),
  window: window.optional().meta({ description: "The days on which the episodes start" }),
};

/** The event that is the start of the nth episode of a class. */
export const episodeEvent = z.strictObject({ ...ofClass, choose: z.int().min(1) });

/** What an endpoint says of each episode: a number at one of its times, or its class. */
const episodeReport = z.union(
  [
    z.literal("class"),
    z.strictObject({ increment: name }),
    z.strictObject({ cci: name }),
    z.strictObject({ recovery: name }),
  ],
  { error: "episode report" },
);

const quantile = z.enum(QUANTILE_TYPES).default("type-2");

/** The fields of endpoints of kind `episodes`, beside those that every endpoint has. */
export const episodesEndpointParts = {
  episodes: name,
  report: episodeReport,
  estimate: z.strictObject({ describe: z.strictObject({ quantile }) }).default({ describe: { quantile: "type-2" } }),
};

const episodeCount = z.object(episodeCountParts);
const episodesEndpoint = z.object(episodesEndpointParts);
export type EpisodesEndpointSource = z.infer<typeof episodesEndpoint>;
export type EpisodeCountSource = z.infer<typeof episodeCount>;
export type EpisodesSource = z.infer<typeof episodes>;
export type EpisodeReportSource = z.infer<typeof episodeReport>;
export type EpisodeEventSource = z.infer<typeof episodeEvent>;
