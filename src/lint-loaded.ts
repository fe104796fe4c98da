/** The linter joined with what it needs from elsewhere: the text of the files a study cites, and an export. */
import { compareReadings } from "./analysis/robustness/readings.ts";
import type { Diagnostic } from "./core/diagnostic.ts";
import { readFacts } from "./definition/facts.ts";
import { lintStudy } from "./definition/lint/lint.ts";
import { lintMessages } from "./definition/lint/messages.ts";
import type { LoadedStudy } from "./definition/load.ts";
import type { Study } from "./definition/model/study.ts";
import type { Reading } from "./definition/source-tree.ts";
import { participantContext } from "./derivation/derive.ts";
import type { Dataset } from "./ingestion/ingest.ts";
import { plainText } from "./reporting/reading-text.ts";

/** What loads but is probably not meant. `readCited` gives the text of a file that the study cites, by the name it cites. */
export function lintLoaded(
  loaded: LoadedStudy,
  readCited: (name: string) => string | undefined,
): readonly Diagnostic[] {
  return lintStudy(loaded, (file) => {
    const text = readCited(file);
    return text === undefined ? undefined : readFacts(text, file);
  });
}

/** The alternative readings that change nothing on this export. */
export function idleReadings(loaded: LoadedStudy, { participants }: Dataset): readonly Diagnostic[] {
  const derive = (study: Study, endpoint: string) =>
    participants.map((participant) => participantContext(study, participant).endpoint(endpoint));
  const { results } = compareReadings({ loaded, mode: "each", derive });
  const isIdle = (reading: Reading, alternative: number) =>
    results
      .filter(({ choices }) => choices[0]?.reading === reading && choices[0].alternative === alternative)
      .every(({ flips }) => flips.length === 0);
  return loaded.readings.flatMap((reading) =>
    reading.alternatives.flatMap((value, alternative) =>
      isIdle(reading, alternative)
        ? [
            lintMessages.readingWithoutEffect(
              { file: loaded.study.file, ...reading.position },
              plainText(value),
              participants.length,
            ),
          ]
        : [],
    ),
  );
}
