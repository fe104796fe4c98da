/** Endpoints of every kind. */
import * as z from "zod";
import { adverseEventsParts } from "./adverse-events.ts";
import { categoryComparison, changeComparison, responseComparison, timeComparison } from "./comparison.ts";
import { criterion, sustainedParts } from "./criterion.ts";
import { episodeEvent, episodesEndpointParts } from "./episodes.ts";
import { describeEstimate, proportionEstimate, timeEstimate } from "./estimate.ts";
import { shiftParts } from "./shift.ts";
import { cites, duration, eventNames, eventSelector, name } from "./values.ts";

const before = z.strictObject({
  latest: z.array(name).min(1),
  else: z.strictObject({ at: duration, of: name }),
});
const intercurrent = z.strictObject({
  event: eventNames,
  strategy: z.enum([
    "treatment-policy",
    "composite",
    "hypothetical",
    "while-on-treatment",
    "principal-stratum",
    "competing-risk",
  ]),
  before: before.optional(),
  when: z
    .literal("unassessed")
    .optional()
    .meta({ description: "Composite only through missing: whoever cannot be assessed after it" }),
  why: z.string().optional(),
});

const endpointParts = {
  paramcd: z.string().regex(/^[A-Z][A-Z0-9]{0,7}$/, { error: "a PARAMCD is up to eight capital letters and digits" }),
  label: z.string().min(1),
  role: z.enum(["primary", "secondary", "supportive", "exploratory", "safety", "eligibility", "compliance"]),
  population: name.default("enrolled"),
  intercurrent: z.array(intercurrent).default([]),
  summary: z.string().optional(),
  cites: cites.optional(),
};

const timeToEventEvent = z.union(
  [
    z.strictObject({ ...sustainedParts, "start-after": z.enum(["first-drop", "origin"]).default("first-drop") }),
    eventSelector,
    episodeEvent,
  ],
  { error: "time-to-event event" },
);

export const endpoint = z.discriminatedUnion("kind", [
  z.strictObject({
    ...endpointParts,
    kind: z.literal("response"),
    criterion,
    missing: z.enum(["non-response", "not-evaluable"]).default("not-evaluable"),
    estimate: z
      .strictObject({ proportion: proportionEstimate })
      .default({ proportion: { interval: "clopper-pearson", level: 0.95 } }),
    compare: responseComparison.optional(),
  }),
  z.strictObject({
    ...endpointParts,
    kind: z.literal("category"),
    categories: z.array(z.strictObject({ category: z.string().min(1), label: z.string().min(1), criterion })).min(2),
    estimate: z
      .strictObject({ proportion: proportionEstimate })
      .default({ proportion: { interval: "clopper-pearson", level: 0.95 } }),
    compare: categoryComparison.optional(),
  }),
  z.strictObject({
    ...endpointParts,
    kind: z.literal("change"),
    value: name,
    estimate: z.strictObject({ describe: describeEstimate }).default({ describe: { quantile: "type-2", level: 0.95 } }),
    compare: changeComparison.optional(),
  }),
  z.strictObject({
    ...endpointParts,
    kind: z.literal("time-to-event"),
    origin: name,
    entry: name.optional().meta({ description: "The anchor from which the participant is at risk (delayed entry)" }),
    event: timeToEventEvent,
    competing: z.array(eventNames).default([]),
    horizon: duration.optional(),
    estimate: timeEstimate,
    compare: timeComparison.optional(),
  }),
  z.strictObject({ ...endpointParts, kind: z.literal("adverse-events"), ...adverseEventsParts }),
  z.strictObject({ ...endpointParts, kind: z.literal("shift"), ...shiftParts }),
  z.strictObject({ ...endpointParts, kind: z.literal("episodes"), ...episodesEndpointParts }),
]);

export type EndpointSource = z.infer<typeof endpoint>;
export type TimeToEventEventSource = z.infer<typeof timeToEventEvent>;
export type IntercurrentSource = z.infer<typeof intercurrent>;
