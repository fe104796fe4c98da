/** The names inside definitions of episodes, and those that endpoints take from them: the times after a transfusion. */
import type { Diagnostic } from "../../core/diagnostic.ts";
import type { SourceReference } from "../../core/source-reference.ts";
import { suggestion } from "../../core/suggest.ts";
import { messages } from "../messages.ts";
import type { EpisodeDefinition } from "../model/episodes.ts";
import type { Study } from "../model/study.ts";
import { criteriaOf, criterionNodes } from "../walk/criterion-nodes.ts";
import type { Place } from "./place.ts";

export function checkEpisodes(study: Study, place: Place): readonly Diagnostic[] {
  return [
    ...[...study.episodes.values()].flatMap((definition) => limitsAtUnknownTimes(definition, place)),
    ...reports(study, place),
    ...classesWithoutLimits(study, place),
  ];
}

function limitsAtUnknownTimes({ post, refractory, pointer }: EpisodeDefinition, place: Place): readonly Diagnostic[] {
  return [...refractory.keys()].flatMap((at) => unknownTime(at, post, place(`${pointer}/refractory/${at}`)));
}

function unknownTime(at: string, post: EpisodeDefinition["post"], where: SourceReference): readonly Diagnostic[] {
  const known = [...post.keys()];
  return post.has(at) ? [] : [messages.unknownName(where, "time after the transfusion", at, suggestion(at, known))];
}

/** Names of definitions that do not exist are reported by `check-names.ts`. */
function reports(study: Study, place: Place): readonly Diagnostic[] {
  return [...study.endpoints.values()].flatMap((endpoint) => {
    if (endpoint.kind !== "episodes" || endpoint.report.kind === "class") return [];
    const { report, pointer } = endpoint;
    const definition = study.episodes.get(endpoint.episodes);
    if (definition === undefined) return [];
    const where = `${pointer}/report/${report.kind}`;
    const noVolume = report.kind === "recovery" && definition.bloodVolume === undefined;
    return [
      ...unknownTime(report.at, definition.post, place(where)),
      ...(noVolume ? [messages.missingKey(place(definition.pointer), "blood-volume", "")] : []),
    ];
  });
}

/** Whoever asks for the class of episodes needs the limits that make one refractory. */
function classesWithoutLimits(study: Study, place: Place): readonly Diagnostic[] {
  const asked = new Set([
    ...criteriaOf(study)
      .flatMap(criterionNodes)
      .flatMap((node) => (node.kind === "episodes" ? [node.rule.episodes] : [])),
    ...[...study.endpoints.values()].flatMap((endpoint) => {
      if (endpoint.kind === "episodes") return endpoint.report.kind === "class" ? [endpoint.episodes] : [];
      return endpoint.kind === "time-to-event" && endpoint.event.kind === "episodes" ? [endpoint.event.episodes] : [];
    }),
  ]);
  return [...asked].flatMap((name) => {
    const definition = study.episodes.get(name);
    return definition === undefined || definition.refractory.size > 0
      ? []
      : [messages.missingKey(place(definition.pointer), "refractory", "")];
  });
}
