/** How the arms of an endpoint are compared. */
import * as z from "zod";
import {
  type ArmsTaken,
  CATEGORY_COMPARISONS,
  CHANGE_COMPARISONS,
  needsStrata,
  RESPONSE_COMPARISONS,
  TIME_COMPARISONS,
} from "../model/comparison-methods.ts";
import { level } from "./estimate.ts";
import { column } from "./values.ts";

const between = z
  .union([z.enum(["every-pair", "all-arms"]), z.array(z.array(z.string().min(1)).min(2)).min(1)], {
    error: "between is every-pair, all-arms or a list of lists of arms, like [[luspatercept, control]]",
  })
  .default("every-pair")
  .meta({ description: "Differences are the first arm minus the second, ratios the first over the second" });

type Between = z.output<typeof between>;

interface Fault {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

function comparisonBy<Name extends string>(arms: Readonly<Record<Name, ArmsTaken>>) {
  return z
    .strictObject({
      between,
      randomised: z.boolean(),
      "stratify-by": column.optional().meta({ description: "A column of participants.csv" }),
      level,
      methods: z.array(z.enum(Object.keys(arms) as [Name, ...Name[]])).min(1),
    })
    .superRefine((written, context) => {
      const stratified = written["stratify-by"] !== undefined;
      const ofMethods = written.methods.flatMap((method, index) => {
        const twice = written.methods.indexOf(method) < index ? "stands here twice" : undefined;
        const message = twice ?? armsFault(arms[method], written.between) ?? strataFault(method, stratified);
        return message === undefined ? [] : [{ path: ["methods", index], message }];
      });
      for (const { path, message } of [...repeatedArms(written.between), ...ofMethods])
        context.addIssue({ code: "custom", path: [...path], message });
    });
}

function armsFault(taken: ArmsTaken, asked: Between): string | undefined {
  const listed = typeof asked !== "string";
  if (taken === "two" && (asked === "all-arms" || (listed && asked.some((arms) => arms.length > 2))))
    return "this method compares two arms, but between names more at once";
  if (taken === "in-order" && !listed)
    return "this method needs the arms in their order, like between: [[low, middle, high]]";
  return undefined;
}

function strataFault(method: string, stratified: boolean): string | undefined {
  return needsStrata(method) && !stratified
    ? "this method pools over strata; name their column: stratify-by"
    : undefined;
}

function repeatedArms(asked: Between): readonly Fault[] {
  if (typeof asked === "string") return [];
  return asked.flatMap((arms, index) =>
    new Set(arms).size === arms.length ? [] : [{ path: ["between", index], message: "an arm compared with itself" }],
  );
}

export const responseComparison = comparisonBy(RESPONSE_COMPARISONS);
export const categoryComparison = comparisonBy(CATEGORY_COMPARISONS);
export const changeComparison = comparisonBy(CHANGE_COMPARISONS);
export const timeComparison = comparisonBy(TIME_COMPARISONS);

/** A comparison by methods of one kind, as the schema leaves it. */
export interface ComparisonSource<Method> {
  readonly between: Between;
  readonly randomised: boolean;
  readonly "stratify-by"?: string | undefined;
  readonly level: number;
  readonly methods: readonly Method[];
}
