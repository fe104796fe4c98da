/** The criterion that every dose fits the last result before it, and that dosing ends when a result says so. */
import { type Day, dayText } from "../../core/calendar.ts";
import { add, type Exact, exactText, multiply } from "../../core/exact.ts";
import { point, within } from "../../core/interval.ts";
import type { DatedRecord } from "../../core/participant.ts";
import { all } from "../../core/truth.ts";
import { conversionFactor, sameDimension, type Unit } from "../../core/unit.ts";
import { readUnit } from "../../core/unit-spelling.ts";
import type { Criterion } from "../../definition/model/criterion.ts";
import type { DoseRule, EachDoseRule } from "../../definition/model/each-dose.ts";
import type { Context } from "../context.ts";
import { CLOSED, type Finding } from "../finding.ts";
import { type DailyValue, dailyValues } from "../quantities/daily.ts";
import type { Reason } from "../reason.ts";
import { selectRecords } from "../record-selection.ts";

interface DoseFinding extends Pick<Finding, "truth" | "reason" | "detail" | "evidence"> {}

/** Doses of one day are one dose, added up. Not met with one dose that does not fit, whatever the others. */
export function deriveEachDose(context: Context, criterion: Criterion & { kind: "each-dose" }): Finding {
  const { rule } = criterion;
  const doses = byDay(selectRecords(context.participant, rule.selector));
  const stop = stopOf(context, rule);
  const judged = doses.map((dose) => judge(context, rule, stop, dose));
  const truth = all(judged.map((dose) => dose.truth));
  const telling = judged.filter((dose) => dose.truth === truth);
  return {
    criterion,
    truth,
    reason: truth === "not-evaluable" ? telling[0]?.reason : undefined,
    detail: truth === "met" ? `${judged.length} doses fit` : telling.map(({ detail }) => detail).join("; "),
    evidence: telling.flatMap(({ evidence }) => evidence),
    parts: [],
    nearMiss: undefined,
    closing: CLOSED,
    day: undefined,
    change: undefined,
  };
}

interface DayDose {
  readonly day: Day;
  readonly records: readonly DatedRecord[];
}

function byDay(records: readonly DatedRecord[]): readonly DayDose[] {
  const days = [...new Set(records.map((record) => record.day))];
  return days.map((day) => ({ day, records: records.filter((record) => record.day === day) }));
}

/** The results that end dosing: the first that certainly does, and the first that may. */
interface Stop {
  readonly certain: DailyValue | undefined;
  readonly possible: DailyValue | undefined;
}

/** `<600` may or may not be below 500: it ends dosing only possibly. */
function stopOf(context: Context, { stopsAfter }: EachDoseRule): Stop {
  if (stopsAfter === undefined) return { certain: undefined, possible: undefined };
  const { analyte, is } = stopsAfter;
  const always = { first: undefined, last: undefined };
  const days = dailyValues(context.participant.series(analyte.name), always, analyte.daily);
  return {
    certain: days.find(({ value }) => within(value, is.range) === "met"),
    possible: days.find(({ value }) => within(value, is.range) !== "not-met"),
  };
}

/** Whether a dose fits, and whether it was still due: a dose after a result that may have ended dosing is at best undecided. */
function judge(context: Context, rule: EachDoseRule, stop: Stop, dose: DayDose): DoseFinding {
  if (isAfter(dose, stop.certain)) return givenAfterStop(dose, stop.certain);
  const fitting = judgeDose(context, rule, dose);
  if (fitting.truth === "not-met" || !isAfter(dose, stop.possible)) return fitting;
  const detail = `a dose on ${dayText(dose.day)}, after the result of ${dayText(stop.possible.day)} that may end dosing`;
  const evidence = [...dose.records, ...stop.possible.observations];
  return { truth: "not-evaluable", reason: "INTERVAL", detail, evidence };
}

function isAfter(dose: DayDose, result: DailyValue | undefined): result is DailyValue {
  return result !== undefined && dose.day > result.day;
}

function givenAfterStop({ day, records }: DayDose, stop: DailyValue): DoseFinding {
  return {
    truth: "not-met",
    reason: undefined,
    detail: `a dose on ${dayText(day)}, after the result of ${dayText(stop.day)} that ends dosing`,
    evidence: [...records, ...stop.observations],
  };
}

function judgeDose(context: Context, rule: EachDoseRule, dose: DayDose): DoseFinding {
  const results = rule.fits.map((fit) => ({ fit, last: lastResult(context, fit, dose.day) }));
  const when = `the last result before the dose of ${dayText(dose.day)}`;
  if (results.every(({ last }) => last === undefined))
    return undecided(dose, "NO_VALUE", `no result on or before the dose of ${dayText(dose.day)}`);
  const applying = results.filter(
    ({ last, fit }) => last !== undefined && within(last.value, fit.is.range) !== "not-met",
  );
  const [first] = applying;
  if (first === undefined) return undecided(dose, "INTERVAL", `no rule is given for ${when}`);
  const due = applying.map(({ fit }) => judgeAmount(dose, fit));
  const [decided = undecided(dose, "INTERVAL", when)] = due;
  // A result known only as below or above a limit may call for one rule or another: they have to agree.
  const agreed = due.every(({ truth }) => truth === decided.truth);
  const answer = agreed ? decided : undecided(dose, "INTERVAL", `${when} fits no rule with certainty`);
  return { ...answer, evidence: [...dose.records, ...(first.last?.observations ?? [])] };
}

function judgeAmount(dose: DayDose, { dose: due, doseUnit }: DoseRule): DoseFinding {
  const amount = amountIn(dose.records, doseUnit);
  if (amount === undefined)
    return undecided(dose, "NO_DOSE", `the dose of ${dayText(dose.day)} is blank or not in ${doseUnit.code}`);
  const detail = `${exactText(amount)} ${doseUnit.code} on ${dayText(dose.day)} where ${due.text} is due`;
  return { truth: within(point(amount), due.range), reason: undefined, detail, evidence: dose.records };
}

function undecided(dose: DayDose, reason: Reason, detail: string): DoseFinding {
  return { truth: "not-evaluable", reason, detail, evidence: dose.records };
}

function lastResult(context: Context, fit: DoseRule, day: Day) {
  const { name, daily } = fit.analyte;
  return dailyValues(context.participant.series(name), { first: undefined, last: day }, daily).at(-1);
}

function amountIn(records: readonly DatedRecord[], unit: Unit): Exact | undefined {
  const amounts = records.map(({ dose, doseUnit }) => {
    const given = readUnit(doseUnit);
    return dose === undefined || given === undefined || !sameDimension(given, unit)
      ? undefined
      : multiply(dose, conversionFactor(given, unit));
  });
  return amounts.reduce((sum, amount) => (sum === undefined || amount === undefined ? undefined : add(sum, amount)));
}
