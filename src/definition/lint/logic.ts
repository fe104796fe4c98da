/** Criteria that contradict themselves: an `all` that no value meets, an `any` that every value meets. */
import type { Diagnostic } from "../../core/diagnostic.ts";
import { compare, type Exact } from "../../core/exact.ts";
import type { Interval } from "../../core/interval.ts";
import type { Criterion } from "../model/criterion.ts";
import type { Study } from "../model/study.ts";
import { type Clause, clausesOf } from "./clauses.ts";
import { allCriteria, type LintContext } from "./context.ts";
import { lintMessages } from "./messages.ts";

export function lintLogic(context: LintContext): readonly Diagnostic[] {
  return allCriteria(context.study).flatMap((criterion) => {
    if (criterion.kind === "all") return contradictions(context, criterion);
    return criterion.kind === "any" ? tautologies(context, criterion) : emptyConditions(context, criterion);
  });
}

/** `10 d to 4 d` holds no value. */
function emptyConditions(context: LintContext, criterion: Criterion): readonly Diagnostic[] {
  return clausesOf(context.study, criterion)
    .filter(({ range }) => isEmpty(range))
    .map(({ pointer, text }) => lintMessages.neverMet(context.place(pointer), `no value is ${text}`));
}

function contradictions(context: LintContext, criterion: Criterion): readonly Diagnostic[] {
  const why = saidInside(context.study, criterion, "all", whyNever) ? undefined : whyNever(context.study, criterion);
  return why === undefined ? [] : [lintMessages.neverMet(context.place(criterion.pointer), why)];
}

function whyNever(study: Study, criterion: Criterion): string | undefined {
  const literals = literalsOf(study, criterion, "all");
  const opposite = oppositeIn(literals);
  if (opposite !== undefined) return `${opposite} and not ${opposite}`;
  const clash = groups(literals).find((clauses) => isEmpty(clauses.map(({ range }) => range).reduce(intersect)));
  return clash === undefined ? undefined : `${subjectText(clash)} would be ${texts(clash, " and ")}`;
}

function tautologies(context: LintContext, criterion: Criterion): readonly Diagnostic[] {
  const why = saidInside(context.study, criterion, "any", whyAlways) ? undefined : whyAlways(context.study, criterion);
  return why === undefined ? [] : [lintMessages.alwaysMet(context.place(criterion.pointer), why)];
}

function whyAlways(study: Study, criterion: Criterion): string | undefined {
  const literals = literalsOf(study, criterion, "any");
  const opposite = oppositeIn(literals);
  if (opposite !== undefined) return `${opposite} or not ${opposite}`;
  const whole = groups(literals).find((clauses) => coversEverything(clauses.map(({ range }) => range)));
  return whole === undefined ? undefined : `${subjectText(whole)} is ${texts(whole, " or ")}`;
}

/** A fault of an inner `all` (`any`) is said there, not again of everything around it. */
function saidInside(
  study: Study,
  criterion: Criterion,
  kind: "all" | "any",
  why: (study: Study, criterion: Criterion) => string | undefined,
): boolean {
  const inner = criterion.kind === kind ? criterion.parts : [];
  return inner.some((part) => {
    const named = part.kind === "meets" ? study.criteria.get(part.criterion) : part;
    return named?.kind === kind && why(study, named) !== undefined;
  });
}

type Literal =
  | { readonly kind: "clause"; readonly clause: Clause }
  /** Something that is or is not so: a record present or absent, a criterion met or not. */
  | { readonly kind: "fact"; readonly fact: string; readonly holds: boolean };

/** The parts of an `all` (of an `any`), with those of an `all` inside an `all` and of the criteria they name. */
function literalsOf(study: Study, criterion: Criterion, kind: "all" | "any"): readonly Literal[] {
  if (criterion.kind === kind) return criterion.parts.flatMap((part) => literalsOf(study, part, kind));
  if (criterion.kind === "meets") {
    const named = study.criteria.get(criterion.criterion);
    const inside = named === undefined ? [] : literalsOf(study, named, kind);
    return [{ kind: "fact", fact: criterion.criterion, holds: true }, ...inside];
  }
  if (criterion.kind === "not" && criterion.part.kind === "meets")
    return [{ kind: "fact", fact: criterion.part.criterion, holds: false }];
  if (criterion.kind === "present" || criterion.kind === "absent")
    return [{ kind: "fact", fact: presenceText(criterion), holds: criterion.kind === "present" }];
  // A sustained count is about some run of days; two of them may both be met on different days.
  if (criterion.kind === "sustained") return [];
  return clausesOf(study, criterion).map((clause) => ({ kind: "clause", clause }));
}

function presenceText({ selector, window }: Criterion & { kind: "present" | "absent" }): string {
  const where = [...selector.where].map(([column, texts_]) => ` with ${column} ${texts_.join("/")}`).join("");
  const grade = selector.grade === undefined ? "" : ` of grade ${selector.grade.text}`;
  const when =
    window === undefined
      ? ""
      : ` from ${window.openFrom ? "after " : ""}${window.from?.text ?? "…"} to ${window.openTo ? "before " : ""}${window.to?.text ?? "…"} of ${window.of}`;
  return `${selector.names.join(" or ")}${where}${grade}${when}`;
}

function oppositeIn(literals: readonly Literal[]): string | undefined {
  const facts = literals.flatMap((literal) => (literal.kind === "fact" ? [literal] : []));
  return facts.find((a) => facts.some((b) => a.fact === b.fact && a.holds && !b.holds))?.fact;
}

/** Clauses about the same thing, two or more; per sex where they differ by sex. */
function groups(literals: readonly Literal[]): readonly (readonly Clause[])[] {
  const clauses = literals.flatMap((literal) => (literal.kind === "clause" ? [literal.clause] : []));
  const subjects = [...new Set(clauses.map(({ subject }) => subject))];
  return subjects
    .flatMap((subject) =>
      (["F", "M"] as const).map((sex) =>
        clauses.filter((clause) => clause.subject === subject && (clause.sex ?? sex) === sex),
      ),
    )
    .filter(({ length }) => length > 1);
}

function subjectText(clauses: readonly Clause[]): string {
  const sex = clauses.find((clause) => clause.sex !== undefined)?.sex;
  return `${clauses[0]?.subject ?? ""}${sex === undefined ? "" : ` (${sex})`}`;
}

function texts(clauses: readonly Clause[], word: string): string {
  return clauses.map(({ text }) => text).join(word);
}

function intersect(a: Interval, b: Interval): Interval {
  const [lower, lowerOpen] = stricter([a.lower, a.lowerOpen], [b.lower, b.lowerOpen], 1);
  const [upper, upperOpen] = stricter([a.upper, a.upperOpen], [b.upper, b.upperOpen], -1);
  return { lower, lowerOpen, upper, upperOpen };
}

type Bound = readonly [Exact | undefined, boolean];

function stricter(a: Bound, b: Bound, direction: 1 | -1): Bound {
  if (a[0] === undefined) return b;
  if (b[0] === undefined) return a;
  const order = compare(a[0], b[0]) * direction;
  return order === 0 ? [a[0], a[1] || b[1]] : order > 0 ? a : b;
}

function isEmpty({ lower, lowerOpen, upper, upperOpen }: Interval): boolean {
  if (lower === undefined || upper === undefined) return false;
  const order = compare(lower, upper);
  return order > 0 || (order === 0 && (lowerOpen || upperOpen));
}

/** From the lowest range on, each next one must start no later than where the ones before end. */
function coversEverything(ranges: readonly Interval[]): boolean {
  let reach = ranges.find(({ lower }) => lower === undefined);
  for (let grown = reach; grown !== undefined; ) {
    if (grown.upper === undefined) return true;
    reach = grown;
    grown = ranges.find((range) => extendsBeyond(range, reach as Interval));
  }
  return false;
}

function extendsBeyond(range: Interval, reach: Interval): boolean {
  if (reach.upper === undefined || range.lower === undefined) return false;
  const gap = compare(range.lower, reach.upper);
  const touches = gap < 0 || (gap === 0 && !(range.lowerOpen && reach.upperOpen));
  const further =
    range.upper === undefined ||
    compare(range.upper, reach.upper) > 0 ||
    (compare(range.upper, reach.upper) === 0 && reach.upperOpen && !range.upperOpen);
  return touches && further;
}
