/** Series of results as arrays of days and numbers, so that a check of every row makes nothing; an observation is made for what is odd. */
import { type Analyte, type AnalyteName, analyteOf, factorToCanonical } from "../../core/analyte.ts";
import { pointValue } from "../../core/interval.ts";
import type { ObservationSeries } from "../../core/observation-series.ts";
import type { Observation, Participant } from "../../core/participant.ts";
import { remembered } from "../../core/remembered.ts";
import { readUnit } from "../../core/unit-spelling.ts";

/** What is printed, as the checks read it. Equal results share one, equal texts are one string. */
export interface PrintedResult {
  /** In the canonical unit; NaN for a limit like `<0.1`. */
  readonly number: number;
  readonly value: string;
  readonly unit: string;
  /** How large the unit is in the canonical one, as text; empty where it is no unit of the analyte. */
  readonly unitSize: string;
  /** The last digit of the value; NaN where it says nothing. */
  readonly lastDigit: number;
}

/** Everything the study reads of one analyte of one participant, in time order. Read it at once: the arrays are used again. */
export interface Series {
  readonly participant: Participant;
  readonly analyte: AnalyteName;
  readonly length: number;
  /** The arrays may be longer than the series. */
  readonly days: Int32Array;
  readonly numbers: Float64Array;
  readonly printed: readonly PrintedResult[];
  /** Seconds since midnight; undefined where the time of day is not known. */
  readonly secondAt: (position: number) => number | undefined;
  readonly at: (position: number) => Observation;
}

export class SeriesReader {
  private days = new Int32Array(1024);
  private numbers = new Float64Array(1024);
  private readonly printed: PrintedResult[] = [];
  /** By number of the printed result. */
  private readonly known: PrintedResult[] = [];
  /** Equal texts become one string, so that comparing them is comparing where they are. */
  private readonly oneOf = remembered((text) => text);

  read(participant: Participant, analyte: AnalyteName): Series {
    const series = participant.series(analyte);
    const { length } = series;
    this.makeRoom(length);
    const { days, numbers, printed, known } = this;
    for (let position = 0; position < length; position += 1) {
      const number = series.numberAt(position);
      const result = (number === undefined ? undefined : known[number]) ?? this.printedResult(series, position);
      days[position] = series.dayAt(position);
      numbers[position] = result.number;
      printed[position] = result;
    }
    const secondAt = (position: number) => series.secondAt(position);
    const at = (position: number) => observationAt(series, position);
    return { participant, analyte, length, days, numbers, printed, secondAt, at };
  }

  private makeRoom(length: number): void {
    if (length <= this.days.length) return;
    this.days = new Int32Array(2 * length);
    this.numbers = new Float64Array(2 * length);
  }

  private printedResult(series: ObservationSeries, position: number): PrintedResult {
    const { analyte, value, raw } = observationAt(series, position);
    const number = pointValue(value)?.valueOf() ?? Number.NaN;
    const [text, unit] = [this.oneOf(raw.value), this.oneOf(raw.unit)];
    const unitSize = this.oneOf(unitSizeOf(analyteOf(analyte), unit));
    const result = { number, value: text, unit, unitSize, lastDigit: lastDigitOf(text) };
    const code = series.numberAt(position);
    if (code !== undefined) this.known[code] = result;
    return result;
  }
}

function unitSizeOf(analyte: Analyte, text: string): string {
  const unit = readUnit(text);
  return (unit === undefined ? undefined : factorToCanonical(analyte, unit)?.toFraction()) ?? "";
}

const ZERO = "0".charCodeAt(0);
/** Of a single digit, 5 and 0 are the value and not its rounding. */
const LEAST_DIGITS = 2;

function lastDigitOf(text: string): number {
  const last = text.charCodeAt(text.length - 1) - ZERO;
  return last >= 0 && last <= 9 && text.length >= LEAST_DIGITS ? last : Number.NaN;
}

function observationAt(series: ObservationSeries, position: number): Observation {
  const observation = series.slice(position, position + 1)[0];
  if (observation === undefined) throw new RangeError(`no observation ${position}`);
  return observation;
}
