/** What to estimate of an endpoint, and by which method. */
import * as z from "zod";
import {
  ALTERNATIVES,
  INCIDENCE_INTERVALS,
  INCIDENCE_VARIANCES,
  LOCATION_TESTS,
  PROPORTION_INTERVALS,
  PROPORTION_TESTS,
  QUANTILE_TYPES,
  SURVIVAL_INTERVALS,
  SURVIVAL_QUANTILE_RULES,
  TWO_SIDED_TESTS,
} from "../model/estimate-methods.ts";
import { duration } from "./values.ts";

export const level = z.number().gt(0).lt(1).default(0.95);
const alternative = z.enum(ALTERNATIVES).optional();
const times = z.array(duration).min(1);

export const proportionEstimate = z
  .strictObject({
    interval: z.enum(PROPORTION_INTERVALS).default("clopper-pearson"),
    level,
    against: z.number().gt(0).lt(1).optional().meta({ description: "The proportion under the null hypothesis" }),
    test: z.enum(PROPORTION_TESTS).optional(),
    alternative,
  })
  .superRefine((written, context) => {
    const { against, test, alternative: direction } = written;
    const fault = (key: string, message: string) => context.addIssue({ code: "custom", path: [key], message });
    if (against === undefined && test !== undefined) fault("test", "a test needs the proportion to test: against");
    if (against === undefined && direction !== undefined) fault("alternative", NOTHING_TESTED);
    if (test !== undefined && TWO_SIDED_TESTS.includes(test) && direction !== undefined && direction !== "two-sided")
      fault("alternative", `the test ${test} is two-sided only`);
  });

const NOTHING_TESTED = "nothing is tested here";

export const describeEstimate = z
  .strictObject({
    quantile: z.enum(QUANTILE_TYPES).default("type-2"),
    level,
    test: z.enum(LOCATION_TESTS).optional().meta({ description: "Against 0" }),
    alternative,
    geometric: z.boolean().optional(),
  })
  .superRefine(({ test, alternative: direction }, context) => {
    if (test === undefined && direction !== undefined)
      context.addIssue({ code: "custom", path: ["alternative"], message: NOTHING_TESTED });
  });

const incidenceEstimate = z.strictObject({
  at: times,
  level,
  variance: z.enum(INCIDENCE_VARIANCES).optional(),
  interval: z.enum(INCIDENCE_INTERVALS).default("log-log"),
});

const survivalEstimate = z.strictObject({
  at: times,
  level,
  interval: z.enum(SURVIVAL_INTERVALS).default("log-log"),
  "quantile-rule": z.enum(SURVIVAL_QUANTILE_RULES).default("sas"),
  "restricted-mean": duration.optional(),
  "follow-up": z.boolean().default(false).meta({ description: "Median follow-up by reverse Kaplan-Meier" }),
});

export const timeEstimate = z.union(
  [z.strictObject({ "cumulative-incidence": incidenceEstimate }), z.strictObject({ "kaplan-meier": survivalEstimate })],
  { error: "time-to-event estimate" },
);

export type ProportionSource = z.infer<typeof proportionEstimate>;
export type DescribeSource = z.infer<typeof describeEstimate>;
export type TimeEstimateSource = z.infer<typeof timeEstimate>;
