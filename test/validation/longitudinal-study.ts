/** Study files and exports for rules on serial laboratory values, written from the rule of a reference case. */
import { dayFromDate, dayText } from "../../src/core/calendar.ts";
import { csvText, type ExportFiles, readRows } from "./run-study.ts";

export interface WindowRule {
  readonly kind: "window";
  readonly analyte: string;
  readonly target: number;
  readonly before: number;
  readonly after: number;
  readonly tie: "earlier" | "later" | "mean";
  readonly dup: "last" | "mean";
}

export interface SustainedRule {
  readonly kind: "sustained";
  readonly analyte: string;
  readonly op: string;
  readonly threshold: number;
  readonly k: number;
  readonly from_day: number;
  readonly missing: "skip" | "break";
  readonly max_gap?: number;
  readonly dup: "last" | "mean";
}

export interface BaselineRule {
  readonly kind: "baseline";
  readonly analyte: string;
  readonly back?: number;
  readonly dup: "last" | "mean";
}

export interface NadirRule {
  readonly kind: "nadir";
  readonly analyte: string;
  readonly from: number;
  readonly to: number;
  readonly dup: "last" | "mean";
}

export type Rule = WindowRule | SustainedRule | BaselineRule | NadirRule;

interface Analyte {
  readonly name: string;
  readonly unit: string;
  /** How many canonical units one unit of the data is. */
  readonly factor: number;
}

/** The columns of the data that are analytes of the language. */
export const ANALYTES: Readonly<Record<string, Analyte>> = {
  anc: { name: "neutrophils", unit: "10*9/L", factor: 1 },
  platelet: { name: "platelets", unit: "10*9/L", factor: 1 },
  bili: { name: "bilirubin", unit: "mg/dL", factor: 17.104 },
};

/** The data count days; the language has dates. */
export const DAY_0 = dayFromDate(2000, 1, 1);

/** Rows of one day get times of day in their order, so that the last of them is the last. A blank value stays blank. */
export function exportOf(file: string, { analyte }: Rule, firstDay: number): ExportFiles {
  const { name, unit } = ANALYTES[analyte]!;
  const rows = readRows(`data/longitudinal/${file}`);
  const seen = new Map<string, number>();
  const labs = rows.map((row) => {
    const place = `${row["id"]} ${row["day"]}`;
    const hour = seen.get(place) ?? 0;
    seen.set(place, hour + 1);
    const collected_at = `${dayText(DAY_0 + Number(row["day"]))}T${String(hour).padStart(2, "0")}:00`;
    return { participant_id: row["id"]!, analyte: name, collected_at, value: row[analyte]!, unit };
  });
  const participants = [...new Set(rows.map((row) => row["id"]!))].map((participant_id) => ({
    participant_id,
    day_0: dayText(DAY_0),
    first_day: dayText(DAY_0 + firstDay),
  }));
  return {
    "participants.csv": csvText(["participant_id", "day_0", "first_day"], participants),
    "labs.csv": csvText(["participant_id", "analyte", "collected_at", "value", "unit"], labs),
    "events.csv": csvText(["participant_id", "event", "occurred_on"], []),
  };
}

export function studyOf(rule: Rule): string {
  const { name, unit } = ANALYTES[rule.analyte]!;
  return `nadir: 1
study: { id: LONGITUDINAL, title: Serial laboratory values, status: provisional }
anchors:
  start: { attribute: day_0 }
  first: { attribute: first_day }
${BODY[rule.kind](rule as never, name, unit)}`;
}

const value = (paramcd: string, of: string, quantile: string) =>
  `{ paramcd: ${paramcd}, label: ${of}, role: primary, kind: change, value: ${of}, estimate: { describe: { quantile: ${quantile} } } }`;

const BODY = {
  window: ({ target, before, dup }: WindowRule, name: string) => `quantities:
  baseline: { measure: ${name}, window: { to: 0 d, of: start }, daily: ${dup}, choose: last }
  visit: { measure: ${name}, target: { at: ${target} d, of: start, within: ${before} d }, daily: ${dup}, choose: nearest }
  change: { change: visit, from: baseline }
endpoints:
  baseline: ${value("BASE", "baseline", "type-2")}
  visit-type-2: ${value("VISIT2", "visit", "type-2")}
  visit-type-7: ${value("VISIT7", "visit", "type-7")}
  change-type-2: ${value("CHANGE2", "change", "type-2")}
  change-type-7: ${value("CHANGE7", "change", "type-7")}
`,
  sustained: ({ op, threshold, k, max_gap, dup }: SustainedRule, name: string, unit: string) => `endpoints:
  onset:
    paramcd: ONSET
    label: onset
    role: primary
    kind: time-to-event
    origin: first
    event:
      sustained: ${name}
      is: "${op} ${threshold} ${unit}"
      daily: ${dup}
      run: { length: ${k} d, consecutive: ${max_gap === 1 ? "calendar" : "measured"} }
      start-after: origin
    estimate: { kaplan-meier: { at: [365 d] } }
`,
  baseline: ({ back, dup }: BaselineRule, name: string) => `quantities:
  baseline: { measure: ${name}, window: { ${back === undefined ? "" : `from: -${back} d, `}to: 0 d, of: start }, daily: ${dup}, choose: last }
endpoints:
  baseline: ${value("BASE", "baseline", "type-2")}
`,
  nadir: ({ from, to, dup }: NadirRule, name: string) => `quantities:
  nadir: { measure: ${name}, window: { from: ${from} d, to: ${to} d, of: start }, daily: ${dup}, summarize: min }
endpoints:
  nadir: ${value("NADIR", "nadir", "type-2")}
`,
};
