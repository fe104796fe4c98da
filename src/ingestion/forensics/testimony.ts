/** What one printed result says of its unit: whether it would be plausible, and usual, under the unit it has and under each other. */
import type { Analyte } from "../../core/analyte.ts";
import { pointValue } from "../../core/interval.ts";
import { readUnit } from "../../core/unit-spelling.ts";
import type { LabResult } from "../lab-columns.ts";
import { PLAIN_CONVENTIONS } from "../results/conventions.ts";
import { factorOf } from "../results/read-result.ts";
import { otherUnits, type UnitChoice, usualRange } from "./unit-choices.ts";

/** An analyte with a unit as printed, which the owner of the data has not declared. */
export interface PrintedUnit {
  readonly analyte: Analyte;
  readonly text: string;
  /** How many canonical units one is. */
  readonly factor: number;
  readonly others: readonly UnitChoice[];
}

/** Undefined where the text is no unit of the analyte. */
export function printedUnit(analyte: Analyte, text: string): PrintedUnit | undefined {
  const unit = readUnit(text);
  const factor = unit === undefined ? undefined : factorOf(analyte, unit, PLAIN_CONVENTIONS)?.valueOf();
  return factor === undefined ? undefined : { analyte, text, factor, others: otherUnits(analyte, factor) };
}

export interface Testimony {
  /** The number in the printed unit. */
  readonly number: number;
  readonly isUsual: boolean;
  readonly isImplausible: boolean;
  /** By number of the other unit. */
  readonly plausibleUnder: readonly boolean[];
  readonly usualUnder: readonly boolean[];
}

/** Undefined for what says nothing of a unit: zero, which is zero in any, and limits like `<5`. */
export function testimonyOf({ reading, analyte }: LabResult, unit: PrintedUnit): Testimony | undefined {
  if (reading.kind !== "value" && reading.kind !== "implausible") return undefined;
  const value = pointValue(reading.value)?.valueOf() ?? 0;
  if (value <= 0) return undefined;
  const number = value / unit.factor;
  const usual = usualRange(analyte);
  const plausible = [analyte.plausible.low.valueOf(), analyte.plausible.high.valueOf()] as const;
  return {
    number,
    isUsual: isWithin(value, usual),
    isImplausible: reading.kind === "implausible",
    plausibleUnder: unit.others.map(({ factor }) => isWithin(number * factor, plausible)),
    usualUnder: unit.others.map(({ factor }) => isWithin(number * factor, usual)),
  };
}

/** The least relative difference that counts; doubles are off by less. */
const NEARLY = 1e-9;

function isWithin(value: number, [low, high]: readonly [number, number]): boolean {
  return value >= low * (1 - NEARLY) && value <= high * (1 + NEARLY);
}
