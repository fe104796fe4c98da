/** Anchors: one date per participant. */
import * as z from "zod";
import { column, eventNames, name, where } from "./schema-values.ts";

const choose = z.union([z.enum(["first", "last"]), z.int().min(1)], { error: "first, last, or which one by number" });
export const anchor = z.union(
  [
    z.strictObject({ event: eventNames, where: where.optional(), choose: choose.default("first") }),
    z.strictObject({ intervention: name, where: where.optional(), choose: choose.default("first") }),
    z.strictObject({ attribute: column }),
  ],
  { error: "anchor" },
);

export type AnchorSource = z.infer<typeof anchor>;
