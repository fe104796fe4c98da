/** What the sampling can show, as tables for a terminal and as an object for a machine. */
import type { EndpointObservability, ParticipantObservability } from "../analysis/observability/observability.ts";
import { compareText } from "../core/diagnostic.ts";
import { alignColumns } from "./columns-text.ts";

export function observabilityText(endpoints: readonly EndpointObservability[]): string {
  const rows = endpoints.map((endpoint) => [
    endpoint.endpoint.paramcd,
    ...STATUSES.map((status) => String(count(endpoint, status))),
  ]);
  const head = alignColumns(
    [["can it be seen", "evaluable", "not evaluable", "cannot show", "open"], ...rows],
    [1, 2, 3, 4],
  );
  return [head, ...endpoints.flatMap(endpointLines), ""].join("\n");
}

const STATUSES = ["evaluable", "not-evaluable", "cannot-show", "open"] as const;

function count({ participants }: EndpointObservability, status: ParticipantObservability["status"]): number {
  return participants.filter((participant) => participant.status === status).length;
}

/** What the endpoint needs of the sampling and how many meet it; then why participants are not evaluable, a line for each reason. */
function endpointLines({ endpoint, requirements, participants }: EndpointObservability): readonly string[] {
  const needs = requirements.map(({ requirement, met, of }) => `  ${requirement}: ${met} of ${of} participants`);
  const reasons = reasonRows(
    participants.filter(({ status }) => status === "not-evaluable" || status === "cannot-show"),
  );
  if (needs.length + reasons.length === 0) return [];
  return ["", endpoint.paramcd, ...needs, ...(reasons.length === 0 ? [] : [alignColumns(reasons, [0])])];
}

/** The most frequent reason first. */
function reasonRows(participants: readonly ParticipantObservability[]): readonly (readonly string[])[] {
  const byReason = new Map<string, ParticipantObservability[]>();
  for (const participant of participants)
    byReason.set(participant.reason, [...(byReason.get(participant.reason) ?? []), participant]);
  return [...byReason]
    .sort(([a, x], [b, y]) => y.length - x.length || compareText(a, b))
    .map(([reason, group]) => [`    ${group.length}`, reason, namesText(group), lacksText(group)]);
}

const NAMED = 3;

function namesText(group: readonly ParticipantObservability[]): string {
  const names = group.slice(0, NAMED).map(({ participant }) => participant);
  const others = group.length - names.length;
  return others === 0 ? names.join(", ") : `${names.join(", ")} and ${others} more`;
}

const LONGEST = 120;

/** What they lack, or, where that is not the same for all of them, what the first lacks. */
function lacksText(group: readonly ParticipantObservability[]): string {
  const [first = "", ...others] = [...new Set(group.map(lackText))];
  const text = first.length > LONGEST ? `${first.slice(0, LONGEST)}…` : first;
  return others.length === 0 ? text : `${group[0]?.participant ?? ""}: ${text}`;
}

/** What can be counted; where nothing can, why there is no window to count in. */
function lackText({ lacks, detail }: ParticipantObservability): string {
  const most = new Map<string, { readonly missing: number; readonly unit: string }>();
  for (const { name, missing, unit } of lacks)
    if (missing !== undefined && missing > (most.get(name)?.missing ?? 0)) most.set(name, { missing, unit });
  if (most.size > 0) return [...most].map(([name, { missing, unit }]) => countedText(name, missing, unit)).join("; ");
  return lacks[0] === undefined ? detail : `${lacks[0].name}: ${lacks[0].unit}`;
}

function countedText(name: string, missing: number, unit: string): string {
  const days = missing === 1 ? "day" : "days";
  return unit === "measured days"
    ? `${missing} more measured ${days} for ${name}`
    : `${missing} more ${days} of ${name}`;
}

export function observabilityObject(endpoints: readonly EndpointObservability[]): readonly unknown[] {
  return endpoints.map(({ endpoint, requirements, participants }) => ({
    paramcd: endpoint.paramcd,
    requirements,
    participants,
  }));
}
