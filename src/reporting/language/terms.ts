/**
 * The words of nadir's subject in one language: what tables, figures and the report have in common. Study titles, labels, arms, terms
 * and the definition in English come with the data and are never translated.
 */

import type { Truth } from "../../core/truth.ts";
import type { Endpoint } from "../../definition/model/endpoint.ts";
import type { Reason } from "../../derivation/reason.ts";
import type { DecisionFacts } from "../model/decision-facts.ts";

export interface Terms {
  // Counting
  readonly participant: string;
  readonly participants: string;
  readonly participantCount: (count: number) => string;
  readonly total: string;
  readonly noArm: string;
  readonly arm: string;
  readonly group: string;
  readonly population: string;
  readonly populationOf: (population: string) => string;
  readonly enrolled: string;
  readonly analysed: string;
  readonly notAnalysed: string;
  readonly missing: string;
  readonly notEvaluable: string;
  readonly notEvaluableShort: string;
  readonly notEstimable: string;
  readonly notReached: string;
  readonly imputed: string;
  readonly denominator: string;
  // Statistics
  readonly estimate: string;
  readonly statistic: string;
  readonly value: string;
  readonly method: string;
  readonly confidenceInterval: (level: number) => string;
  readonly pValue: string;
  readonly mean: string;
  readonly standardDeviation: string;
  readonly median: string;
  readonly quartiles: string;
  readonly minimum: string;
  readonly maximum: string;
  readonly range: string;
  readonly difference: string;
  readonly ratio: string;
  readonly hazardRatio: string;
  readonly oddsRatio: string;
  readonly riskRatio: string;
  readonly riskDifference: string;
  readonly proportion: string;
  readonly rate: string;
  // Time to event
  readonly event: string;
  readonly events: string;
  readonly competingEvent: string;
  readonly censored: string;
  readonly atRisk: string;
  readonly eventFree: string;
  readonly kaplanMeier: string;
  readonly survival: string;
  readonly cumulativeIncidence: string;
  readonly medianFollowUp: string;
  readonly restrictedMean: string;
  readonly timeSince: (unit: string, origin: string) => string;
  readonly days: string;
  readonly weeks: string;
  readonly months: string;
  readonly years: string;
  readonly day: string;
  readonly week: string;
  readonly studyDay: string;
  readonly baseline: string;
  readonly change: string;
  readonly changeFromBaseline: string;
  // Clinical
  readonly responder: string;
  readonly responders: string;
  readonly nonResponder: string;
  readonly response: string;
  readonly responseRate: string;
  readonly neutrophilEngraftment: string;
  readonly plateletEngraftment: string;
  readonly transfusion: string;
  readonly dose: string;
  readonly death: string;
  readonly withdrawal: string;
  readonly relapse: string;
  readonly adverseEvent: string;
  readonly adverseEvents: string;
  readonly bodySystem: string;
  readonly term: string;
  readonly grade: string;
  readonly gradeOf: (grade: number) => string;
  readonly worstGradeOf: (grade: number) => string;
  readonly ungraded: string;
  readonly related: string;
  readonly serious: string;
  readonly correctedCountIncrement: string;
  readonly refractory: string;
  readonly effective: string;
  readonly episode: string;
  readonly episodes: string;
  readonly shift: string;
  readonly analytes: Readonly<Record<string, string>>;
  // Closed lists
  readonly kinds: Readonly<Record<Endpoint["kind"], string>>;
  readonly roles: Readonly<Record<string, string>>;
  readonly truths: Readonly<Record<Truth, string>>;
  readonly reasons: Readonly<Record<Reason, string>>;
  readonly states: Readonly<Record<"Y" | "N" | "value" | "event" | "censored" | "evaluable", string>>;
  readonly followUpEnds: Readonly<Record<"death" | "last-contact" | "cut-off", string>>;
  readonly decisions: Readonly<Record<DecisionFacts["word"], string>>;
  /** Who was replaced in a two-stage design, and by which rule; `countsWhen` is the definition in English, null where it has none. */
  readonly replacement: (facts: Pick<DecisionFacts, "replaced" | "paramcd" | "countsWhen">) => string;
  readonly standings: Readonly<Record<"counted" | "pending" | "replaced" | "beyond", string>>;
  readonly statistics: Readonly<Record<string, string>>;
  readonly severities: Readonly<Record<string, string>>;
  // Provenance
  readonly dataCutoff: string;
  readonly studyFile: string;
  readonly inputHash: string;
  readonly nadirVersion: string;
  /** Under the tables of an aggregate output, whose least count is `least`. */
  readonly notShown: (least: number) => string;
  readonly page: (page: number, of: number) => string;
  /** The last line of every table and figure. */
  readonly provenance: (facts: { study: string; cutoff: string; definition: string; nadir: string }) => string;
}
