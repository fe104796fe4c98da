/** The words of report.html beside the terms that all outputs share. */
import type { Language } from "../../language/language.ts";
import { REPORT_WORDS_EN } from "./report-words-en.ts";
import { REPORT_WORDS_ZH } from "./report-words-zh.ts";

export interface ReportWords {
  readonly documentTitle: (study: string) => string;
  readonly skip: string;
  readonly theme: string;
  readonly participantBanner: string;
  readonly aggregateBanner: string;
  readonly provisional: string;
  readonly contents: string;
  readonly sections: Readonly<Record<SectionName, string>>;
  readonly endpoint: string;
  readonly result: string;
  readonly summaryCaption: string;
  readonly aggregateCaption: string;
  readonly participantsByState: string;
  readonly stage: (stage: number, responders: number, evaluable: number, of: number) => string;
  readonly pending: (count: number) => string;
  readonly certain: (word: string, since: string) => string;
  readonly reconstructed: string;
  readonly registered: string;
  readonly readingsHint: string;
  readonly noReadings: string;
  readonly participantsHint: string;
  readonly followedTo: string;
  readonly noScript: string;
  readonly figureText: string;
  readonly definitionSays: string;
  readonly registrySays: string;
  readonly notCited: string;
  readonly anchors: string;
  readonly populations: string;
  readonly quantities: string;
  readonly ambiguities: string;
  readonly ambiguity: (facts: { ref: string; parameter: string; use: string; others: string; why: string }) => string;
  readonly ledgerHeading: string;
  readonly noLedger: string;
  readonly howMade: string;
  readonly file: string;
  readonly bytes: string;
  readonly source: string;
  readonly origins: Readonly<Record<"enrolment" | "first-record", string>>;
  readonly notAnalysed: string;
  readonly onDate: (date: string, studyDay: number | null) => string;
  readonly timeOutcome: (days: number, description: string, from: string) => string;
  readonly valueOutcome: (text: string, unit: string) => string;
  readonly changeOutcome: (base: string, change: string, unit: string) => string;
  readonly imputedShort: (verdict: string) => string;
  readonly timeShort: (state: string, days: number) => string;
  readonly because: (why: string) => string;
  readonly readingChoice: (ref: string, parameter: string, use: string, instead: string) => string;
  readonly decisionTurns: (from: string, to: string) => string;
  readonly script: ScriptWords;
}

export type SectionName =
  | "summary"
  | "decisions"
  | "participants"
  | "readings"
  | "tables"
  | "figures"
  | "definition"
  | "data"
  | "provenance";

/** Texts of the script; `{names}` are filled in there. */
export interface ScriptWords {
  readonly shown: string;
  readonly shownEntries: string;
  readonly allEndpoints: string;
  readonly allStates: string;
  readonly allArms: string;
  readonly allEntries: string;
  readonly showAll: string;
  readonly showMore: string;
  readonly state: string;
  readonly search: string;
  readonly asWritten: string;
  readonly reading: string;
  readonly readingEstimate: string;
  readonly readingFlips: string;
  readonly underReading: string;
  readonly ledgerCaption: string;
  readonly ledgerKind: string;
  readonly row: string;
  readonly line: string;
  readonly column: string;
  readonly code: string;
  readonly printed: string;
  readonly converted: string;
  readonly message: string;
  readonly backToList: string;
  readonly verdicts: string;
  readonly followedTo: string;
  readonly nearMiss: string;
  readonly noRows: string;
  readonly decidedBy: string;
  readonly decidingRows: string;
  readonly records: string;
  readonly noRecords: string;
  readonly time: string;
  readonly date: string;
  readonly what: string;
  readonly detail: string;
  readonly profile: string;
  readonly noProfile: string;
  readonly profileHint: string;
  readonly profileCaption: string;
  readonly profileLabel: string;
  readonly allValues: string;
}

const WORDS: Readonly<Record<Language, ReportWords>> = { en: REPORT_WORDS_EN, zh: REPORT_WORDS_ZH };

export function reportWordsIn(language: Language): ReportWords {
  return WORDS[language];
}
