/** A number, a sign or a length of time that differs from the fact cited for it, unless the difference is a declared reading. */
import { factorToCanonical } from "../../core/analyte.ts";
import { parseCondition, type WrittenCondition } from "../../core/condition.ts";
import type { Diagnostic } from "../../core/diagnostic.ts";
import { compare, type Exact, exact } from "../../core/exact.ts";
import { type Interval, scaleInterval } from "../../core/interval.ts";
import { readUnit } from "../../core/unit-spelling.ts";
import type { Fact } from "../facts.ts";
import { splitCite } from "./citations.ts";
import { type Clause, type ClauseScale, clausesUnder, criteriaUnder } from "./clauses.ts";
import { type Citation, citationsOf, type LintContext } from "./context.ts";
import { lintMessages } from "./messages.ts";
import { coveredTimes, factTimes, sameLength } from "./times.ts";

export function lintCitedNumbers(context: LintContext): readonly Diagnostic[] {
  const citations = citationsOf(context);
  return citations.flatMap((citation) => {
    const { file, id } = splitCite(citation.cites);
    const fact = context.factsOf(file)?.get(id);
    if (fact === undefined) return [];
    return [...thresholdFaults(context, citations, citation, fact), ...windowFaults(context, citation, fact)];
  });
}

/**
 * A citation covers the clauses under its node, except those that cite for themselves. The fact's threshold must be that of one
 * clause it can be compared with; where none can, the fact is about something else.
 */
function thresholdFaults(
  context: LintContext,
  citations: readonly Citation[],
  citation: Citation,
  fact: Fact,
): readonly Diagnostic[] {
  const { covers } = citation;
  const { condition } = fact;
  if (condition === undefined || covers === undefined) return [];
  const under = new Set(criteriaUnder(context.study, covers).map(({ pointer }) => pointer));
  const inner = citations.filter(({ owner }) => owner !== citation.owner && under.has(owner));
  if (inner.some((other) => other.cites === citation.cites)) return [];
  const comparable = clausesUnder(context.study, covers).flatMap((clause) => {
    if (inner.some((other) => clause.pointer.startsWith(`${other.owner}/`))) return [];
    const range = inScale(condition, clause.scale);
    return range === undefined ? [] : [{ clause, range }];
  });
  const [first] = comparable;
  if (first === undefined || comparable.some(({ clause, range }) => agrees(context, clause, range))) return [];
  const where = context.place(comparable.length === 1 ? first.clause.pointer : citation.pointer);
  const coded = [...new Set(comparable.map(({ clause }) => clause.text))].join(", ");
  return [lintMessages.contradictsThreshold(where, coded, condition.text, fact.where)];
}

/** The clause itself, or a declared alternative of it, is the range of the fact. */
function agrees(context: LintContext, clause: Clause, range: Interval): boolean {
  if (sameRange(clause.range, range)) return true;
  const reading = context.readings.find(({ pointers }) =>
    pointers.some((pointer) => pointer === clause.pointer || clause.pointer.startsWith(`${pointer}/`)),
  );
  if (reading === undefined) return false;
  return reading.alternatives.some((alternative) => {
    if (typeof alternative !== "string") return true;
    const written = parseCondition(alternative);
    const other = written === undefined ? undefined : inScale(written, clause.scale);
    return other !== undefined && sameRange(other, range);
  });
}

/** A written condition in the canonical unit of a scale; undefined where the two measure different things. */
function inScale(written: WrittenCondition, scale: ClauseScale): Interval | undefined {
  if (scale.kind === "number") return /^(\{.*\}|1)?$/.test(written.unit) ? written.range : undefined;
  const unit = readUnit(written.unit);
  if (unit === undefined) return undefined;
  const factor = scale.kind === "analyte" ? factorToCanonical(scale.analyte, unit) : DAYS[unit.code];
  return factor === undefined ? undefined : scaleInterval(written.range, factor);
}

const DAYS: Readonly<Record<string, Exact | undefined>> = { d: exact(1), wk: exact(7) };

function sameRange(a: Interval, b: Interval): boolean {
  return (
    sameBound(a.lower, b.lower) &&
    sameBound(a.upper, b.upper) &&
    a.lowerOpen === b.lowerOpen &&
    a.upperOpen === b.upperOpen
  );
}

function sameBound(a: Exact | undefined, b: Exact | undefined): boolean {
  return a === undefined || b === undefined ? a === b : compare(a, b) === 0;
}

function windowFaults(context: LintContext, citation: Citation, fact: Fact): readonly Diagnostic[] {
  const wanted = factTimes(fact);
  if (wanted.length === 0 || citation.covers === undefined) return [];
  const coded = coveredTimes(context, citation.covers);
  return wanted
    .filter(({ kind, low, high }) => {
      const ofKind = coded.filter((time) => time.kind === kind);
      return ofKind.length > 0 && !ofKind.some((time) => sameLength(time, { low, high }));
    })
    .map(({ text }) => lintMessages.contradictsWindow(context.place(citation.pointer), text, fact.where));
}
