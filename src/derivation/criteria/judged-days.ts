/** The measured days of a range, each judged against the condition of a rule about days. */
import type { DayRange } from "../../core/day-range.ts";
import { type Interval, within } from "../../core/interval.ts";
import type { ObservationSeries } from "../../core/observation-series.ts";
import type { Participant } from "../../core/participant.ts";
import type { Truth } from "../../core/truth.ts";
import type { SustainedRule } from "../../definition/model/sustained.ts";
import { decidingPosition, eachDay, MeasuredDay, reducedValue } from "../quantities/daily.ts";
import type { JudgedDay } from "./run.ts";

export function judgedDays(participant: Participant, rule: SustainedRule, range: DayRange): readonly JudgedDay[] {
  const series = participant.series(rule.analyte.name);
  const judge = judgeOf(rule.condition.range);
  const results = { series, reducer: rule.daily };
  const days: JudgedDay[] = [];
  eachDay(series, range, (day, start, end) => {
    const deciding = decidingPosition(start, end, rule.daily);
    const number = deciding === undefined ? undefined : series.numberAt(deciding);
    const truth =
      deciding === undefined || number === undefined
        ? within(reducedValue(series, start, end, rule.daily), rule.condition.range)
        : judge.printed(series, number, deciding);
    const judged = new JudgedMeasuredDay(results, day, start, end);
    judged.truth = truth;
    days.push(judged);
  });
  return days;
}

class JudgedMeasuredDay extends MeasuredDay implements JudgedDay {
  truth: Truth = "not-evaluable";
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

  /** Of the result at a position, by the number of what it prints. */
  printed(series: ObservationSeries, number: number, position: number): Truth {
    const { printed } = series;
    if (printed !== this.printedIn) {
      this.printedIn = printed;
      this.answers = new Uint8Array(INITIAL_NUMBERS);
    }
    const known = TRUTHS[this.answers[number] ?? 0];
    if (known !== undefined) return known;
    const truth = within(series.valueAt(position), this.range);
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
