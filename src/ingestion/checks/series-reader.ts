/** Series of results as arrays of days and numbers, so that a check of every row makes nothing; an observation is made for what is odd. */
import type { AnalyteName } from "../../core/analyte.ts";
import { pointValue } from "../../core/interval.ts";
import type { Observation, Participant } from "../../core/participant.ts";

/** What is printed, as the checks read it. Equal results share one. */
export interface PrintedResult {
  /** In the canonical unit; NaN for a limit like `<0.1`. */
  readonly number: number;
  readonly value: string;
  readonly unit: string;
}

/** Everything the study reads of one analyte of one participant, in time order. Read it at once: the arrays are used again. */
export interface Series {
  readonly participant: Participant;
  readonly analyte: AnalyteName;
  readonly length: number;
  readonly days: Int32Array;
  readonly numbers: Float64Array;
  readonly printedAt: (position: number) => PrintedResult;
  readonly at: (position: number) => Observation;
}

export class SeriesReader {
  private days = new Int32Array(1024);
  private numbers = new Float64Array(1024);
  private printed: PrintedResult[] = [];
  /** By number of the printed result. */
  private readonly known: PrintedResult[] = [];

  read(participant: Participant, analyte: AnalyteName): Series {
    const series = participant.series(analyte);
    const { length } = series;
    const at = (position: number): Observation => {
      const observation = series.slice(position, position + 1)[0];
      if (observation === undefined) throw new RangeError(`no observation ${position}`);
      return observation;
    };
    this.makeRoom(length);
    const { days, numbers, printed, known } = this;
    for (let position = 0; position < length; position += 1) {
      const number = series.numberAt(position);
      const result = (number === undefined ? undefined : known[number]) ?? printedResult(at(position));
      if (number !== undefined) known[number] = result;
      days[position] = series.dayAt(position);
      numbers[position] = result.number;
      printed[position] = result;
    }
    const printedAt = (position: number): PrintedResult => printed[position] ?? printedResult(at(position));
    return { participant, analyte, length, days, numbers, printedAt, at };
  }

  private makeRoom(length: number): void {
    if (length <= this.days.length) return;
    this.days = new Int32Array(2 * length);
    this.numbers = new Float64Array(2 * length);
    this.printed = [];
  }
}

function printedResult({ value, raw }: Observation): PrintedResult {
  return { number: pointValue(value)?.valueOf() ?? Number.NaN, value: raw.value, unit: raw.unit };
}
