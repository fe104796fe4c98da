/**
 * The decision of a Simon two-stage design from participants, not from counts typed in: who counts, in which order, who was
 * replaced and why, who is still pending. While a counted place is pending the stage is pending; what is already certain is said beside it.
 */
import { type Day, dayText, parseDay } from "../../core/calendar.ts";
import { compareText } from "../../core/diagnostic.ts";
import type { Participant } from "../../core/participant.ts";
import type { SourceReference } from "../../core/source-reference.ts";
import type { Criterion } from "../../definition/model/criterion.ts";
import type { SimonDecision } from "../../definition/model/decision.ts";
import type { Study } from "../../definition/model/study.ts";
import { criterionNodes } from "../../definition/walk/criterion-nodes.ts";
import type { Derivation } from "../../derivation/derivation.ts";
import { participantContext } from "../../derivation/derive.ts";
import type { SimonDecisionWord } from "../../statistics/simon/simon-decision.ts";
import { isResponder } from "../estimates/response-estimates.ts";

/** A participant's place in the decision. */
export interface Place {
  readonly participant: string;
  readonly enrolledOn: string;
  /** `counted` and `pending` hold a place; `replaced` gives it to the next; `beyond` comes after the last place, evaluable or not. */
  readonly standing: "counted" | "pending" | "replaced" | "beyond";
  /** 1, 2, 3 … among counted and pending; undefined for the others. */
  readonly place: number | undefined;
  readonly response: "Y" | "N" | undefined;
  readonly why: string;
  /** The day the response was known. */
  readonly knownOn: Day | undefined;
  readonly source: SourceReference;
}

export interface StageCount {
  readonly size: number;
  readonly responders: number;
  readonly evaluable: number;
  readonly pending: number;
}

export interface StageGate {
  readonly decision: SimonDecision;
  readonly word: SimonDecisionWord;
  readonly places: readonly Place[];
  readonly stage1: StageCount;
  readonly final: StageCount;
  /** What the pending participants can no longer change, and since when. */
  readonly certain: { readonly word: string; readonly since: string | undefined } | undefined;
}

/** Participants whose place cannot be told because the date of enrolment is blank. */
export interface OrderUnknown {
  readonly kind: "order-unknown";
  readonly participants: readonly Participant[];
}

/** Decides from derivations of every participant (one per participant) for the endpoint of the decision. */
export function decideStageGate(
  study: Study,
  decision: SimonDecision,
  derivations: readonly Derivation[],
): StageGate | OrderUnknown {
  const judged = derivations.map((derivation) => ({ derivation, ...standingOf(study, decision, derivation) }));
  const unordered = judged.filter(
    ({ standing, derivation }) =>
      (standing === "counted" || standing === "pending") && enrolledOn(derivation.participant) === undefined,
  );
  if (unordered.length > 0)
    return { kind: "order-unknown", participants: unordered.map(({ derivation }) => derivation.participant) };
  const inOrder = [...judged].sort(
    (a, b) =>
      (enrolledOn(a.derivation.participant) ?? 0) - (enrolledOn(b.derivation.participant) ?? 0) ||
      compareText(a.derivation.participant.id, b.derivation.participant.id),
  );
  const places = assignPlaces(inOrder, decision.design.n);
  return decide(decision, places);
}

function enrolledOn(participant: Participant): Day | undefined {
  return parseDay(participant.attributes.get("enrolled_on") ?? "");
}

interface Judged {
  readonly derivation: Derivation;
  readonly standing: Place["standing"];
  readonly why: string;
}

function standingOf(study: Study, decision: SimonDecision, derivation: Derivation): Omit<Judged, "derivation"> {
  const { outcome, participant } = derivation;
  const enrolled = enrolledOn(participant);
  if (enrolled !== undefined && enrolled > participant.followUp.cutoff)
    return { standing: "beyond", why: "enrolled after the data cut-off" };
  if (outcome.kind === "not-evaluable" && outcome.reason === "NOT_IN_POPULATION")
    return { standing: "replaced", why: outcome.detail };
  if (isOpen(derivation)) return { standing: "pending", why: "the window of the assessment is still open" };
  if (decision.evaluable === undefined) {
    return outcome.kind === "verdict" ? { standing: "counted", why: "" } : { standing: "replaced", why: "no verdict" };
  }
  const context = participantContext(study, participant);
  const finding = context.criterion(decision.evaluable);
  if (finding.truth === "met" && outcome.kind === "verdict") return { standing: "counted", why: "" };
  const open = endpointsIn(decision.evaluable).some((name) => isOpen(context.endpoint(name)));
  if (open) return { standing: "pending", why: "the window of the assessment is still open" };
  return { standing: "replaced", why: whyReplaced(participant) };
}

function isOpen({ outcome }: Derivation): boolean {
  return outcome.kind === "not-evaluable" && outcome.reason === "WINDOW_OPEN";
}

function endpointsIn(criterion: Criterion): readonly string[] {
  return criterionNodes(criterion).flatMap((node) => (node.kind === "evaluable" ? [node.endpoint] : []));
}

function whyReplaced({ followUp }: Participant): string {
  const { withdrawal } = followUp;
  if (withdrawal === undefined) return "not assessed";
  const cause = withdrawal.attributes.get("cause");
  return `withdrew on ${dayText(withdrawal.day)}${cause === undefined ? "" : ` (${cause})`}`;
}

function assignPlaces(inOrder: readonly Judged[], size: number): readonly Place[] {
  let taken = 0;
  return inOrder.map(({ derivation, standing, why }): Place => {
    const isBeyond = standing === "beyond" || taken === size;
    const holds = !isBeyond && standing !== "replaced";
    if (holds) taken += 1;
    const counted = standing === "counted";
    return {
      participant: derivation.participant.id,
      enrolledOn: derivation.participant.attributes.get("enrolled_on") ?? "",
      standing: isBeyond ? "beyond" : standing,
      place: holds ? taken : undefined,
      response: counted ? (isResponder(derivation) ? "Y" : "N") : undefined,
      why,
      knownOn: counted ? derivation.day : undefined,
      source: derivation.participant.source,
    };
  });
}

function decide(decision: SimonDecision, places: readonly Place[]): StageGate {
  const { n1, n } = decision.design;
  const [stage1, final] = [countUpTo(places, n1), countUpTo(places, n)];
  const word = wordOf(decision, stage1, final);
  return { decision, word, places, stage1, final, certain: certainty(decision, places, word) };
}

function countUpTo(places: readonly Place[], size: number): StageCount {
  const held = places.filter(({ place }) => place !== undefined && place <= size);
  const counted = held.filter(({ standing }) => standing === "counted");
  return {
    size,
    responders: counted.filter(({ response }) => response === "Y").length,
    evaluable: counted.length,
    pending: held.length - counted.length,
  };
}

function wordOf({ design }: SimonDecision, stage1: StageCount, final: StageCount): SimonDecisionWord {
  if (stage1.evaluable < design.n1) return "stage-1-pending";
  if (stage1.responders <= design.r1) return "stop";
  // With nobody enrolled beyond stage 1 the news is that the trial may go on.
  if (final.evaluable + final.pending === design.n1) return "continue";
  if (final.evaluable < design.n) return "stage-2-pending";
  return final.responders > design.r ? "reject" : "do-not-reject";
}

/** What pending and future participants can no longer change, whoever replaces them, and the day it became so. */
function certainty({ design }: SimonDecision, places: readonly Place[], word: SimonDecisionWord): StageGate["certain"] {
  const inStage1 = word === "stage-1-pending" || word === "stop";
  const size = inStage1 ? design.n1 : design.n;
  const known = places
    .filter(({ place, standing }) => standing === "counted" && place !== undefined && place <= size)
    .sort(
      (a, b) =>
        (a.knownOn ?? Number.MAX_SAFE_INTEGER) - (b.knownOn ?? Number.MAX_SAFE_INTEGER) ||
        (a.place ?? 0) - (b.place ?? 0),
    );
  let responses = 0;
  for (const [index, place] of known.entries()) {
    if (place.response === "Y") responses += 1;
    const certain = certainOf(design, { responses, evaluable: index + 1 }, inStage1);
    if (certain !== undefined)
      return { word: certain, since: place.knownOn === undefined ? undefined : dayText(place.knownOn) };
  }
  return undefined;
}

function certainOf(
  design: SimonDecision["design"],
  counts: { responses: number; evaluable: number },
  inStage1: boolean,
): string | undefined {
  const size = inStage1 ? design.n1 : design.n;
  const most = inStage1 ? design.r1 : design.r;
  if (counts.responses > most) return inStage1 ? "continue" : "reject";
  return counts.responses + (size - counts.evaluable) <= most ? (inStage1 ? "stop" : "do-not-reject") : undefined;
}
