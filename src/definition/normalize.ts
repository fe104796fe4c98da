/**
 * From the checked shape of a study file to the model: conditions parsed and converted, defaults filled in, every name looked up.
 * All faults are collected; a node with a fault is still built where possible, so that one run shows everything.
 */
import { type Analyte, type AnalyteName, analyteOf, factorToCanonical } from "../core/analyte.ts";
import { parseCondition, type WrittenCondition } from "../core/condition.ts";
import type { Diagnostic } from "../core/diagnostic.ts";
import { type Duration, days, parseDuration } from "../core/duration.ts";
import { exact } from "../core/exact.ts";
import { scaleInterval } from "../core/interval.ts";
import type { SourceReference } from "../core/source-reference.ts";
import { dimensionName, parseUnit, type Unit } from "../core/unit.ts";
import { readUnit } from "../core/unit-spelling.ts";
import { messages } from "./messages.ts";
import type {
  Anchor,
  Condition,
  ConditionRule,
  Criterion,
  Endpoint,
  IntercurrentEvent,
  MeasureQuantity,
  Population,
  Quantity,
  RecordSelector,
  SimonDecision,
  Study,
  SustainedRule,
  TimeToEventEvent,
  Window,
} from "./model.ts";
import type {
  AnchorSource,
  ConditionRuleSource,
  CriterionSource,
  EndpointSource,
  IntercurrentSource,
  QuantitySource,
  SelectorSource,
  SimonDecisionSource,
  StudySource,
  SustainedSource,
  TimeToEventEventSource,
  WindowSource,
} from "./schema.ts";
import { placeOf } from "./schema-diagnostics.ts";
import { type Pointer, positionOf, type SourceTree } from "./source-tree.ts";

/** What a value is measured in, which a threshold on it has to share. */
type Scale =
  | { readonly kind: "analyte"; readonly analyte: Analyte }
  | { readonly kind: "number"; readonly what: string }
  | { readonly kind: "days" };

interface Context {
  readonly tree: SourceTree;
  readonly source: StudySource;
  readonly report: (diagnostic: Diagnostic) => void;
}

/** Builds the model of a study and says what is wrong with it. Names that do not exist are reported by `check-names.ts`. */
export function normalizeStudy(source: StudySource, tree: SourceTree): { study: Study; diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const context: Context = { tree, source, report: (diagnostic) => diagnostics.push(diagnostic) };
  const quantities = mapRecord(source.quantities, (name, quantity) => buildQuantity(context, name, quantity, `/quantities/${name}`));
  const study: Study = {
    file: tree.file,
    id: source.study.id,
    title: source.study.title,
    status: source.study.status,
    facts: source.study.facts,
    note: source.study.note,
    reference: source.study.reference,
    anchors: mapRecord(source.anchors, (name, anchor) => buildAnchor(name, anchor, `/anchors/${name}`)),
    populations: buildPopulations(context),
    quantities,
    criteria: mapRecord(source.criteria, (name, criterion) => buildCriterion(context, criterion, `/criteria/${name}`)),
    endpoints: mapRecord(source.endpoints, (name, endpoint) => buildEndpoint(context, name, endpoint)),
    decisions: mapRecord(source.decisions, (name, decision) => buildDecision(context, name, decision.simon)),
    positionOf: (pointer) => positionOf(tree, pointer),
  };
  return { study, diagnostics };
}

function mapRecord<In, Out>(record: Readonly<Record<string, In>>, build: (name: string, value: In) => Out): ReadonlyMap<string, Out> {
  return new Map(Object.entries(record).map(([name, value]) => [name, build(name, value)]));
}

function place(context: Context, pointer: Pointer): SourceReference {
  return placeOf(context.tree, pointer);
}

/** The schema has checked the text already. */
function duration(text: string): Duration {
  return parseDuration(text) ?? days(0);
}

function buildAnchor(name: string, source: AnchorSource, pointer: Pointer): Anchor {
  if ("attribute" in source) return { kind: "attribute", name, attribute: source.attribute, pointer };
  return { kind: "record", name, selector: buildSelector(source), choose: source.choose, pointer };
}

function buildSelector(source: SelectorSource): RecordSelector {
  const where = new Map(Object.entries(source.where ?? {}).map(([column, texts]) => [column, listOf(texts)]));
  return "event" in source
    ? { table: "events", names: listOf(source.event), where }
    : { table: "interventions", names: [source.intervention], where };
}

function listOf(value: string | readonly string[]): readonly string[] {
  return typeof value === "string" ? [value] : value;
}

function buildWindow(source: WindowSource): Window {
  return {
    from: source.from === undefined ? undefined : duration(source.from),
    to: source.to === undefined ? undefined : duration(source.to),
    of: source.of,
    openFrom: source.open === "from" || source.open === "both",
    openTo: source.open === "to" || source.open === "both",
  };
}

function buildPopulations(context: Context): ReadonlyMap<string, Population> {
  const written = Object.entries(context.source.populations).map(([name, criterion]) => {
    return [name, { name, criterion: buildCriterion(context, criterion, `/populations/${name}`) }] as const;
  });
  return new Map<string, Population>([["enrolled", { name: "enrolled", criterion: undefined }], ...written]);
}

function buildQuantity(context: Context, name: string, source: QuantitySource, pointer: Pointer): Quantity {
  if ("measure" in source) return buildMeasure(context, name, source, pointer);
  if ("change" in source) return { kind: "change", name, of: source.change, from: source.from, pointer };
  if ("duration" in source) return { kind: "duration", name, from: source.duration.from, to: source.duration.to, pointer };
  return {
    kind: "total",
    name,
    selector: buildSelector(source.total),
    sum: source.sum,
    whenEmpty: source["when-empty"] === undefined ? undefined : exact(source["when-empty"]),
    window: buildWindow(source.window),
    pointer,
  };
}

function buildMeasure(context: Context, name: string, source: Extract<QuantitySource, { measure: string }>, pointer: Pointer): MeasureQuantity {
  const analyte = analyteOf(source.measure as AnalyteName);
  const { window, target } = source;
  if ((window === undefined) === (target === undefined)) {
    context.report(messages.invalidValue(place(context, pointer), "a measure has either a window or a target", "window: { from, to, of }"));
  }
  if ((source.choose === undefined) === (source.summarize === undefined)) {
    context.report(messages.invalidValue(place(context, pointer), "a measure says either choose or summarize", "choose: last"));
  }
  if (source.choose === "nearest" && target === undefined) {
    context.report(messages.invalidValue(place(context, `${pointer}/choose`), "nearest needs a target", "target: { at, of, within }"));
  }
  return {
    kind: "measure",
    name,
    analyte,
    where:
      target === undefined
        ? { kind: "window", window: buildWindow(window ?? { of: "" }) }
        : { kind: "target", target: { at: duration(target.at), of: target.of, within: duration(target.within), settled: target.settled } },
    daily: source.daily ?? analyte.daily,
    pick:
      source.summarize === undefined
        ? { kind: "choose", which: source.choose ?? "last" }
        : { kind: "summarize", how: source.summarize },
    requireDays: source.require?.days ?? 1,
    pointer,
  };
}

/** What a quantity is measured in; undefined where it refers to something that does not exist (reported elsewhere). */
function scaleOf(context: Context, name: string, seen: readonly string[] = []): Scale | undefined {
  const source = context.source.quantities[name];
  if (source === undefined || seen.includes(name)) return undefined;
  if ("measure" in source) return { kind: "analyte", analyte: analyteOf(source.measure as AnalyteName) };
  if ("change" in source) return scaleOf(context, source.change, [...seen, name]);
  return "duration" in source ? { kind: "days" } : { kind: "number", what: `the total ${name}` };
}

function buildCondition(context: Context, text: string, scale: Scale | undefined, pointer: Pointer): Condition {
  const written = parseCondition(text);
  const where = place(context, pointer);
  if (written === undefined) {
    context.report(messages.notCondition(where, text));
    return { range: { lower: undefined, lowerOpen: true, upper: undefined, upperOpen: true }, text };
  }
  if (scale === undefined) return { range: written.range, text };
  return { range: convertRange(context, written, scale, where), text };
}

function convertRange(context: Context, written: WrittenCondition, scale: Scale, where: SourceReference): WrittenCondition["range"] {
  if (scale.kind === "number") {
    if (written.unit !== "") context.report(messages.unitNotWanted(where, written.unit, scale.what));
    return written.range;
  }
  const canonical = scale.kind === "days" ? "d" : scale.analyte.unit.code;
  if (written.unit === "") {
    context.report(messages.missingUnit(where, written.text, canonical));
    return written.range;
  }
  const unit = readUnit(written.unit);
  if (unit === undefined) {
    context.report(messages.unknownUnit(where, written.unit, caseHint(written.unit)));
    return written.range;
  }
  const factor = scale.kind === "days" ? daysFactor(unit) : factorToCanonical(scale.analyte, unit);
  if (factor === undefined) {
    const what = scale.kind === "days" ? "this is a number of days" : `${scale.analyte.name} is ${dimensionName(scale.analyte.unit)} (${canonical})`;
    context.report(messages.wrongDimension(where, `${written.unit} is ${dimensionName(unit)}`, what, canonical));
    return written.range;
  }
  return scaleInterval(written.range, factor);
}

function daysFactor(unit: Unit): ReturnType<typeof exact> | undefined {
  if (unit.code === "d") return exact(1);
  return unit.code === "wk" ? exact(7) : undefined;
}

/** G/L and g/L differ: where another case of the letters would be a unit, say so. */
function caseHint(text: string): string | undefined {
  const other = [text.toLowerCase(), text.toUpperCase()].find((spelling) => parseUnit(spelling) !== undefined);
  return other === undefined ? undefined : `unit codes are case-sensitive: did you mean "${other}"?`;
}

function buildRule(context: Context, source: ConditionRuleSource, scale: Scale | undefined, pointer: Pointer): ConditionRule {
  if (typeof source === "string") return { by: "everyone", condition: buildCondition(context, source, scale, pointer) };
  return {
    by: "sex",
    F: buildCondition(context, source.F, scale, `${pointer}/F`),
    M: buildCondition(context, source.M, scale, `${pointer}/M`),
  };
}

function buildSustained(context: Context, source: Omit<SustainedSource, "window">, pointer: Pointer): SustainedRule {
  const analyte = analyteOf(source.sustained as AnalyteName);
  const { run, without } = source;
  if ((run.length === undefined) === (run.span === undefined)) {
    context.report(messages.invalidValue(place(context, `${pointer}/run`), "a run has either a length or a span", "run: { length: 3 d, consecutive: calendar }"));
  }
  const span = run.span === undefined ? 0 : wholeDays(context, run.span, `${pointer}/run/span`);
  return {
    analyte,
    condition: buildCondition(context, source.is, { kind: "analyte", analyte }, `${pointer}/is`),
    daily: source.daily ?? analyte.daily,
    consecutive: run.consecutive,
    length: run.length === undefined ? 2 : wholeDays(context, run.length, `${pointer}/run/length`),
    span,
    without:
      without === undefined || without === "none"
        ? undefined
        : { intervention: without.intervention, from: duration(without.from), open: without.open === "from" },
  };
}

function wholeDays(context: Context, text: string, pointer: Pointer): number {
  const parsed = duration(text);
  if (parsed.unit !== "days" || parsed.count < 1) {
    context.report(messages.invalidValue(place(context, pointer), `"${text}" is no number of days of at least 1`, "3 d"));
    return 1;
  }
  return parsed.count;
}

function buildCriterion(context: Context, source: CriterionSource, pointer: Pointer): Criterion {
  const node = { pointer, cites: source.cites };
  const parts = (list: readonly CriterionSource[], key: string) =>
    list.map((part, index) => buildCriterion(context, part, `${pointer}/${key}/${index}`));
  if ("all" in source) return { ...node, kind: "all", parts: parts(source.all, "all") };
  if ("any" in source) return { ...node, kind: "any", parts: parts(source.any, "any") };
  if ("not" in source) return { ...node, kind: "not", part: buildCriterion(context, source.not, `${pointer}/not`) };
  if ("at-least" in source) return { ...node, kind: "at-least", count: source["at-least"], parts: parts(source.of, "of") };
  if ("compare" in source) {
    return { ...node, kind: "compare", quantity: source.compare, is: buildRule(context, source.is, scaleOf(context, source.compare), `${pointer}/is`) };
  }
  if ("change" in source) {
    const scale = source.by === "ratio" ? ({ kind: "number", what: "a ratio" } as const) : scaleOf(context, source.change);
    const is = buildCondition(context, source.is, scale, `${pointer}/is`);
    return { ...node, kind: "change", of: source.change, from: source.from, by: source.by, is };
  }
  if ("sustained" in source) {
    return { ...node, kind: "sustained", rule: buildSustained(context, source, pointer), window: buildWindow(source.window) };
  }
  if ("present" in source) return { ...node, kind: "present", selector: buildSelector(source.present), window: optionalWindow(source.window) };
  if ("absent" in source) return { ...node, kind: "absent", selector: buildSelector(source.absent), window: optionalWindow(source.window) };
  if ("measured" in source) return { ...node, kind: "measured", quantities: source.measured };
  if ("evaluable" in source) return { ...node, kind: "evaluable", endpoint: source.evaluable };
  if ("meets" in source) return { ...node, kind: "meets", criterion: source.meets };
  return { ...node, kind: "attribute", attribute: source.attribute, allowed: source.in };
}

function optionalWindow(source: WindowSource | undefined): Window | undefined {
  return source === undefined ? undefined : buildWindow(source);
}

function buildEndpoint(context: Context, name: string, source: EndpointSource): Endpoint {
  const pointer = `/endpoints/${name}`;
  const common = {
    name,
    paramcd: source.paramcd,
    label: source.label,
    role: source.role,
    population: source.population,
    intercurrent: source.intercurrent.map(buildIntercurrent),
    summary: source.summary,
    cites: source.cites,
    pointer,
  };
  switch (source.kind) {
    case "response":
      return {
        ...common,
        kind: "response",
        criterion: buildCriterion(context, source.criterion, `${pointer}/criterion`),
        missing: source.missing,
        estimate: { kind: "proportion", ...source.estimate.proportion },
      };
    case "category":
      return {
        ...common,
        kind: "category",
        categories: source.categories.map((category, index) => ({
          category: category.category,
          label: category.label,
          criterion: buildCriterion(context, category.criterion, `${pointer}/categories/${index}/criterion`),
        })),
        estimate: { kind: "proportion", ...source.estimate.proportion },
      };
    case "change":
      return { ...common, kind: "change", value: source.value, estimate: { kind: "describe", ...source.estimate.describe } };
    case "time-to-event":
      return { ...common, kind: "time-to-event", ...buildTimeToEvent(context, source, pointer) };
  }
}

function buildTimeToEvent(context: Context, source: EndpointSource & { kind: "time-to-event" }, pointer: Pointer) {
  const estimate = source.estimate;
  const kind = "cumulative-incidence" in estimate ? ("cumulative-incidence" as const) : ("kaplan-meier" as const);
  const asked = "cumulative-incidence" in estimate ? estimate["cumulative-incidence"] : estimate["kaplan-meier"];
  return {
    origin: source.origin,
    event: buildEvent(context, source.event, `${pointer}/event`),
    competing: source.competing.map(listOf),
    horizon: source.horizon === undefined ? undefined : duration(source.horizon),
    estimate: { kind, at: asked.at.map(duration), level: asked.level },
  };
}

function buildEvent(context: Context, source: TimeToEventEventSource, pointer: Pointer): TimeToEventEvent {
  if ("event" in source) return { kind: "record", selector: buildSelector(source) };
  return { kind: "sustained", rule: buildSustained(context, source, pointer), startAfter: source["start-after"] };
}

function buildIntercurrent(source: IntercurrentSource): IntercurrentEvent {
  const { before } = source;
  return {
    events: listOf(source.event),
    strategy: source.strategy,
    before:
      before === undefined
        ? undefined
        : { latest: before.latest, otherwise: { at: duration(before.else.at), of: before.else.of } },
    why: source.why ?? "",
  };
}

function buildDecision(context: Context, name: string, source: SimonDecisionSource): SimonDecision {
  const pointer = `/decisions/${name}/simon`;
  const stage1 = mostNotMeeting(context, source["stage-1"]["continue-if"], `${pointer}/stage-1/continue-if`);
  const final = mostNotMeeting(context, source.final["reject-if"], `${pointer}/final/reject-if`);
  const design = { r1: stage1, n1: source["stage-1"].n, r: final, n: source.final.n };
  const sizes = design.n1 < design.n && design.r1 < design.n1 && design.r < design.n && design.r1 <= design.r;
  if (!sizes) context.report(messages.badDesign(place(context, pointer), `${design.r1}/${design.n1}, ${design.r}/${design.n} is no two-stage design`));
  return {
    name,
    endpoint: source.endpoint,
    design,
    evaluable: source.evaluable === undefined ? undefined : buildCriterion(context, source.evaluable, `${pointer}/evaluable`),
    assumptions: source.assumptions,
    cites: source.cites,
    pointer,
  };
}

/** `>= 9` and `> 8` both say that 8 is the most that does not meet it. */
function mostNotMeeting(context: Context, text: string, pointer: Pointer): number {
  const written = parseCondition(text);
  const lower = written?.range.lower;
  const bound = lower === undefined ? Number.NaN : Number(lower.valueOf());
  if (written === undefined || written.unit !== "" || written.range.upper !== undefined || !Number.isInteger(bound)) {
    context.report(messages.invalidValue(place(context, pointer), `"${text}" is no least number of responders`, 'for example ">= 9" or "> 26"'));
    return 0;
  }
  return written.range.lowerOpen ? bound : bound - 1;
}

