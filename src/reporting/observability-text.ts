/** What the sampling can show, as tables for a terminal and as an object for a machine. */
import type { EndpointObservability, ParticipantObservability } from "../analysis/observability/observability.ts";
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

/** What the endpoint needs of the sampling and how many meet it; then the participants who are not evaluable. */
function endpointLines({ endpoint, requirements, participants }: EndpointObservability): readonly string[] {
  const unmet = requirements.map(({ requirement, met, of }) => `  ${requirement}: ${met} of ${of} participants`);
  const rows = participants
    .filter(({ status }) => status === "not-evaluable" || status === "cannot-show")
    .map((participant) => ["   ", participant.participant, participant.reason, lackText(participant)]);
  if (unmet.length + rows.length === 0) return [];
  return ["", endpoint.paramcd, ...unmet, ...(rows.length === 0 ? [] : [alignColumns(rows)])];
}

/** What can be counted; where nothing can, why there is no window to count in. */
function lackText({ lacks, detail }: ParticipantObservability): string {
  const counted = lacks.flatMap(({ name, missing, unit }) =>
    missing === undefined ? [] : [`${missing} more ${missing === 1 ? unit.replace("days", "day") : unit} for ${name}`],
  );
  if (counted.length > 0) return counted.join("; ");
  return lacks[0] === undefined ? detail : `${lacks[0].name}: ${lacks[0].unit}`;
}

export function observabilityObject(endpoints: readonly EndpointObservability[]): readonly unknown[] {
  return endpoints.map(({ endpoint, requirements, participants }) => ({
    paramcd: endpoint.paramcd,
    requirements,
    participants,
  }));
}
