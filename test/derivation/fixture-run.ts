/** A shipped study on its fixture. */
import { readFileSync } from "node:fs";
import { parseDay } from "../../src/core/calendar.ts";
import { runStudy, type StudyRun } from "../../src/engine.ts";
import { openFiles } from "../ingestion/small-export.ts";

const ROOT = new URL("../../", import.meta.url);

export async function runFixture(trial: string, cutoff?: string): Promise<StudyRun> {
  const names = ["participants.csv", "labs.csv", "interventions.csv", "events.csv"];
  const files = Object.fromEntries(
    names.map((name) => [name, new Uint8Array(readFileSync(new URL(`fixtures/${trial}/${name}`, ROOT)))]),
  );
  const file = { name: `${trial}.yaml`, text: readFileSync(new URL(`endpoints/${trial}.yaml`, ROOT), "utf8") };
  const options = {
    cutoff: cutoff === undefined ? undefined : parseDay(cutoff),
    transfusionsComplete: false,
    readings: "none",
    only: undefined,
  } as const;
  const { value, diagnostics } = await runStudy(file, openFiles(files), options);
  if (value === undefined) throw new Error(JSON.stringify(diagnostics));
  return value;
}
