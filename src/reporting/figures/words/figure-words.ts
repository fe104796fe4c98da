/** The words that only figures have; the subject's own are in the shared terms. */
import type { Language } from "../../language/language.ts";
import type { ParticipantFacts } from "../../model/participant-level.ts";
import { FIGURE_WORDS_EN } from "./figure-words-en.ts";
import { FIGURE_WORDS_ZH } from "./figure-words-zh.ts";

/** How a participant's time in the study ended. */
export type EndState = "death" | "left-study" | "last-contact" | "ongoing";

export interface FigureWords {
  /** Between clauses and after sentences: Chinese has marks of its own. */
  readonly clause: string;
  readonly stop: string;
  readonly inputs: (files: string) => string;

  // Curves
  readonly kaplanMeierSubtitle: (level: number) => string;
  readonly incidenceSubtitle: (level: number) => string;
  readonly noBands: string;
  readonly riskNote: string;
  readonly riskNoteEntry: string;
  readonly monthNote: string;
  readonly competing: string;
  readonly notYetAtRisk: string;
  readonly all: string;
  readonly eventFreeShare: string;
  readonly eventsOf: (events: number, n: number) => string;
  readonly medianOf: (text: string, unit: "days" | "months") => string;
  readonly medianNotReached: string;
  readonly shareAtEnd: (percent: string) => string;
  /** At `24 mo`, `28 d`. */
  readonly shareAt: (percent: string, timepoint: string) => string;
  readonly curveAlternative: (
    estimator: "kaplan-meier" | "cumulative-incidence",
    label: string,
    series: string,
  ) => string;

  // Names that the export uses for interventions and events
  readonly recordNames: Readonly<Record<string, string>>;
  /** After "since": the anchor's own name where the study names it. */
  readonly originOf: (anchor: string | undefined) => string;

  // Waterfall
  readonly waterfallSubtitle: (limit: string | undefined) => string;
  readonly waterfallAlternative: (
    label: string,
    shown: number,
    all: number,
    found: {
      readonly responders: number | undefined;
      readonly atLimit: number | undefined;
      readonly limit: string | undefined;
    },
  ) => string;
  readonly waterfallMissing: (count: number, mark: string) => string;
  readonly waterfallOrder: string;
  readonly waterfallReached: string;
  readonly waterfallTransfused: string;

  // Swimmer
  readonly swimmerTitle: string;
  readonly swimmerSubtitle: (reference: string | undefined) => string;
  readonly swimmerAlternative: (count: number, ends: string) => string;
  readonly swimmerWithout: (participants: string) => string;
  readonly swimmerDose: string;
  readonly endStates: Readonly<Record<EndState, string>>;

  // Profile
  readonly profileTitle: (participant: string) => string;
  readonly profileSubtitle: (origin: ParticipantFacts["origin"], reference: string | undefined, arm: string) => string;
  readonly profileAlternative: (participant: string, values: string, results: string) => string;
  readonly profileZero: string;
  readonly profileValue: string;
  readonly profileBelow: string;
  readonly profileAbove: string;
  readonly profileDeciding: string;
  readonly profileThreshold: string;
  readonly profileEnd: string;
  readonly dayOf: (day: string) => string;

  // Corrected count increments
  readonly incrementSubtitle: (reference: string | undefined) => string;
  readonly incrementAlternative: (counts: string) => string;
  readonly incrementCount: (count: number) => string;
  readonly incrementBelow: (below: number, count: number, limit: string) => string;
  readonly incrementMissing: (paramcd: string, missing: number, all: number) => string;
  readonly incrementBefore: string;
  readonly incrementAfter: string;
  readonly incrementLimit: string;

  // Course of an analyte
  readonly courseTitle: (analyte: string) => string;
  readonly courseSubtitle: (reference: string) => string;
  readonly courseAlternative: (
    analyte: string,
    participants: number,
    last: { readonly week: number; readonly median: string; readonly n: number } | undefined,
  ) => string;
  readonly courseMedian: string;
  readonly courseNote: string;
  readonly courseLog: string;

  // Readings
  readonly forestTitle: (label: string) => string;
  readonly forestSubtitle: (statistic: string, level: number | undefined, decided: boolean) => string;
  readonly forestAlternative: (
    label: string,
    others: number,
    turned: number,
    decided: boolean,
    primary: string,
  ) => string;
  readonly forestPrimary: string;
  readonly forestSameDecision: string;
  readonly forestSameVerdicts: string;
  readonly forestOtherDecision: string;
  readonly forestOtherVerdicts: string;
  readonly forestRef: string;
  readonly forestEvents: string;
  readonly forestReading: string;

  // Two-stage design
  readonly simonTitle: (label: string) => string;
  readonly simonSubtitle: (r1: number, n1: number, r: number, n: number) => string;
  readonly simonAlternative: (responders: number, counted: number, n: number, decision: string) => string;
  readonly simonOrder: string;
  readonly simonPending: (count: number) => string;
  readonly simonAxis: string;
  readonly simonPath: string;
  readonly simonFutile: string;
  readonly simonSuccess: string;
  readonly simonBound: string;
  readonly simonStop: (r1: number, n1: number) => string;
  readonly simonFail: (r: number, n: number) => string;
  readonly simonSoFar: (responders: number, counted: number) => string;

  // Flow
  readonly flowTitle: string;
  readonly flowSubtitle: (endpoint: string) => string;
  readonly flowAlternative: (
    enrolled: number,
    inside: number,
    population: string,
    analysed: number,
    endpoint: string,
  ) => string;
  readonly flowNote: string;
  readonly flowAdverseEvents: string;
  readonly flowCount: (what: string, count: number) => string;
  readonly flowOutside: (population: string, count: number) => string;
  readonly flowImputed: (state: string, reason: string) => string;
  readonly flowFollowUp: (deaths: number, withdrawals: number) => string;
}

const WORDS: Readonly<Record<Language, FigureWords>> = { en: FIGURE_WORDS_EN, zh: FIGURE_WORDS_ZH };

export function figureWordsIn(language: Language): FigureWords {
  return WORDS[language];
}
