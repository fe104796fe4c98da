/** The criterion that every dose fits the last result before it, and that dosing ends when a result says so. */
import { type Day, dayText } from "../../core/calendar.ts";
import { add, type Exact, exactText, multiply } from "../../core/exact.ts";
import { point, within } from "../../core/interval.ts";
import type { DatedRecord } from "../../core/participant.ts";
import { all, type Truth } from "../../core/truth.ts";
import { conversionFactor, sameDimension, type Unit } from "../../core/unit.ts";
import { readUnit } from "../../core/unit-spelling.ts";
import type { Criterion, DoseRule, EachDoseRule } from "../../definition/model/study.ts";
import type { Context } from "../context.ts";
import { CLOSED, type Finding } from "../finding.ts";
import { dailyValues } from "../quantities/daily.ts";
import type { Reason } from "../reason.ts";
import { selectRecords } from "../record-selection.ts";

interface DoseFinding extends Pick<Finding, "truth" | "reason" | "detail" | "evidence"> {}

/** Doses of one day are one dose, added up. Not met with one dose that does not fit, whatever the others. */
export function deriveEachDose(context: Context, criterion: Criterion & { kind: "each-dose" }): Finding {
  const { rule } = criterion;
  const doses = byDay(selectRecords(context.participant, rule.selector));
  const stop = stopDay(context, rule);
  const judged = doses.map((dose) =>
    stop !== undefined && dose.day > stop ? givenAfterStop(dose, stop) : judgeDose(context, rule, dose),
  );
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

/** The first day on which the result that ends dosing is certain. */
function stopDay(context: Context, { stopsAfter }: EachDoseRule): Day | undefined {
  if (stopsAfter === undefined) return undefined;
  const { analyte, is } = stopsAfter;
  const days = dailyValues(
    context.participant.observations(analyte.name),
    { first: undefined, last: undefined },
    analyte.daily,
  );
  return days.find(({ value }) => within(value, is.range) === "met")?.day;
}

function givenAfterStop({ day, records }: DayDose, stop: Day): DoseFinding {
  return {
    truth: "not-met",
    reason: undefined,
    detail: `a dose on ${dayText(day)}, after the result of ${dayText(stop)} that ends dosing`,
    evidence: records,
  };
}

function judgeDose(context: Context, rule: EachDoseRule, dose: DayDose): DoseFinding {
  const open = (reason: Reason, detail: string): DoseFinding => ({
    truth: "not-evaluable",
    reason,
    detail,
    evidence: dose.records,
  });
  const results = rule.fits.map((fit) => ({ fit, last: lastResult(context, fit, dose.day) }));
  const applying = results.find(({ last, fit }) => last !== undefined && within(last.value, fit.is.range) === "met");
  if (results.every(({ last }) => last === undefined))
    return open("NO_VALUE", `no result on or before the dose of ${dayText(dose.day)}`);
  if (applying === undefined)
    return open("INTERVAL", `the last result before the dose of ${dayText(dose.day)} fits no rule with certainty`);
  const amount = amountIn(dose.records, applying.fit.doseUnit);
  if (amount === undefined)
    return open("NO_DOSE", `the dose of ${dayText(dose.day)} is blank or not in ${applying.fit.doseUnit.code}`);
  const truth: Truth = within(point(amount), applying.fit.dose.range);
  const detail = `${exactText(amount)} ${applying.fit.doseUnit.code} on ${dayText(dose.day)} where ${applying.fit.dose.text} is due`;
  return { truth, reason: undefined, detail, evidence: [...dose.records, ...(applying.last?.observations ?? [])] };
}

function lastResult(context: Context, fit: DoseRule, day: Day) {
  const { name, daily } = fit.analyte;
  return dailyValues(context.participant.observations(name), { first: undefined, last: day }, daily).at(-1);
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
