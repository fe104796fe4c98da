/** Criteria, and the parts of a sustained count that criteria and times to an event share. */
import * as z from "zod";
import { type EpisodeCountSource, episodeCountParts } from "./episodes.ts";
import {
  analyte,
  type ConditionRuleSource,
  cites,
  column,
  condition,
  conditionRule,
  daily,
  duration,
  interventionSelector,
  name,
  type SelectorSource,
  selector,
  type WindowSource,
  window,
} from "./values.ts";

const without = z.union(
  [z.literal("none"), z.strictObject({ intervention: name, from: duration, open: z.literal("from").optional() })],
  { error: "{ intervention, from, open } or none" },
);
const run = z.strictObject({
  length: duration.optional(),
  span: duration.optional(),
  consecutive: z.enum(["calendar", "measured"]),
});
export const sustainedParts = {
  sustained: analyte,
  is: condition,
  daily: daily.optional(),
  run,
  without: without.optional(),
};

const doseRule = z.strictObject({ last: analyte, is: condition, dose: condition });
const firstResult = z.strictObject({ first: analyte, is: condition });

const criterionParts = { cites: cites.optional() };
export const criterion: z.ZodType<CriterionSource> = z.lazy(() =>
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
      z.strictObject({ dated: name, ...criterionParts }),
      z.strictObject({ ...episodeCountParts, ...criterionParts }),
      z.strictObject({
        "each-dose": interventionSelector,
        fits: z.array(doseRule).min(1),
        "stops-after": firstResult.optional(),
        ...criterionParts,
      }),
    ],
    { error: "criterion" },
  ),
);

export type WithoutSource = z.infer<typeof without>;
export type RunSource = z.infer<typeof run>;

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
  | { readonly dated: string }
  | EachDoseSource
  | EpisodeCountSource
);

export interface EachDoseSource {
  readonly "each-dose": {
    readonly intervention: string;
    readonly where?: Record<string, string | string[]> | undefined;
  };
  readonly fits: readonly z.infer<typeof doseRule>[];
  readonly "stops-after"?: z.infer<typeof firstResult> | undefined;
}

export interface SustainedSource {
  readonly sustained: string;
  readonly is: string;
  readonly daily?: z.infer<typeof daily> | undefined;
  readonly run: RunSource;
  readonly without?: WithoutSource | undefined;
  readonly window: WindowSource;
}
