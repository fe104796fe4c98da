/** Anchors: one date per participant. */
import * as z from "zod";
import { column, condition, eventNames, name, where } from "./values.ts";

const choose = z.union([z.enum(["first", "last"]), z.int().min(1)], { error: "first, last, or which one by number" });
const simpleAnchors = [
  z.strictObject({
    event: eventNames,
    where: where.optional(),
    grade: condition.optional(),
    choose: choose.default("first"),
  }),
  z.strictObject({ intervention: name, where: where.optional(), choose: choose.default("first") }),
  z.strictObject({ attribute: column }),
] as const;
const simpleAnchor = z.union(simpleAnchors, { error: "anchor" });
const anchorByColumn = z.strictObject({
  by: column.meta({ description: "A column of participants.csv whose text decides which anchor applies" }),
  cases: z.record(z.string(), simpleAnchor),
  otherwise: simpleAnchor.optional(),
});

export const anchor = z.union([anchorByColumn, ...simpleAnchors], { error: "anchor" });

export type AnchorSource = z.infer<typeof anchor>;
export type SimpleAnchorSource = z.infer<typeof simpleAnchor>;
