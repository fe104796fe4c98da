/** The thresholds of a study, each with what it is compared with: what the checkers of numbers look at. */
import type { Analyte } from "../../core/analyte.ts";
import type { Interval } from "../../core/interval.ts";
import type { ConditionRule } from "../model/condition.ts";
import type { Criterion } from "../model/criterion.ts";
import type { Endpoint } from "../model/endpoint.ts";
import type { Study } from "../model/study.ts";
import type { Pointer } from "../source-tree.ts";

export type ClauseScale =
  | { readonly kind: "analyte"; readonly analyte: Analyte }
  | { readonly kind: "days" }
  | { readonly kind: "number" };

export interface Clause {
  /** Of the condition's text. */
  readonly pointer: Pointer;
  readonly text: string;
  /** In the canonical unit. */
  readonly range: Interval;
  readonly scale: ClauseScale;
  /** A value itself, or how much it has changed. */
  readonly of: "value" | "change" | "ratio";
  /** The same for clauses about the same thing. */
  readonly subject: string;
  readonly sex: "F" | "M" | undefined;
}

/** The thresholds of one criterion itself, not of its parts. */
export function clausesOf(study: Study, criterion: Criterion): readonly Clause[] {
  if (criterion.kind === "compare") {
    const of = study.quantities.get(criterion.quantity)?.kind === "change" ? "change" : "value";
    const parts = { scale: scaleOf(study, criterion.quantity), of, subject: criterion.quantity } as const;
    return rulesOf(criterion.is, `${criterion.pointer}/is`).map((rule) => ({ ...rule, ...parts }));
  }
  if (criterion.kind === "change") {
    const ratio = criterion.by === "ratio";
    const scale: ClauseScale = ratio ? { kind: "number" } : scaleOf(study, criterion.of);
    const subject = `${criterion.of} from ${criterion.from} by ${criterion.by}`;
    return [{ ...ruleOf(criterion), scale, of: ratio ? "ratio" : "change", subject }];
  }
  if (criterion.kind !== "sustained") return [];
  const { analyte, condition } = criterion.rule;
  return [sustainedClause(analyte, condition, criterion.pointer)];
}

/** The thresholds of an endpoint or criterion with everything it refers to by name. */
export function clausesUnder(study: Study, node: Criterion | Endpoint): readonly Clause[] {
  return criteriaUnder(study, node)
    .flatMap((criterion) => clausesOf(study, criterion))
    .concat(eventClauses(node));
}

/** The threshold of the count whose recovery is the event. */
export function eventClauses(node: Criterion | Endpoint): readonly Clause[] {
  if (node.kind !== "time-to-event" || node.event.kind !== "sustained") return [];
  const { analyte, condition } = node.event.rule;
  return [sustainedClause(analyte, condition, `${node.pointer}/event`)];
}

/** All criteria under a node, `meets` followed to what it names. */
export function criteriaUnder(study: Study, node: Criterion | Endpoint): readonly Criterion[] {
  switch (node.kind) {
    case "response":
      return criteriaUnder(study, node.criterion);
    case "category":
      return node.categories.flatMap(({ criterion }) => criteriaUnder(study, criterion));
    case "all":
    case "any":
    case "at-least":
      return [node, ...node.parts.flatMap((part) => criteriaUnder(study, part))];
    case "not":
      return [node, ...criteriaUnder(study, node.part)];
    case "meets": {
      const named = study.criteria.get(node.criterion);
      return named === undefined ? [node] : [node, ...criteriaUnder(study, named)];
    }
    default:
      return "paramcd" in node ? [] : [node];
  }
}

function sustainedClause(analyte: Analyte, { range, text }: Pick<Clause, "range" | "text">, pointer: Pointer): Clause {
  return {
    pointer: `${pointer}/is`,
    text,
    range,
    scale: { kind: "analyte", analyte },
    of: "value",
    subject: `${analyte.name} over days`,
    sex: undefined,
  };
}

function ruleOf({ pointer, is }: Criterion & { kind: "change" }) {
  return { pointer: `${pointer}/is`, text: is.text, range: is.range, sex: undefined };
}

function rulesOf(rule: ConditionRule, pointer: Pointer): readonly Pick<Clause, "pointer" | "text" | "range" | "sex">[] {
  if (rule.by === "everyone") return [{ pointer, ...rule.condition, sex: undefined }];
  return [
    { pointer: `${pointer}/F`, ...rule.F, sex: "F" },
    { pointer: `${pointer}/M`, ...rule.M, sex: "M" },
  ];
}

function scaleOf(study: Study, name: string): ClauseScale {
  const quantity = study.quantities.get(name);
  if (quantity?.kind === "measure") return { kind: "analyte", analyte: quantity.analyte };
  if (quantity?.kind === "change") return scaleOf(study, quantity.of);
  return quantity?.kind === "duration" || quantity?.kind === "longest-free" ? { kind: "days" } : { kind: "number" };
}
