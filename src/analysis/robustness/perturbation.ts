/** A participant with exactly one row changed by the smallest step it can be printed with: one last digit, or one day. */
import { analyteOf, factorToCanonical } from "../../core/analyte.ts";
import { type Day, dayText } from "../../core/calendar.ts";
import {
  add,
  divide,
  type Exact,
  exact,
  exactText,
  multiply,
  parseExact,
  powerOfTen,
  toNumber,
  ZERO,
} from "../../core/exact.ts";
import { point, pointValue } from "../../core/interval.ts";
import { withObservations } from "../../core/observation-series.ts";
import {
  changedObservation,
  type DatedRecord,
  type FollowUp,
  type Observation,
  type Participant,
} from "../../core/participant.ts";
import { compareSources } from "../../core/source-reference.ts";
import { readUnit } from "../../core/unit-spelling.ts";
import type { Evidence } from "../../derivation/finding.ts";

export interface Perturbation {
  readonly row: Evidence;
  readonly kind: "value" | "dose" | "day";
  /** As printed: `9.6 g/dL`, `2024-03-02`. */
  readonly printed: string;
  readonly instead: string;
  readonly participant: Participant;
}

/** Every row one step up and down, and one day earlier and later where the row would still be used. */
export function perturbationsOf(participant: Participant, row: Evidence): readonly Perturbation[] {
  const steps = isObservation(row) ? valueSteps(row) : doseSteps(row);
  return [...steps, ...daySteps(participant, row)].map(({ changed, ...step }) => ({
    ...step,
    row,
    participant: withRow(participant, row, changed),
  }));
}

/** The same participant, whose rows are the same objects at every call, so that a row can be found again. */
export function steadyParticipant(participant: Participant): Participant {
  return {
    ...withObservations(participant, memory(participant.observations)),
    interventions: memory(participant.interventions),
    events: memory(participant.events),
  };
}

function memory<Name extends string, Rows>(read: (name: Name) => Rows): (name: Name) => Rows {
  const known = new Map<Name, Rows>();
  return (name) => {
    const rows = known.get(name) ?? read(name);
    known.set(name, rows);
    return rows;
  };
}

export function isObservation(row: Evidence): row is Observation {
  return "analyte" in row;
}

type Step = Pick<Perturbation, "kind" | "printed" | "instead"> & { readonly changed: Evidence };

/** Results reported as below or above a limit have no last digit to change. */
function valueSteps(row: Observation): readonly Step[] {
  const printed = parseExact(row.raw.value.trim());
  const factor = printed === undefined ? undefined : factorOf(row, printed);
  const digits = digitsOf(row.raw.value.trim());
  if (printed === undefined || factor === undefined || digits === undefined) return [];
  return stepsOf(printed, digits).map((value) => ({
    kind: "value",
    printed: `${row.raw.value} ${row.raw.unit}`.trim(),
    instead: `${toNumber(value).toFixed(digits)} ${row.raw.unit}`.trim(),
    changed: changedObservation(row, { value: point(multiply(value, factor)) }),
  }));
}

/** Canonical units per printed unit, as the row itself was converted. */
function factorOf({ value, raw, analyte }: Observation, printed: Exact): Exact | undefined {
  const canonical = pointValue(value);
  if (canonical === undefined) return undefined;
  if (!printed.equals(ZERO)) return divide(canonical, printed);
  const unit = readUnit(raw.unit);
  return unit === undefined ? undefined : factorToCanonical(analyteOf(analyte), unit);
}

function doseSteps(row: DatedRecord): readonly Step[] {
  const { dose } = row;
  if (dose === undefined) return [];
  const digits = digitsOf(exactText(dose)) ?? 0;
  return stepsOf(dose, digits).map((changed) => ({
    kind: "dose",
    printed: `${exactText(dose)} ${row.doseUnit}`.trim(),
    instead: `${toNumber(changed).toFixed(digits)} ${row.doseUnit}`.trim(),
    changed: { ...row, dose: changed },
  }));
}

/** Decimals printed: 1 for 9.6, 0 for 12; undefined for 1.2e3. */
function digitsOf(text: string): number | undefined {
  const match = /^[+-]?\d*(?:\.(\d*))?$/.exec(text);
  return match === null ? undefined : (match[1] ?? "").length;
}

function stepsOf(value: Exact, digits: number): readonly Exact[] {
  const step = powerOfTen(-digits);
  return [add(value, multiply(step, exact(-1))), add(value, step)].filter((changed) => changed.compare(ZERO) >= 0);
}

function daySteps({ followUp }: Participant, row: Evidence): readonly Step[] {
  const isDeath = sameRow(row, followUp.death);
  const last = isDeath ? followUp.cutoff : Math.min(followUp.cutoff, followUp.death?.day ?? followUp.cutoff);
  return [row.day - 1, row.day + 1]
    .filter((day) => day <= last)
    .map((day) => ({ kind: "day", printed: dayText(row.day), instead: dayText(day), changed: onDay(row, day) }));
}

function onDay(row: Evidence, day: Day): Evidence {
  return isObservation(row) ? changedObservation(row, { day }) : { ...row, day };
}

function withRow(participant: Participant, row: Evidence, changed: Evidence): Participant {
  if (isObservation(row)) {
    const rows = memory((analyte: Observation["analyte"]) =>
      replaced(participant.observations(analyte), row, changed as Observation),
    );
    return withObservations(participant, rows);
  }
  const record = changed as DatedRecord;
  return {
    ...participant,
    followUp: withRecord(participant.followUp, row, record),
    interventions: memory((name: string) => replaced(participant.interventions(name), row, record)),
    events: memory((name: string) => replaced(participant.events(name), row, record)),
  };
}

/** In time order again; rows without a time of day come first on their day. */
function replaced<Row extends Evidence>(rows: readonly Row[], row: Evidence, changed: Row): readonly Row[] {
  const index = rows.indexOf(row as Row);
  if (index < 0) return rows;
  return rows
    .with(index, changed)
    .sort((a, b) => a.day - b.day || (a.second ?? -1) - (b.second ?? -1) || a.source.line - b.source.line);
}

function withRecord(followUp: FollowUp, row: DatedRecord, changed: DatedRecord): FollowUp {
  const death = sameRow(row, followUp.death) ? changed : followUp.death;
  const withdrawal = sameRow(row, followUp.withdrawal) ? changed : followUp.withdrawal;
  const end: Day = followUp.endedBy === "death" && death !== undefined ? death.day : followUp.end;
  return { ...followUp, death, withdrawal, end };
}

function sameRow(row: Evidence, record: DatedRecord | undefined): boolean {
  return record !== undefined && compareSources(row.source, record.source) === 0;
}
