/** The measured days of a range, each judged against the condition of a rule about days. */
import type { DayRange } from "../../core/day-range.ts";
import { type Interval, within } from "../../core/interval.ts";
import type { ObservationSeries } from "../../core/observation-series.ts";
import type { Participant } from "../../core/participant.ts";
import type { Truth } from "../../core/truth.ts";
import type { SustainedRule } from "../../definition/model/study.ts";
import { decidingPosition, eachDay, MeasuredDay, reducedValue } from "../quantities/daily.ts";
import type { JudgedDay } from "./run.ts";

export function judgedDays(participant: Participant, rule: SustainedRule, range: DayRange): readonly JudgedDay[] {
  const series = participant.series(rule.analyte.name);
  const judge = judgeOf(rule.condition.range);
  const days: JudgedDay[] = [];
  eachDay(series, range, (day, start, end) => {
    const value = reducedValue(series, start, end, rule.daily);
    const deciding = decidingPosition(start, end, rule.daily);
    const number = deciding === undefined ? undefined : series.numberAt(deciding);
    const truth = number === undefined ? within(value, rule.condition.range) : judge.printed(series, number, value);
    days.push(new JudgedMeasuredDay(series, day, value, { start, end, truth }));
  });
  return days;
}

interface Judgement {
  readonly start: number;
  readonly end: number;
  readonly truth: Truth;
}

class JudgedMeasuredDay extends MeasuredDay implements JudgedDay {
  readonly truth: Truth;

  constructor(series: ObservationSeries, day: number, value: Interval, { start, end, truth }: Judgement) {
    super(series, day, value, start, end);
    this.truth = truth;
  }
}

/** A file prints few values many times: whether one meets a condition is an exact comparison made once. */
class Judge {
  private readonly range: Interval;
  private printedIn: object | undefined;
  /** Position in TRUTHS by number; 0 where nobody has asked. */
  private answers = new Uint8Array(INITIAL_NUMBERS);

  constructor(range: Interval) {
    this.range = range;
  }

  /** Of a printed value by its number. */
  printed({ printed }: ObservationSeries, number: number, value: Interval): Truth {
    if (printed !== this.printedIn) {
      this.printedIn = printed;
      this.answers = new Uint8Array(INITIAL_NUMBERS);
    }
    const known = TRUTHS[this.answers[number] ?? 0];
    if (known !== undefined) return known;
    const truth = within(value, this.range);
    if (number >= this.answers.length) this.answers = longer(this.answers, number);
    this.answers[number] = TRUTHS.indexOf(truth);
    return truth;
  }
}

const INITIAL_NUMBERS = 1024;
const TRUTHS: readonly (Truth | undefined)[] = [undefined, "met", "not-met", "not-evaluable"];

function longer(answers: Uint8Array<ArrayBuffer>, number: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(Math.max(number + 1, 2 * answers.length));
  larger.set(answers);
  return larger;
}

const JUDGES = new WeakMap<Interval, Judge>();

function judgeOf(range: Interval): Judge {
  const judge = JUDGES.get(range) ?? new Judge(range);
  JUDGES.set(range, judge);
  return judge;
}
