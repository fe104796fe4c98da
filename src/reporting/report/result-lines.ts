/** What a result says beside its state, a sentence each. */
import { wordFor } from "../language/language.ts";
import type { ResultFacts } from "../model/result-facts.ts";
import type { ReportContext } from "./report-context.ts";

export function resultLines(context: ReportContext, result: ResultFacts): readonly string[] {
  return [
    ...outcomeLines(context, result),
    ...changeLines(context, result),
    ...reasonLines(context, result),
    ...episodeLines(context, result),
    ...adverseEventLines(context, result),
    ...(result.analysed ? [] : [context.words.notAnalysed]),
  ];
}

function outcomeLines(
  { words }: ReportContext,
  { outcome, date, studyDay, startDate }: ResultFacts,
): readonly string[] {
  const on = date === null ? [] : [words.onDate(date, studyDay)];
  switch (outcome.kind) {
    case "time":
      return [words.timeOutcome(outcome.days, outcome.description, startDate ?? ""), ...on];
    case "value":
      return [words.valueOutcome(outcome.text, outcome.unit), ...on];
    case "verdict":
    case "category":
      return on;
    case "episodes":
    case "not-evaluable":
      return [];
  }
}

function changeLines({ words }: ReportContext, { change }: ResultFacts): readonly string[] {
  return change === null ? [] : [words.changeOutcome(change.base.text, change.change.text, change.unit)];
}

function reasonLines({ terms, words }: ReportContext, { reason, detail }: ResultFacts): readonly string[] {
  if (reason === null) return detail === "" ? [] : [detail];
  const why = wordFor(terms.reasons, reason);
  return [words.because(detail === "" ? why : `${why}: ${detail}`)];
}

function episodeLines({ terms }: ReportContext, { episodes }: ResultFacts): readonly string[] {
  return episodes.map(({ date, kind, value, unit, class: group, reason, lines }) => {
    const result =
      kind === "not-evaluable"
        ? wordFor(terms.reasons, reason ?? "")
        : [value === null ? "" : `${value} ${unit}`.trim(), group].filter((part) => part !== "").join(", ");
    return [`${date}: ${result}`, ...lines].join("; ");
  });
}

function adverseEventLines({ terms }: ReportContext, { adverseEvents }: ResultFacts): readonly string[] {
  return adverseEvents.map(({ date, term, grade, counts, source }) => {
    const graded = grade === null ? terms.ungraded : terms.gradeOf(grade);
    return `${date}: ${term}, ${graded} (${wordFor(terms.truths, counts)}) ${source}`;
  });
}
