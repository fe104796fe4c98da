/** A run that draws nothing keeps no findings; its derivations.csv is the same. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { outputFiles, runStudy } from "../../src/engine.ts";
import { openFiles } from "../ingestion/small-export.ts";

const ROOT = new URL("../../", import.meta.url);
const read = (path: string) => readFileSync(new URL(path, ROOT), "utf8");

async function runOf(trial: string, keepFindings: boolean) {
  const names = ["participants.csv", "labs.csv", "interventions.csv", "events.csv"];
  const files = Object.fromEntries(names.map((name) => [name, read(`fixtures/${trial}/${name}`)]));
  const options = {
    cutoff: undefined,
    transfusionsComplete: false,
    readings: "none",
    only: undefined,
    keepFindings,
  } as const;
  const study = { name: `${trial}.yaml`, text: read(`endpoints/${trial}.yaml`) };
  const { value } = await runStudy(study, openFiles(files), options);
  if (value === undefined) throw new Error(`${trial} does not run`);
  return value;
}

test.each(["NCT07362095", "NCT05660785"])("%s", async (trial) => {
  const [kept, leftOut] = [await runOf(trial, true), await runOf(trial, false)];
  expect(outputFiles(leftOut, "none")).toEqual(outputFiles(kept, "none"));
  expect(kept.derivations.some(({ evidence }) => evidence.length > 0)).toBe(true);
  expect(leftOut.derivations.every(({ evidence, findings }) => evidence.length + findings.length === 0)).toBe(true);
});
