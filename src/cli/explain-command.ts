/** `nadir explain`: the definition in English, or one participant's verdict with the rows behind it. */

import { findKnifeEdges } from "../analysis/robustness/knife-edge.ts";
import { nearest } from "../core/suggest.ts";
import type { LoadedStudy } from "../definition/load.ts";
import type { Endpoint } from "../definition/model/endpoint.ts";
import type { Study } from "../definition/model/study.ts";
import { explainStudy } from "../definition/prose/explain.ts";
import { participantContext } from "../derivation/derive.ts";
import { checkStudy, readExport } from "../engine.ts";
import { knifeEdgeLines } from "../reporting/knife-edge-text.ts";
import { verdictText } from "../reporting/verdict-text.ts";
import { EXIT, type ExitStatus, UsageError } from "./exit-status.ts";
import { exportFolder } from "./export-folder.ts";
import type { ExplainArguments } from "./main.ts";
import { showDiagnostics } from "./show-diagnostics.ts";
import { readStudyFile } from "./study-file.ts";

export async function explainCommand(path: string, options: ExplainArguments): Promise<ExitStatus> {
  if ((options.participant === undefined) !== (options.data === undefined)) {
    throw new UsageError("a verdict is explained with both --data and --participant; the definition with neither");
  }
  if (options.endpoint !== undefined && options.data === undefined) {
    throw new UsageError(
      "--endpoint goes with --data and --participant; without them the whole definition is explained",
    );
  }
  const checked = checkStudy(readStudyFile(path));
  if (checked.value === undefined) {
    showDiagnostics(checked.diagnostics);
    return EXIT.diagnostics;
  }
  if (options.data === undefined || options.participant === undefined) {
    process.stdout.write(explainStudy(checked.value.study, checked.value.readings));
    return EXIT.done;
  }
  return explainParticipant(checked.value, options.data, options.participant, options);
}

async function explainParticipant(
  loaded: LoadedStudy,
  data: string,
  id: string,
  options: ExplainArguments,
): Promise<ExitStatus> {
  const endpoints = endpointsAsked(loaded.study, options.endpoint);
  const read = await readExport(loaded, exportFolder(data, options.sources).open, {
    cutoff: options.cutoff,
    transfusionsComplete: options.transfusionsComplete === true,
  });
  if (read.value === undefined) {
    showDiagnostics(read.diagnostics);
    return EXIT.diagnostics;
  }
  const participant = read.value.participants.find((candidate) => candidate.id === id);
  if (participant === undefined)
    throw new UsageError(
      `there is no participant ${id}${hint(
        id,
        read.value.participants.map((other) => other.id),
      )}`,
    );
  const context = participantContext(loaded.study, participant);
  const edges = (name: string) => knifeEdgeLines(findKnifeEdges(loaded.study, [participant], [name]));
  process.stdout.write(
    endpoints.map(({ name }) => `${verdictText(loaded.study, context.endpoint(name))}${edges(name)}`).join("\n"),
  );
  return EXIT.done;
}

function endpointsAsked(study: Study, asked: string | undefined): readonly Endpoint[] {
  const all = [...study.endpoints.values()];
  if (asked === undefined) return all;
  const found = all.filter((endpoint) => endpoint.name === asked || endpoint.paramcd === asked.toUpperCase());
  if (found.length > 0) return found;
  const names = all.map((endpoint) => `${endpoint.paramcd} (${endpoint.name})`).join(", ");
  throw new UsageError(`the study has no endpoint ${asked}; it has ${names}`);
}

function hint(id: string, known: readonly string[]): string {
  const near = nearest(id, known);
  return near === undefined ? "" : `; did you mean ${near}?`;
}
