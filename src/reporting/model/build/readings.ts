/** Endpoints under every choice of readings, and who turns. */
import type { ReadingResult } from "../../../analysis/robustness/readings.ts";
import { sourceText } from "../../../core/source-reference.ts";
import type { ReadingChoice } from "../../../definition/load.ts";
import { parameterName, plainText } from "../../reading-text.ts";
import type { FlipFacts } from "../participant-level.ts";
import type { ReadingChoiceFacts, ReadingFacts } from "../reading-facts.ts";
import { estimateFacts } from "./estimates.ts";

export function readingFacts(results: readonly ReadingResult[]): readonly ReadingFacts[] {
  return identified(results).map(({ id, result }) => ({
    id,
    paramcd: result.endpoint.paramcd,
    choices: result.choices.map(choiceFacts),
    estimate: result.estimate === undefined ? null : estimateFacts(result.estimate),
    base: result.base === undefined ? null : estimateFacts(result.base),
    flips: result.flips.length,
    decision: result.decision ?? null,
  }));
}

export function flipFacts(results: readonly ReadingResult[]): readonly FlipFacts[] {
  return identified(results).flatMap(({ id, result }) =>
    result.flips.map(({ participant, from, to, rows }) => ({
      reading: id,
      participant,
      from,
      to,
      sources: rows.map(sourceText),
    })),
  );
}

function identified(results: readonly ReadingResult[]): readonly { id: string; result: ReadingResult }[] {
  const counts = new Map<string, number>();
  return results.map((result) => {
    const { paramcd } = result.endpoint;
    const number = counts.get(paramcd) ?? 0;
    counts.set(paramcd, number + 1);
    return { id: `${paramcd}/${number}`, result };
  });
}

function choiceFacts({ reading, alternative }: ReadingChoice): ReadingChoiceFacts {
  return {
    ref: reading.ref,
    parameter: parameterName(reading),
    use: plainText(reading.use),
    instead: plainText(reading.alternatives[alternative] ?? null),
    why: reading.why,
  };
}
