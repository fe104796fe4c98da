/** Quantities of the model. */
import { type AnalyteName, analyteOf } from "../../core/analyte.ts";
import { exact } from "../../core/exact.ts";
import { messages } from "../messages.ts";
import type { MeasureQuantity, Quantity } from "../model/quantity.ts";
import type { QuantitySource } from "../schema/quantity.ts";
import type { Pointer } from "../source-tree.ts";
import { type Context, duration, place, wholeDays } from "./context.ts";
import { buildSelector, buildWindow } from "./record.ts";

export function buildQuantity(context: Context, name: string, source: QuantitySource, pointer: Pointer): Quantity {
  if ("measure" in source) return buildMeasure(context, name, source, pointer);
  if ("change" in source) return { kind: "change", name, of: source.change, from: source.from, pointer };
  if ("duration" in source)
    return { kind: "duration", name, from: source.duration.from, to: source.duration.to, pointer };
  if ("longest-free" in source) {
    const selector = buildSelector(context, source["longest-free"], pointer);
    return { kind: "longest-free", name, selector, window: buildWindow(source.window), pointer };
  }
  return {
    kind: "total",
    name,
    selector: buildSelector(context, source.total, pointer),
    ifDied: source["if-died"],
    sum: source.sum,
    whenEmpty: source["when-empty"] === undefined ? undefined : exact(source["when-empty"]),
    window: buildWindow(source.window),
    pointer,
  };
}

function buildMeasure(
  context: Context,
  name: string,
  source: Extract<QuantitySource, { measure: string }>,
  pointer: Pointer,
): MeasureQuantity {
  const analyte = analyteOf(source.measure as AnalyteName);
  const { window, target } = source;
  if ((window === undefined) === (target === undefined)) {
    context.report(
      messages.invalidValue(
        place(context, pointer),
        "a measure has either a window or a target",
        "window: { from, to, of }",
      ),
    );
  }
  if ((source.choose === undefined) === (source.summarize === undefined)) {
    context.report(
      messages.invalidValue(place(context, pointer), "a measure says either choose or summarize", "choose: last"),
    );
  }
  if (source.choose === "nearest" && target === undefined) {
    context.report(
      messages.invalidValue(
        place(context, `${pointer}/choose`),
        "nearest needs a target",
        "target: { at, of, within }",
      ),
    );
  }
  return {
    kind: "measure",
    name,
    analyte,
    where:
      target === undefined
        ? { kind: "window", window: buildWindow(window ?? { of: "" }) }
        : {
            kind: "target",
            target: {
              at: duration(target.at),
              of: target.of,
              within: duration(target.within),
              settled: target.settled,
            },
          },
    daily: source.daily ?? analyte.daily,
    pick:
      source.summarize === undefined
        ? { kind: "choose", which: source.choose ?? "last" }
        : { kind: "summarize", how: source.summarize },
    requireDays: source.require?.days ?? 1,
    exclude: source.exclude && {
      after: buildSelector(context, source.exclude.after, `${pointer}/exclude/after`),
      days: wholeDays(context, source.exclude.for, `${pointer}/exclude/for`),
    },
    pointer,
  };
}
