/** The small shapes that the parts of a study file share: names, lengths of time, conditions, record selectors, windows. */
import * as z from "zod";
import { ANALYTE_NAMES } from "../../core/analyte.ts";
import { parseDuration } from "../../core/duration.ts";

/** The unions whose alternatives are told apart by which key is present. The word stands in messages. */
export const KEYED_UNIONS = {
  anchor: ["by", "event", "intervention", "attribute"],
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
    "dated",
    "each-dose",
    "episodes",
  ],
  quantity: ["measure", "change", "total", "duration", "longest-free"],
  "record selector": ["event", "intervention"],
  "time-to-event event": ["sustained", "event", "episodes"],
  "episode report": ["increment", "cci", "recovery"],
  "time-to-event estimate": ["cumulative-incidence", "kaplan-meier"],
} as const;

export type KeyedUnion = keyof typeof KEYED_UNIONS;

const NAME = /^[a-z][a-z0-9-]*$/;
export const name = z.string().regex(NAME, { error: "a name is lower-case letters, digits and hyphens" });
export const column = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_]*$/, { error: "a column name is letters, digits and underscores" });
export const duration = z
  .string()
  .refine((text) => parseDuration(text) !== undefined, {
    error: 'a length of time is like "56 d", "-3 d", "8 wk" or "24 mo"',
  })
  .meta({ description: "Days (d), weeks (wk), calendar months (mo) or years (a): 56 d, -3 d, 24 mo" });
export const condition = z
  .string()
  .meta({ description: 'A sign, a number and a UCUM unit: ">= 15 g/L", "> 0.5 10*9/L", "4 d to 10 d"' });
export const conditionRule = z.union(
  [condition, z.strictObject({ by: z.literal("sex"), F: condition, M: condition })],
  {
    error: 'a condition is like ">= 15 g/L", or { by: sex, F: …, M: … }',
  },
);
export const analyte = z.enum(ANALYTE_NAMES as [string, ...string[]]);
export const daily = z.enum(["min", "max", "mean", "first", "last"]);
export const cites = z
  .string()
  .regex(/^\S+#\S+$/, { error: "a citation is file#fact, like seeds/NCT07362095.yaml#primary-1" });

export const eventNames = z.union([name, z.array(name).min(1)], { error: "an event name or a list of them" });
export const where = z
  .record(column, z.union([z.string(), z.array(z.string())]))
  .meta({ description: "Only records whose column has one of these texts" });
export const eventSelector = z.strictObject({
  event: eventNames,
  where: where.optional(),
  grade: condition.optional().meta({ description: 'Only records of these grades: ">= 2"; a blank grade is not known' }),
});
export const interventionSelector = z.strictObject({ intervention: name, where: where.optional() });
export const selector = z.union([eventSelector, interventionSelector], { error: "record selector" });

export const window = z.strictObject({
  from: duration.optional(),
  to: duration.optional(),
  of: name,
  open: z.enum(["from", "to", "both"]).optional(),
  "not-after": name.optional().meta({ description: "The window ends on this anchor's day at the latest" }),
});
export const target = z.strictObject({
  at: duration,
  of: name,
  within: duration,
  settled: z.enum(["window-end", "at-target"]).default("window-end"),
});

export type WindowSource = z.infer<typeof window>;
export type SelectorSource = z.infer<typeof selector>;
export type ConditionRuleSource = z.infer<typeof conditionRule>;
