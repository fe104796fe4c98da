/** One derivation per participant and endpoint, whatever the data: nobody disappears. */
import type { Day } from "../core/calendar.ts";
import { pointValue } from "../core/interval.ts";
import type { DatedRecord, Participant } from "../core/participant.ts";
import type { CategoryEndpoint, ChangeEndpoint, Endpoint, ResponseEndpoint } from "../definition/model/endpoint.ts";
import type { Context } from "./context.ts";
import type { Derivation, Outcome } from "./derivation.ts";
import { deriveEpisodes } from "./episodes/endpoint.ts";
import { assessmentDay, type Closing, decidingEvidence, type Finding, firstChange, latestClosing } from "./finding.ts";
import { compositeEvent } from "./intercurrent.ts";
import { unitOf } from "./quantities/quantity.ts";
import type { Reason } from "./reason.ts";
import { deriveAdverseEvents } from "./safety/adverse-events.ts";
import { deriveShift } from "./safety/shift.ts";
import { deriveTimeToEvent } from "./time-to-event/time-to-event.ts";
import { inFollowUpAtCutoff } from "./window.ts";

type Body = Omit<Derivation, "participant" | "endpoint" | "reference">;

/** What is not given is nothing. */
function bodyOf(given: Pick<Body, "outcome" | "analysed" | "evidence"> & Partial<Body>): Body {
  const { outcome, analysed, day, start, change, evidence, findings = [], notes = [] } = given;
  return { outcome, analysed, day, start, change, evidence, findings, notes };
}

export function deriveEndpoint(context: Context, endpoint: Endpoint): Derivation {
  const body = outsidePopulation(context, endpoint) ?? deriveBody(context, endpoint);
  return derivationOf(context.participant, endpoint, referenceDay(context), body);
}

/** Every derivation has its fields in one order, see `findingOf`. */
function derivationOf(
  participant: Participant,
  endpoint: Endpoint,
  reference: Day | undefined,
  body: Body,
): Derivation {
  const { outcome, analysed, day, start, change, evidence, findings, notes, adverseEvents, shift } = body;
  const common = { participant, endpoint, outcome, analysed, day, start, reference, change, evidence, findings, notes };
  if (adverseEvents !== undefined) return { ...common, adverseEvents };
  return shift === undefined ? common : { ...common, shift };
}

function referenceDay(context: Context): Day | undefined {
  const { reference } = context.study;
  const anchor = reference === undefined ? undefined : context.anchor(reference);
  return anchor?.status === "day" ? anchor.day : undefined;
}

function outsidePopulation(context: Context, endpoint: Endpoint): Body | undefined {
  const criterion = context.study.populations.get(endpoint.population)?.criterion;
  if (criterion === undefined) return undefined;
  const finding = context.criterion(criterion);
  if (finding.truth === "met") return undefined;
  const detail = `population ${endpoint.population}: ${finding.detail === "" ? finding.truth : finding.detail}`;
  return notEvaluable("NOT_IN_POPULATION", detail, [{ label: `population ${endpoint.population}`, finding }]);
}

function deriveBody(context: Context, endpoint: Endpoint): Body {
  switch (endpoint.kind) {
    case "response":
      return deriveResponse(context, endpoint);
    case "category":
      return deriveCategory(context, endpoint);
    case "change":
      return deriveValue(context, endpoint);
    case "time-to-event":
      return bodyOf(deriveTimeToEvent(context, endpoint));
    case "adverse-events":
      return deriveAdverseEvents(context, endpoint);
    case "shift":
      return deriveShift(context, endpoint);
    case "episodes":
      return bodyOf(deriveEpisodes(context, endpoint));
  }
}

function notEvaluable(reason: Reason, detail: string, findings: Derivation["findings"]): Body {
  const evidence = findings.flatMap(({ finding }) => decidingEvidence(finding));
  return bodyOf({ outcome: { kind: "not-evaluable", reason, detail }, analysed: false, evidence, findings });
}

function deriveResponse(context: Context, endpoint: ResponseEndpoint): Body {
  const finding = context.criterion(endpoint.criterion);
  const findings = [{ label: endpoint.label, finding }];
  const open = openUntil(context, finding.closing, finding.truth !== "not-evaluable");
  if (open !== undefined) return notEvaluable("WINDOW_OPEN", `open until ${open}`, findings);
  // Three-valued logic first: what is already not met needs no imputation, whatever else happened.
  const composite = finding.truth === "not-met" ? undefined : compositeEvent(context, endpoint);
  const outcome = outcomeOfResponse(endpoint, finding, composite);
  return bodyOf({
    outcome,
    analysed: outcome.kind === "verdict",
    day: composite === undefined ? assessmentDay(finding) : composite.day,
    change: firstChange(finding),
    evidence: composite === undefined ? decidingEvidence(finding) : [composite],
    findings,
    notes: finding.nearMiss === undefined ? [] : [finding.nearMiss],
  });
}

function outcomeOfResponse(endpoint: ResponseEndpoint, finding: Finding, composite: DatedRecord | undefined): Outcome {
  if (finding.truth === "not-met") return verdict("N");
  if (composite !== undefined) return imputedNo(reasonOfEvent(composite.name), composite.name);
  if (finding.truth === "met") return verdict("Y");
  const reason = finding.reason ?? "NO_VALUE";
  if (endpoint.missing === "non-response") return imputedNo(reason, "");
  return { kind: "not-evaluable", reason, detail: reasonDetail(finding) };
}

function verdict(answer: "Y" | "N"): Outcome {
  return { kind: "verdict", verdict: answer, imputed: false, reason: undefined, event: "" };
}

function imputedNo(reason: Reason, event: string): Outcome {
  return { kind: "verdict", verdict: "N", imputed: true, reason, event };
}

function reasonOfEvent(event: string): Reason {
  if (event === "death") return "DIED";
  return event === "withdrawal" ? "WITHDRAWN" : "INTERCURRENT_EVENT";
}

/** The detail of the first undecided clause. */
function reasonDetail(finding: Finding): string {
  if (finding.parts.length === 0) return finding.detail;
  const part = finding.parts.find((candidate) => candidate.truth === "not-evaluable");
  return part === undefined ? finding.detail : reasonDetail(part);
}

/** The day a window that is still open closes, where the participant may yet add data to it. */
function openUntil(context: Context, closing: Closing, decided: boolean): string | undefined {
  const { followUp } = context.participant;
  if (!inFollowUpAtCutoff(followUp)) return undefined;
  const isOpen = (day: Day | undefined) => day !== undefined && day > followUp.cutoff;
  if (isOpen(closing.always)) return dayAfterOrigin(closing.always, followUp.cutoff);
  return !decided && isOpen(closing.whileUndecided)
    ? dayAfterOrigin(closing.whileUndecided, followUp.cutoff)
    : undefined;
}

function dayAfterOrigin(day: Day | undefined, cutoff: Day): string {
  const left = (day ?? cutoff) - cutoff;
  return `${left} ${left === 1 ? "day" : "days"} after the data cut-off`;
}

/** The first category met, provided that no category before it is undecided. */
function deriveCategory(context: Context, endpoint: CategoryEndpoint): Body {
  const findings = endpoint.categories.map(({ category, criterion }) => ({
    label: category,
    finding: context.criterion(criterion),
  }));
  const decider = findings.find(({ finding }) => finding.truth !== "not-met");
  const decided = decider?.finding.truth === "met";
  const closing = latestClosing(findings.map(({ finding }) => finding.closing));
  const open = openUntil(context, closing, decided);
  if (open !== undefined) return notEvaluable("WINDOW_OPEN", `open until ${open}`, findings);
  if (decider === undefined) return notEvaluable("NO_VALUE", "no category is met", findings);
  if (!decided)
    return notEvaluable(
      decider.finding.reason ?? "NO_VALUE",
      `${decider.label}: ${reasonDetail(decider.finding)}`,
      findings,
    );
  return bodyOf({
    outcome: { kind: "category", category: decider.label },
    analysed: true,
    day: findings.map(({ finding }) => assessmentDay(finding)).reduce(laterDay, undefined),
    evidence: decidingEvidence(decider.finding),
    // Categories after the one that is met were not asked for.
    findings: findings.slice(0, findings.indexOf(decider) + 1),
  });
}

function laterDay(a: Day | undefined, b: Day | undefined): Day | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return Math.max(a, b);
}

function deriveValue(context: Context, endpoint: ChangeEndpoint): Body {
  const result = context.quantity(endpoint.value);
  const open = openUntil(context, result.closing, result.status === "value");
  const { evidence } = result;
  const none = (reason: Reason, detail: string) =>
    bodyOf({ outcome: { kind: "not-evaluable", reason, detail }, analysed: false, evidence });
  if (open !== undefined) return none("WINDOW_OPEN", `open until ${open}`);
  if (result.status === "none") return none(result.reason, result.detail);
  const value = pointValue(result.value);
  if (value === undefined) return none("INTERVAL", result.detail);
  const unit = unitOf(context.study, endpoint.value);
  return bodyOf({
    outcome: { kind: "value", value, unit },
    analysed: true,
    day: result.day,
    change: changeOf(context, endpoint, unit),
    evidence,
  });
}

function changeOf(context: Context, endpoint: ChangeEndpoint, unit: string): Derivation["change"] {
  const quantity = context.study.quantities.get(endpoint.value);
  if (quantity?.kind !== "change") return undefined;
  const [base, change] = [context.quantity(quantity.from), context.quantity(quantity.name)];
  if (base.status === "none" || change.status === "none") return undefined;
  return { base: base.value, change: change.value, unit };
}
