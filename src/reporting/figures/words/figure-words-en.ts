/** The words of figures in English. */
import { percentLevel } from "../../language/number-words.ts";
import type { FigureWords } from "./figure-words.ts";

export const FIGURE_WORDS_EN: FigureWords = {
  clause: "; ",
  stop: ". ",
  inputs: (files) => `Inputs (sha256): ${files}`,

  kaplanMeierSubtitle: (level) =>
    `Kaplan–Meier estimate; shading: pointwise ${percentLevel(level)} confidence interval; upright ticks: censored.`,
  incidenceSubtitle: (level) =>
    `Cumulative incidence (Aalen–Johansen); shading: pointwise ${percentLevel(level)} confidence interval of the event.`,
  noBands: "Intervals of more than three groups are in the tables.",
  riskNote:
    "At risk: under observation on that day. Events, competing events and censored: before that day; with those at risk they add up to N.",
  riskNoteEntry:
    "At risk: entered and under observation on that day. Events, competing events and censored: before that day; with those at risk and not yet at risk they add up to N.",
  monthNote: "A month on the axis is 30.4375 days.",
  competing: "Competing",
  notYetAtRisk: "Not yet at risk",
  all: "All",
  eventFreeShare: "Without the event",
  eventsOf: (events, n) => `${events} of ${n} with event`,
  medianOf: (text, unit) => `median ${text} ${unit}`,
  medianNotReached: "median not reached",
  shareAtEnd: (percent) => `${percent}% at the end`,
  curveAlternative: (estimator, label, series) =>
    `${estimator === "kaplan-meier" ? "Kaplan–Meier curve" : "Cumulative incidence curve"} of: ${label}. ${series}.`,
};
