/** The exports made bad on purpose, against a study file that reads all of them. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { checkStudy, readExport } from "../../src/engine.ts";
import { openFiles, places } from "./small-export.ts";

const ROOT = new URL("../../", import.meta.url);
const BAD = new URL("fixtures/bad/", ROOT);
const FILES = ["participants.csv", "labs.csv", "interventions.csv", "events.csv"];

const SAID: Readonly<Record<string, readonly string[]>> = {
  good: ["labs.csv:8:unit DATA_UNIT_CHANGE"],
  "column-missing": ["labs.csv:1:unit DATA_MISSING_COLUMN"],
  "field-missing": ["labs.csv:5 DATA_FIELD_COUNT"],
  "date-impossible": ["labs.csv:9:collected_at DATA_BAD_DATE"],
  "unit-unknown": ["labs.csv:7:unit DATA_UNKNOWN_UNIT"],
  "values-conflicting": ["labs.csv:6:value DATA_CONFLICT labs.csv:5:value"],
  "participant-unlisted": ["labs.csv:12:participant_id DATA_UNKNOWN_PARTICIPANT"],
  "participant-repeated": ["participants.csv:5:participant_id DATA_DUPLICATE_PARTICIPANT participants.csv:3"],
  "participants-missing": ["participants.csv:1 DATA_MISSING_FILE"],
  "labs-empty": ["labs.csv:1 DATA_EMPTY_FILE"],
  "labs-binary": ["labs.csv:3 DATA_BINARY_FILE"],
};

async function said(name: string): Promise<string[]> {
  const folder = new URL(`${name}/`, BAD);
  const files = FILES.filter((file) => existsSync(new URL(file, folder))).map((file) => [
    file,
    new Uint8Array(readFileSync(new URL(file, folder))),
  ]);
  const study = checkStudy({
    name: "study.yaml",
    text: readFileSync(new URL("endpoints/NCT07362095.yaml", ROOT), "utf8"),
  }).value;
  if (study === undefined) throw new Error("the shipped study does not load");
  const { value, diagnostics } = await readExport(study, openFiles(Object.fromEntries(files)), {
    cutoff: undefined,
    transfusionsComplete: false,
  });
  expect(value === undefined).toBe(name !== "good");
  return places(diagnostics);
}

test.each(Object.entries(SAID))("%s: %s", async (name, wanted) => expect(await said(name)).toEqual(wanted));

test("labs-nul: not text", async () =>
  expect(await said("labs-nul")).toEqual([expect.stringContaining("DATA_BINARY_FILE")]));

// Once a fault: the line of the start of the chunk is given, which is 1 whatever the file.
test("labs-nul: on line 4", async () => expect(await said("labs-nul")).toEqual(["labs.csv:4 DATA_BINARY_FILE"]));

test("every bad export is expected here", () => {
  const folders = readdirSync(BAD, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(folders.map(({ name }) => name).sort()).toEqual([...Object.keys(SAID), "labs-nul"].sort());
});
