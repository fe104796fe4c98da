/** The words of figures in English. */
import { percentLevel, plural } from "../../language/number-words.ts";
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
  shareAt: (percent, timepoint) => `${percent}% at ${timepoint.replace(/\bmo$/, "months").replace(/\bd$/, "days")}`,
  curveAlternative: (estimator, label, series) =>
    `${estimator === "kaplan-meier" ? "Kaplan–Meier curve" : "Cumulative incidence curve"} of: ${label}. ${series}.`,

  recordNames: {
    "rbc-transfusion": "Red-cell transfusion",
    "platelet-transfusion": "Platelet transfusion",
    "g-csf": "G-CSF",
    "stem-cell-infusion": "Transplant",
    "second-transplant": "Second transplant",
    "graft-failure": "Graft failure",
    "acute-gvhd": "Acute GVHD",
    "chronic-gvhd": "Chronic GVHD",
    "adverse-event": "Adverse event",
    "rescue-therapy": "Rescue therapy",
    "non-relapse-mortality": "Non-relapse mortality",
    "progression-free-survival": "Progression-free survival",
    relapse: "Relapse",
    progression: "Progression",
    death: "Death",
    withdrawal: "Withdrawal",
  },
  originOf: (anchor) =>
    ({ enrolment: "enrolment", "first-record": "the first record" })[anchor ?? ""] ??
    anchor?.replaceAll("-", " ") ??
    "day 0",

  waterfallSubtitle: (limit) =>
    `Each bar is one participant${limit === undefined ? "" : `; the dashed line is the limit of the definition (${limit})`}.`,
  waterfallAlternative: (label, shown, all, { responders, atLimit, limit }) =>
    `Waterfall of the change behind: ${label}. ${shown} of ${all} participants have a change${
      atLimit === undefined ? "" : `; ${atLimit} of them reach ${limit ?? "the limit"}`
    }${responders === undefined ? "" : `; ${responders} of ${all} are responders`}.`,
  waterfallMissing: (count, mark) =>
    `${mark}: ${plural(count, "participant")} of the population without a change (${count}); not counted as zero.`,
  waterfallOrder: "Participants, largest change first",
  waterfallReached: "Limit reached, not a responder",
  waterfallTransfused: "A transfusion stands against it",

  swimmerTitle: "Time in the study",
  swimmerSubtitle: (reference) =>
    `One bar per participant, up to the end of follow-up${reference === undefined ? "" : `. Day 0: ${reference}`}.`,
  swimmerAlternative: (count, ends) =>
    `Time in the study of ${count} ${plural(count, "participant")}. How follow-up ends: ${ends}.`,
  swimmerWithout: (participants) => `Without any date, and so without a bar: ${participants}.`,
  swimmerDose: "On drug",
  endStates: {
    death: "Death",
    "left-study": "Left the study",
    "last-contact": "Last contact",
    ongoing: "Ongoing at the data cut-off",
  },

  profileTitle: (participant) => `Participant ${participant}`,
  profileSubtitle: (origin, reference, arm) =>
    [
      ...(arm === "" ? [] : [`Arm: ${arm}`]),
      origin === null
        ? "No dates"
        : `Day 0: ${origin.is === "reference" ? (reference ?? "the reference day") : origin.is === "enrolment" ? "enrolment" : "the first record"} (${origin.date})`,
    ].join("; "),
  profileAlternative: (participant, values, results) =>
    `Course of participant ${participant}. Values: ${values === "" ? "none" : values}. Results: ${results === "" ? "none" : results}.`,
  profileZero: "A count of zero has no place on a logarithmic scale: it stands on the lower edge.",
  profileValue: "Value",
  profileBelow: "Reported as below a limit",
  profileAbove: "Reported as above a limit",
  profileDeciding: "Decided a result",
  profileThreshold: "Threshold of the definition",
  profileEnd: "End of follow-up",
  dayOf: (day) => `day ${day}`,

  incrementSubtitle: (reference) =>
    `Each mark is one transfusion episode${reference === undefined ? "" : `; before and from day 0: ${reference}`}.`,
  incrementAlternative: (counts) => `Corrected count increments. ${counts}.`,
  incrementCount: (count) => `${count} ${plural(count, "increment")}`,
  incrementBelow: (below, count, limit) => `${below} of ${count} ${limit}`,
  incrementMissing: (paramcd, missing, all) => `${paramcd}: ${missing} of ${all} episodes not evaluable and not drawn.`,
  incrementBefore: "Before day 0",
  incrementAfter: "From day 0",
  incrementLimit: "Limit of refractoriness",

  courseTitle: (analyte) => `${analyte} over time`,
  courseSubtitle: (reference) =>
    `One thin line per participant; thick: weekly median; shading: quartiles. Week 0: ${reference}.`,
  courseAlternative: (analyte, participants, last) =>
    `${analyte} over time of ${participants} ${plural(participants, "participant")}${
      last === undefined
        ? ""
        : `; median in week ${last.week}: ${last.median} (${last.n} ${plural(last.n, "participant")})`
    }.`,
  courseMedian: "Median, quartiles",
  courseNote:
    "Median and quartiles: weeks with at least a fifth of the values of the fullest. Results reported as below or above a limit are not drawn; they stand in the profiles. A week's value is the measured day nearest to its day, three days to either side.",
  courseLog: "Logarithmic scale.",

  forestTitle: (label) => `What other readings make of: ${label}`,
  forestSubtitle: (statistic, level, decided) =>
    `${statistic}${level === undefined ? "" : ` with ${percentLevel(level)} confidence interval`} under each reading of the definition; filled: ${
      decided ? "the decision stays" : "nobody's result changes"
    }; dashed line: the study as written.`,
  forestAlternative: (label, others, turned, decided, primary) =>
    `${label} under ${others} other ${plural(others, "reading")}. As written: ${primary}. ${
      decided ? "The decision changes" : "Results change"
    } under ${turned}.`,
  forestPrimary: "The study as written",
  forestSameDecision: "Decision unchanged",
  forestSameVerdicts: "Nobody changes",
  forestOtherDecision: "Decision changes",
  forestOtherVerdicts: "Some participants change",
  forestRef: "Ref.",
  forestEvents: "Events/N",
  forestReading: "Reading",

  simonTitle: (label) => `Two-stage decision: ${label}`,
  simonSubtitle: (r1, n1, r, n) =>
    `Stage 1: stop with at most ${r1} responders of ${n1}. Final: reject the null hypothesis with more than ${r} of ${n}.`,
  simonAlternative: (responders, counted, n, decision) =>
    `${responders} ${plural(responders, "responder")} among the first ${counted} of ${n} participants counted. Decision: ${decision}.`,
  simonOrder: "Participants in the order of enrolment, up to the first whose result is pending.",
  simonPending: (count) => `Results pending in this stage: ${count}.`,
  simonAxis: "Participants counted",
  simonPath: "Responders so far",
  simonFutile: "Too few, whatever comes",
  simonSuccess: "Enough, whatever comes",
  simonBound: "Bound of the design",
  simonStop: (r1, n1) => `at most ${r1} of ${n1}: stop`,
  simonFail: (r, n) => `at most ${r} of ${n}: do not reject`,
  simonSoFar: (responders, counted) => `${responders} of ${counted}`,

  flowTitle: "Flow of participants",
  flowSubtitle: (endpoint) => `From enrolment to the analysis of: ${endpoint}.`,
  flowAlternative: (enrolled, inside, population, analysed, endpoint) =>
    `${enrolled} ${plural(enrolled, "participant")} enrolled, ${inside} in the population "${population}", ${analysed} in the analysis of: ${endpoint}.`,
  flowNote: "Every participant stands in exactly one box of each level.",
  flowAdverseEvents:
    "The incidence of adverse events is of the whole population: who has no result is in it, as far as followed.",
  flowCount: (what, count) => `${what} (n = ${count})`,
  flowOutside: (population, count) => `Not in the population "${population}" (n = ${count})`,
  flowImputed: (state, reason) => `${state}, imputed: ${reason}`,
  flowFollowUp: (deaths, withdrawals) => `Of all: ${deaths} died, ${withdrawals} withdrew`,
};
