/**
 * The shape of a study file. `nadir schema` prints it as a JSON Schema; loading checks it with positions.
 * Shapes only: names, units and dimensions are checked when the file is normalised.
 */
import * as z from "zod";
import { ANALYTE_NAMES } from "../core/analyte.ts";
import { parseDuration } from "../core/duration.ts";

/** The unions whose alternatives are told apart by which key is present. The word stands in messages. */
export const KEYED_UNIONS = {
  anchor: ["event", "intervention", "attribute"],
  criterion: [
    "all",
    "any",
    "not",
    "at-least",
    "compare",
    "change",
    "sustained",
    "present",
    "absent",
    "measured",
    "evaluable",
    "meets",
    "attribute",
  ],
  quantity: ["measure", "change", "total", "duration"],
  "record selector": ["event", "intervention"],
  "time-to-event event": ["sustained", "event"],
} as const;

export type KeyedUnion = keyof typeof KEYED_UNIONS;

const NAME = /^[a-z][a-z0-9-]*$/;
const name = z.string().regex(NAME, { error: "a name is lower-case letters, digits and hyphens" });
const column = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_]*$/, { error: "a column name is letters, digits and underscores" });
const duration = z
  .string()
  .refine((text) => parseDuration(text) !== undefined, {
    error: 'a length of time is like "56 d", "-3 d", "8 wk" or "24 mo"',
  })
  .meta({ description: "Days (d), weeks (wk), calendar months (mo) or years (a): 56 d, -3 d, 24 mo" });
const condition = z
  .string()
  .meta({ description: 'A sign, a number and a UCUM unit: ">= 15 g/L", "> 0.5 10*9/L", "4 d to 10 d"' });
const conditionRule = z.union([condition, z.strictObject({ by: z.literal("sex"), F: condition, M: condition })], {
  error: 'a condition is like ">= 15 g/L", or { by: sex, F: …, M: … }',
});
const analyte = z.enum(ANALYTE_NAMES as [string, ...string[]]);
const daily = z.enum(["min", "max", "mean", "first", "last"]);
const cites = z
  .string()
  .regex(/^\S+#\S+$/, { error: "a citation is file#fact, like seeds/NCT07362095.yaml#primary-1" });

const eventNames = z.union([name, z.array(name).min(1)], { error: "an event name or a list of them" });
const where = z
  .record(column, z.union([z.string(), z.array(z.string())]))
  .meta({ description: "Only records whose column has one of these texts" });
const eventSelector = z.strictObject({ event: eventNames, where: where.optional() });
const interventionSelector = z.strictObject({ intervention: name, where: where.optional() });
const selector = z.union([eventSelector, interventionSelector], { error: "record selector" });

const choose = z.union([z.enum(["first", "last"]), z.int().min(1)], { error: "first, last, or which one by number" });
const anchor = z.union(
  [
    z.strictObject({ event: eventNames, where: where.optional(), choose: choose.default("first") }),
    z.strictObject({ intervention: name, where: where.optional(), choose: choose.default("first") }),
    z.strictObject({ attribute: column }),
  ],
  { error: "anchor" },
);

const window = z.strictObject({
  from: duration.optional(),
  to: duration.optional(),
  of: name,
  open: z.enum(["from", "to", "both"]).optional(),
});
const target = z.strictObject({
  at: duration,
  of: name,
  within: duration,
  settled: z.enum(["window-end", "at-target"]).default("window-end"),
});

const quantity = z.union(
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

const without = z.union(
  [z.literal("none"), z.strictObject({ intervention: name, from: duration, open: z.literal("from").optional() })],
  { error: "{ intervention, from, open } or none" },
);
const run = z.strictObject({
  length: duration.optional(),
  span: duration.optional(),
  consecutive: z.enum(["calendar", "measured"]),
});
const sustainedParts = {
  sustained: analyte,
  is: condition,
  daily: daily.optional(),
  run,
  without: without.optional(),
};

const criterionParts = { cites: cites.optional() };
const criterion: z.ZodType<CriterionSource> = z.lazy(() =>
  z.union(
    [
      z.strictObject({ all: z.array(criterion).min(1), ...criterionParts }),
      z.strictObject({ any: z.array(criterion).min(1), ...criterionParts }),
      z.strictObject({ not: criterion, ...criterionParts }),
      z.strictObject({ "at-least": z.int().min(1), of: z.array(criterion).min(1), ...criterionParts }),
      z.strictObject({ compare: name, is: conditionRule, ...criterionParts }),
      z.strictObject({
        change: name,
        from: name,
        by: z.enum(["difference", "ratio"]).default("difference"),
        is: condition,
        ...criterionParts,
      }),
      z.strictObject({ ...sustainedParts, window, ...criterionParts }),
      z.strictObject({ present: selector, window: window.optional(), ...criterionParts }),
      z.strictObject({ absent: selector, window: window.optional(), ...criterionParts }),
      z.strictObject({ measured: z.array(name).min(1), ...criterionParts }),
      z.strictObject({ evaluable: name, ...criterionParts }),
      z.strictObject({ meets: name, ...criterionParts }),
      z.strictObject({ attribute: column, in: z.array(z.string()).min(1), ...criterionParts }),
    ],
    { error: "criterion" },
  ),
);

const level = z.number().gt(0).lt(1).default(0.95);
const proportionEstimate = z.strictObject({ interval: z.enum(["clopper-pearson"]).default("clopper-pearson"), level });
const incidenceEstimate = z.strictObject({ at: z.array(duration).min(1), level });
const describeEstimate = z.strictObject({ quantile: z.enum(["type-2", "type-6", "type-7"]).default("type-2"), level });

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
  ],
  { error: "time-to-event event" },
);

const endpoint = z.discriminatedUnion("kind", [
  z.strictObject({
    ...endpointParts,
    kind: z.literal("response"),
    criterion,
    missing: z.enum(["non-response", "not-evaluable"]).default("not-evaluable"),
    estimate: z
      .strictObject({ proportion: proportionEstimate })
      .default({ proportion: { interval: "clopper-pearson", level: 0.95 } }),
  }),
  z.strictObject({
    ...endpointParts,
    kind: z.literal("category"),
    categories: z.array(z.strictObject({ category: z.string().min(1), label: z.string().min(1), criterion })).min(2),
    estimate: z
      .strictObject({ proportion: proportionEstimate })
      .default({ proportion: { interval: "clopper-pearson", level: 0.95 } }),
  }),
  z.strictObject({
    ...endpointParts,
    kind: z.literal("change"),
    value: name,
    estimate: z.strictObject({ describe: describeEstimate }).default({ describe: { quantile: "type-2", level: 0.95 } }),
  }),
  z.strictObject({
    ...endpointParts,
    kind: z.literal("time-to-event"),
    origin: name,
    event: timeToEventEvent,
    competing: z.array(eventNames).default([]),
    horizon: duration.optional(),
    estimate: z.union(
      [
        z.strictObject({ "cumulative-incidence": incidenceEstimate }),
        z.strictObject({ "kaplan-meier": incidenceEstimate }),
      ],
      { error: "estimate is { cumulative-incidence: { at } } or { kaplan-meier: { at } }" },
    ),
  }),
]);

const simonDecision = z.strictObject({
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
  quantities: z.record(name, quantity).default({}),
  criteria: z.record(name, criterion).default({}),
  endpoints: z.record(name, endpoint),
  decisions: z.record(name, simonDecision).default({}),
});

export type StudySource = z.infer<typeof studySchema>;
export type AnchorSource = z.infer<typeof anchor>;
export type WindowSource = z.infer<typeof window>;
export type TargetSource = z.infer<typeof target>;
export type QuantitySource = z.infer<typeof quantity>;
export type SelectorSource = z.infer<typeof selector>;
export type ConditionRuleSource = z.infer<typeof conditionRule>;
export type EndpointSource = z.infer<typeof endpoint>;
export type TimeToEventEventSource = z.infer<typeof timeToEventEvent>;
export type WithoutSource = z.infer<typeof without>;
export type RunSource = z.infer<typeof run>;
export type IntercurrentSource = z.infer<typeof intercurrent>;
export type SimonDecisionSource = z.infer<typeof simonDecision>["simon"];

/** Written out because a recursive schema cannot infer its own type. */
export type CriterionSource = { readonly cites?: string | undefined } & (
  | { readonly all: readonly CriterionSource[] }
  | { readonly any: readonly CriterionSource[] }
  | { readonly not: CriterionSource }
  | { readonly "at-least": number; readonly of: readonly CriterionSource[] }
  | { readonly compare: string; readonly is: ConditionRuleSource }
  | { readonly change: string; readonly from: string; readonly by: "difference" | "ratio"; readonly is: string }
  | SustainedSource
  | { readonly present: SelectorSource; readonly window?: WindowSource | undefined }
  | { readonly absent: SelectorSource; readonly window?: WindowSource | undefined }
  | { readonly measured: readonly string[] }
  | { readonly evaluable: string }
  | { readonly meets: string }
  | { readonly attribute: string; readonly in: readonly string[] }
);

export interface SustainedSource {
  readonly sustained: string;
  readonly is: string;
  readonly daily?: z.infer<typeof daily> | undefined;
  readonly run: RunSource;
  readonly without?: WithoutSource | undefined;
  readonly window: WindowSource;
}
