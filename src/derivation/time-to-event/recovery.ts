/**
 * Time to recovery of a count: the first day of the first run that qualifies, after the count has once dropped.
 * Definitions differ in the sign, the run, the start and the transfusion rule; all of them are fields of the definition.
 * Sources: Bone Marrow Transplantation 2024;59:832 (ASTCT/EBMT/CIBMTR/APBMT), CIBMTR forms manual, initial ANC and platelet recovery.
 */
import { type Day, dayText } from "../../core/calendar.ts";
import type { Participant } from "../../core/participant.ts";
import type { SustainedRule } from "../../definition/model/sustained.ts";
import { eachRun, type JudgedDay, type Run } from "../criteria/run.ts";
import { checkWithout } from "../criteria/without.ts";
import { dayCount } from "../display.ts";
import type { Evidence } from "../finding.ts";

export type Recovery =
  | { readonly kind: "recovered"; readonly run: Run; readonly evidence: readonly Evidence[] }
  /** A run that would count if the transfusion log were complete to its end. */
  | { readonly kind: "log-incomplete"; readonly run: Run; readonly evidence: readonly Evidence[] }
  | { readonly kind: "not-recovered"; readonly dropped: boolean; readonly near: string | undefined };

export interface RecoverySearch {
  readonly participant: Participant;
  readonly rule: SustainedRule;
  readonly startAfter: "first-drop" | "origin";
  readonly origin: Day;
  /** The last day on which the run may start. */
  readonly horizon: Day | undefined;
}

/** Searches a series in which every day is decided. */
export function findRecovery(search: RecoverySearch, days: readonly JudgedDay[]): Recovery {
  const drop = days.find((day) => day.truth === "not-met" && isByHorizon(day.day, search.horizon));
  const eligible = startable(days, search, drop?.day);
  for (const run of eachRun(eligible, search.rule)) {
    if (!isByHorizon(run.first, search.horizon)) break;
    const verdict = checkWithout(search.participant, search.rule.without, run);
    if (verdict === "given") continue;
    const evidence = [...(drop?.observations ?? []), ...run.days.flatMap((day) => day.observations)];
    return { kind: verdict === "unknown" ? "log-incomplete" : "recovered", run, evidence };
  }
  return { kind: "not-recovered", dropped: drop !== undefined, near: nearMiss(eligible, search) };
}

function isByHorizon(day: Day, horizon: Day | undefined): boolean {
  return horizon === undefined || day <= horizon;
}

/** The days a run may use: those after the first drop, or all from the origin on. */
function startable(days: readonly JudgedDay[], search: RecoverySearch, drop: Day | undefined): readonly JudgedDay[] {
  if (search.startAfter === "origin") return days;
  return drop === undefined ? [] : days.filter((day) => day.day > drop);
}

/** The same search over measured days: if it finds a run, only missing days stand between the participant and the event. */
function nearMiss(days: readonly JudgedDay[], search: RecoverySearch): string | undefined {
  if (search.rule.consecutive === "measured") return undefined;
  const [measured] = eachRun(days, { ...search.rule, consecutive: "measured" });
  if (measured === undefined || !isByHorizon(measured.first, search.horizon)) return undefined;
  return gapText(measured, search);
}

function gapText(run: Run, search: RecoverySearch): string {
  const missing: Day[] = [];
  const present = new Set(run.days.map((day) => day.day));
  for (let day = run.first; day <= run.last; day += 1) if (!present.has(day)) missing.push(day);
  const days = missing.map((day) => `day ${day - search.origin} (${dayText(day)})`).join(", ");
  return `${dayCount(missing.length)} short: no ${search.rule.analyte.label.toLowerCase()} count on ${days}`;
}
