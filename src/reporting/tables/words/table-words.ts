/** The words of the tables in one language, beside the terms that tables share with figures and report. */
import type { DecisionFacts, DecisionInference } from "../../model/decision-facts.ts";
import type { StateClass } from "../builders/state-words.ts";

export interface TableWords {
  // Pieces of lines
  readonly listed: (parts: readonly string[]) => string;
  readonly joined: (parts: readonly string[]) => string;
  readonly versus: string;
  readonly tableNumber: (number: number, title: string) => string;
  readonly exportFiles: (files: string) => string;
  readonly titles: Readonly<Record<TitleName, string>>;
  readonly notes: Readonly<Record<NoteName, string>>;
  /** The METHOD of an estimate, part by part; what is not known stays as it is. */
  readonly method: (method: string) => string;
  // Whom a table is of
  readonly everybodyInExport: string;
  readonly populationOfEach: string;
  readonly everybodyWithReference: (anchor: string) => string;
  readonly everyRow: string;
  readonly everyEntry: string;
  readonly inPopulation: (population: string) => string;
  readonly inExport: string;
  readonly inAnalysis: string;
  readonly followUpEnded: string;
  readonly analysedByEndpoint: string;
  readonly followedTo: (date: string, endedBy: string) => string;
  // Endpoints
  readonly endpoint: string;
  readonly result: string;
  readonly yes: string;
  readonly no: string;
  readonly none: string;
  readonly n: string;
  readonly interval: string;
  readonly evaluable: string;
  readonly imputedAs: (verdict: string, reason: string) => string;
  readonly stateClasses: Readonly<Record<StateClass, string>>;
  readonly notEvaluableBecause: (reason: string) => string;
  readonly ifMissingWereKnown: string;
  readonly statistics: Readonly<Record<string, string>>;
  readonly compared: string;
  readonly baselineAndChange: string;
  readonly fromTo: (base: string, change: string, unit: string) => string;
  readonly onDay: (what: string, day: number) => string;
  readonly date: string;
  readonly evidence: string;
  readonly remark: string;
  // Times
  readonly withEvent: string;
  readonly medianAmongEvents: string;
  readonly rangeAmongEvents: string;
  readonly byWeek: (what: string) => string;
  readonly visit: string;
  readonly week: (week: number) => string;
  // Transfusions
  readonly transfusions: string;
  readonly overEpisodes: string;
  readonly overParticipants: string;
  readonly participantsJudged: string;
  readonly refractoryOfEvaluable: string;
  readonly meanProportionRefractory: string;
  readonly byParticipant: (what: string) => string;
  readonly byTransfusion: (what: string) => string;
  readonly episodesJudged: (judged: number, all: number) => string;
  // Safety
  readonly bodySystemAndTerm: string;
  readonly byBodySystem: (what: string) => string;
  readonly anyEvent: string;
  readonly anyGrade: string;
  readonly worstGradeOf: (n: number) => string;
  readonly withAnyEvent: string;
  readonly gradeThreeOrMore: string;
  readonly incidenceRate: string;
  readonly eventRate: string;
  readonly noBodySystem: string;
  readonly noTerm: string;
  readonly countsFor: string;
  readonly gotWorse: string;
  readonly shiftOf: (what: string) => string;
  readonly gradeAtBaseline: string;
  readonly worstGradeAfterBaseline: string;
  readonly gradeFromTo: (baseline: number, worst: number) => string;
  // Decisions
  readonly decision: string;
  readonly decided: string;
  readonly decisionTitle: (name: string) => string;
  readonly design: Readonly<Record<DesignName, string>> & { readonly bases: Readonly<Record<string, string>> };
  readonly stageRule: (design: DecisionFacts["design"]) => string;
  /** The sentence by which a design was recognised; it comes in English. */
  readonly recognised: (sentence: string) => string;
  readonly stageCount: (count: StageCountWords) => string;
  readonly afterFirstStage: string;
  readonly inAll: string;
  readonly replaced: string;
  readonly certain: string;
  readonly certainSince: (word: string, date: string | null) => string;
  readonly inference: (inference: Pick<DecisionInference, "stage" | "participants" | "responses">) => string;
  readonly inferenceNames: Readonly<Record<string, string>>;
  readonly placesOf: (name: string) => string;
  readonly place: string;
  readonly standing: string;
  readonly knownOn: string;
  // Readings
  readonly reading: string;
  readonly insteadOf: string;
  readonly difference: string;
  readonly participantsWhoChange: string;
  readonly asWritten: string;
  readonly underReading: string;
  readonly unchanged: string;
  readonly from: string;
  readonly to: string;
  readonly instead: string;
  // Rows of the export
  readonly file: string;
  readonly line: string;
  readonly row: string;
  readonly columnOfFile: string;
  readonly printed: string;
  readonly read: string;
  readonly used: string;
  readonly notNeeded: string;
  readonly setAside: string;
  readonly reason: string;
  readonly severity: string;
  readonly code: string;
  readonly entries: string;
  readonly rule: string;
  readonly cellsOrRows: string;
  readonly extraColumns: (list: string) => string;
  readonly wideRows: (list: string) => string;
}

export interface StageCountWords {
  readonly responders: number;
  readonly evaluable: number;
  readonly size: number;
  readonly pending: number;
}

type TitleName =
  | "disposition"
  | "endpointSummary"
  | "comparisons"
  | "responseCategories"
  | "timeToEvent"
  | "episodes"
  | "adverseEventsOverview"
  | "readings"
  | "missing"
  | "dataRows"
  | "dataSetAside"
  | "dataMapping"
  | "listingResults"
  | "listingAdverseEvents"
  | "listingReadings"
  | "knifeEdge"
  | "listingLedger";

type NoteName =
  | "endings"
  | "analysedOfPopulation"
  | "percentOfExport"
  | "percentOfPopulation"
  | "percentOfN"
  | "percentOfTransfusions"
  | "percentOfGraded"
  | "denominatorAnalysed"
  | "countsOfN"
  | "notEstimable"
  | "daysFromOrigin"
  | "firstMinusSecond"
  | "notRandomised"
  | "notAdjusted"
  | "weeks"
  | "episodesDependent"
  | "participantsByMean"
  | "assumedDose"
  | "onceAtWorst"
  | "countsFor"
  | "adverseEventsAnalysed"
  | "adverseEventsResults"
  | "simon"
  | "readings"
  | "differencePoints"
  | "bounds"
  | "rowsAddUp"
  | "ledger"
  | "evidence"
  | "knifeEdge";

type DesignName =
  | "heading"
  | "firstStage"
  | "stopAt"
  | "bothStages"
  | "rejectAbove"
  | "recognised"
  | "p0"
  | "p1"
  | "alphaAsked"
  | "powerAsked"
  | "basis"
  | "characteristics"
  | "alpha"
  | "power"
  | "expected0"
  | "stop0"
  | "expected1"
  | "stop1";
