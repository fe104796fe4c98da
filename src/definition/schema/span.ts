/** Days between two moments that may count from different anchors: `{ from: 0 d of first-dose, to: 60 d of last-dose }`. */
import * as z from "zod";
import { parseMoment } from "../../core/moment.ts";

export const moment = z
  .string()
  .refine((text) => parseMoment(text) !== undefined, {
    error: 'a day is like "60 d of last-dose": a length of time, of, and an anchor or a quantity with a day',
  })
  .meta({ description: "A length of time from an anchor: 0 d of first-dose, 60 d of last-dose, 2 mo of first-dose" });

/** Both days belong to it. */
export const span = z.strictObject({ from: moment, to: moment });
