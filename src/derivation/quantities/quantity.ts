/** The named values of a definition: one case per kind. */
import { subtractIntervals } from "../../core/interval.ts";
import type { ChangeQuantity, Quantity } from "../../definition/model/quantity.ts";
import type { Study } from "../../definition/model/study.ts";
import type { Context } from "../context.ts";
import { valueText } from "../display.ts";
import { latestClosing, type QuantityResult } from "../finding.ts";
import { deriveDuration } from "./duration.ts";
import { deriveLongestFree } from "./longest-free.ts";
import { deriveMeasure } from "./measure.ts";
import { deriveTotal } from "./total.ts";

export function deriveQuantity(context: Context, quantity: Quantity): QuantityResult {
  switch (quantity.kind) {
    case "measure":
      return deriveMeasure(context, quantity);
    case "change":
      return deriveChange(context, quantity);
    case "total":
      return deriveTotal(context, quantity);
    case "duration":
      return deriveDuration(context, quantity);
    case "longest-free":
      return deriveLongestFree(context, quantity);
  }
}

/** The unit of a quantity's value, UCUM. */
export function unitOf(study: Study, name: string): string {
  const quantity = study.quantities.get(name);
  if (quantity === undefined) return "";
  if (quantity.kind === "measure") return quantity.analyte.unit.code;
  if (quantity.kind === "change") return unitOf(study, quantity.of);
  if (quantity.kind === "duration" || quantity.kind === "longest-free") return "d";
  return quantity.sum === "dose" ? "{unit}" : "1";
}

function deriveChange(context: Context, quantity: ChangeQuantity): QuantityResult {
  const [post, base] = [context.quantity(quantity.of), context.quantity(quantity.from)];
  const closing = latestClosing([post.closing, base.closing]);
  const evidence = [...base.evidence, ...post.evidence];
  if (post.status === "none")
    return { status: "none", reason: post.reason, detail: `${quantity.of}: ${post.detail}`, evidence, closing };
  if (base.status === "none")
    return { status: "none", reason: base.reason, detail: `${quantity.from}: ${base.detail}`, evidence, closing };
  const value = subtractIntervals(post.value, base.value);
  const detail = `${valueText(value, unitOf(context.study, quantity.name))} (${base.detail} to ${post.detail})`;
  return { status: "value", value, day: post.day, detail, evidence, closing };
}
