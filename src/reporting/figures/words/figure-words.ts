/** The words that only figures have; the subject's own are in the shared terms. */
import type { Language } from "../../language/language.ts";
import { FIGURE_WORDS_EN } from "./figure-words-en.ts";
import { FIGURE_WORDS_ZH } from "./figure-words-zh.ts";

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
  readonly curveAlternative: (
    estimator: "kaplan-meier" | "cumulative-incidence",
    label: string,
    series: string,
  ) => string;
}

const WORDS: Readonly<Record<Language, FigureWords>> = { en: FIGURE_WORDS_EN, zh: FIGURE_WORDS_ZH };

export function figureWordsIn(language: Language): FigureWords {
  return WORDS[language];
}
