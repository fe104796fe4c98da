/** The part of a definition of episodes that an endpoint rests on: what it does not report cannot change it. */

import type { Endpoint } from "../model/endpoint.ts";
import type { EpisodeDefinition, EpisodeReport } from "../model/episodes.ts";
import type { Study } from "../model/study.ts";
import { criterionNodes } from "./criterion-nodes.ts";

/** The definitions with what the endpoint does not look at taken out. */
export function episodesReached(study: Study, endpoint: Endpoint | undefined): Study["episodes"] {
  if (endpoint?.kind !== "episodes" || countedElsewhere(study)) return study.episodes;
  const definition = study.episodes.get(endpoint.episodes);
  return definition === undefined
    ? study.episodes
    : new Map([[definition.name, reported(definition, endpoint.report)]]);
}

/** A population may rest on the class of episodes, and with it every endpoint in that population. */
function countedElsewhere(study: Study): boolean {
  const populations = [...study.populations.values()].flatMap(({ criterion }) => criterion ?? []);
  return [...populations, ...study.criteria.values()].flatMap(criterionNodes).some((node) => node.kind === "episodes");
}

function reported(definition: EpisodeDefinition, report: EpisodeReport): EpisodeDefinition {
  const times = report.kind === "class" ? [...definition.refractory.keys()] : [report.at];
  const post = new Map([...definition.post].filter(([name]) => times.includes(name)));
  if (report.kind === "class") return { ...definition, post };
  const narrowed = { ...definition, post, refractory: new Map() };
  if (report.kind === "cci") return narrowed;
  const withoutSurface = { ...narrowed, bodySurface: "mosteller" } as const;
  return report.kind === "recovery" ? withoutSurface : { ...withoutSurface, doseWhenEmpty: undefined };
}
