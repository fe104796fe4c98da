/** One case per kind of criterion; the logic of `all`, `any`, `not` and `at-least` over findings. */
import { assertNever } from "../../core/assert-never.ts";
import { dayText } from "../../core/calendar.ts";
import { all, any, atLeast, not, type Truth, truthOf } from "../../core/truth.ts";
import type { Criterion } from "../../definition/model/criterion.ts";
import type { Context } from "../context.ts";
import { deriveEpisodeCount } from "../episodes/criterion.ts";
import { isEvaluable } from "../episodes/result.ts";
import { type Finding, findingOf, latestClosing } from "../finding.ts";
import type { Reason } from "../reason.ts";
import { deriveChangeCriterion, deriveCompare } from "./comparison.ts";
import { deriveEachDose } from "./each-dose.ts";
import { derivePresence } from "./presence.ts";
import { deriveSustained } from "./sustained.ts";

export function deriveCriterion(context: Context, criterion: Criterion): Finding {
  switch (criterion.kind) {
    case "all":
      return combine(criterion, criterion.parts.map(context.criterion), all);
    case "any":
      return combine(criterion, criterion.parts.map(context.criterion), any);
    case "at-least":
      return combine(criterion, criterion.parts.map(context.criterion), (truths) => atLeast(criterion.count, truths));
    case "not":
      return combine(criterion, [context.criterion(criterion.part)], ([part = "not-evaluable"]) => not(part));
    case "compare":
      return deriveCompare(context, criterion);
    case "change":
      return deriveChangeCriterion(context, criterion);
    case "sustained":
      return deriveSustained(context, criterion);
    case "present":
    case "absent":
      return derivePresence(context, criterion);
    case "measured":
      return deriveMeasured(context, criterion);
    case "evaluable":
      return deriveEvaluable(context, criterion);
    case "meets":
      return deriveMeets(context, criterion);
    case "attribute":
      return deriveAttribute(context, criterion);
    case "dated":
      return deriveDated(context, criterion);
    case "each-dose":
      return deriveEachDose(context, criterion);
    case "episodes":
      return deriveEpisodeCount(context, criterion);
    default:
      return assertNever(criterion);
  }
}

function combine(criterion: Criterion, parts: readonly Finding[], logic: (truths: readonly Truth[]) => Truth): Finding {
  const truth = logic(parts.map((part) => part.truth));
  return findingOf(criterion, {
    truth,
    reason: truth === "not-evaluable" ? parts.find((part) => part.reason !== undefined)?.reason : undefined,
    detail: "",
    parts,
    nearMiss: nearMissOf(truth, parts),
    closing: latestClosing(parts.map((part) => part.closing)),
  });
}

/** When exactly one part stands between this answer and `met`, its near miss is the whole's. */
function nearMissOf(truth: Truth, parts: readonly Finding[]): string | undefined {
  const failing = parts.filter((part) => part.truth !== "met");
  return truth === "not-met" && failing.length === 1 ? failing[0]?.nearMiss : undefined;
}

/** Met when every quantity has a value. Not having been measured is never "not met". */
function deriveMeasured(context: Context, criterion: Criterion & { kind: "measured" }): Finding {
  const results = criterion.quantities.map((name) => ({ name, result: context.quantity(name) }));
  const missing = results.flatMap(({ name, result }) => (result.status === "none" ? [{ name, result }] : []));
  const [first] = missing;
  return findingOf(criterion, {
    truth: first === undefined ? "met" : "not-evaluable",
    reason: first?.result.reason,
    detail:
      first === undefined ? "all measured" : missing.map(({ name, result }) => `${name}: ${result.detail}`).join("; "),
    evidence: results.flatMap(({ result }) => result.evidence),
    closing: latestClosing(results.map(({ result }) => result.closing)),
  });
}

/** Met when the endpoint has a verdict of its own for this participant, before any imputation. */
function deriveEvaluable(context: Context, criterion: Criterion & { kind: "evaluable" }): Finding {
  const { outcome, evidence, day } = context.endpoint(criterion.endpoint);
  const evaluable =
    outcome.kind === "episodes"
      ? outcome.rows.some(isEvaluable)
      : outcome.kind !== "not-evaluable" && !(outcome.kind === "verdict" && outcome.imputed);
  const detail =
    outcome.kind === "not-evaluable"
      ? `${criterion.endpoint}: ${outcome.detail}`
      : `${criterion.endpoint} has a verdict`;
  return findingOf(criterion, { truth: truthOf(evaluable), reason: undefined, detail, evidence, day });
}

function deriveMeets(context: Context, criterion: Criterion & { kind: "meets" }): Finding {
  const named = context.study.criteria.get(criterion.criterion);
  if (named === undefined) throw new Error(`criterion ${criterion.criterion} was not checked at load`);
  const inner = context.criterion(named);
  return findingOf(criterion, { ...inner, parts: [inner] });
}

function deriveAttribute(context: Context, criterion: Criterion & { kind: "attribute" }): Finding {
  const value = context.participant.attributes.get(criterion.attribute);
  const reason: Reason | undefined = value === undefined ? "ATTRIBUTE_MISSING" : undefined;
  const truth = value === undefined ? "not-evaluable" : truthOf(criterion.allowed.includes(value));
  return findingOf(criterion, { truth, reason, detail: `${criterion.attribute} is ${value ?? "blank"}` });
}

/** Met when the participant has the date. */
function deriveDated(context: Context, criterion: Criterion & { kind: "dated" }): Finding {
  const anchor = context.anchor(criterion.anchor);
  const evidence = anchor.status === "day" ? anchor.evidence : [];
  const detail = anchor.status === "day" ? dayText(anchor.day) : anchor.detail;
  return findingOf(criterion, { truth: truthOf(anchor.status === "day"), reason: undefined, detail, evidence });
}
