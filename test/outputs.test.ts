import { describe, expect, test } from "vitest";
import { runStudy } from "../src/engine.ts";
import { MOST_DRAWN, runFiles } from "../src/outputs.ts";
import { openFiles } from "./ingestion/small-export.ts";

const STUDY = `nadir: 1
study: { id: MANY, title: Many participants, status: provisional, note: synthetic }
populations:
  everybody: { attribute: sex, in: [F, M] }
endpoints:
  female:
    paramcd: FEMALE
    label: Female
    role: primary
    kind: response
    population: everybody
    criterion: { attribute: sex, in: [F] }
`;

async function filesOf(participants: number): ReturnType<typeof runFiles> {
  const rows = Array.from({ length: participants }, (_, index) => `SYN-${index},F,2026-01-01`);
  const files = {
    "participants.csv": `participant_id,sex,enrolled_on\n${rows.join("\n")}\n`,
    "labs.csv": "participant_id,analyte,collected_at,value,unit\n",
    "interventions.csv": "participant_id,intervention,started_at\n",
    "events.csv": "participant_id,event,occurred_on\n",
  };
  const options = { transfusionsComplete: true, readings: "none", only: undefined, cutoff: 20_500 } as const;
  const { value, diagnostics } = await runStudy({ name: "study.yaml", text: STUDY }, openFiles(files), options);
  if (value === undefined) throw new Error(JSON.stringify(diagnostics));
  const file = { name: "study.yaml", sha256: "0".repeat(64), bytes: 1 };
  const made = {
    run: { nadir: "0", cutoff: "2026-02-16", cutoffGiven: true, options: {}, command: "", studyFile: file, inputs: [] },
    factsOf: () => undefined,
  };
  return runFiles(value, made, {
    formats: new Set(["md"]),
    language: "en",
    font: undefined,
    readings: "none",
  });
}

describe("how many participants are drawn", () => {
  test("as many as are made for", async () => {
    const { files, diagnostics } = await filesOf(MOST_DRAWN);
    expect(files.has("tables/tables.md")).toBe(true);
    expect(diagnostics).toEqual([]);
  });

  test("one more: the data files alone, and it is said", async () => {
    const { files, diagnostics } = await filesOf(MOST_DRAWN + 1);
    expect([...files.keys()].sort()).toEqual(["derivations.csv", "estimates.csv", "ledger.csv", "queries.csv"]);
    expect(diagnostics.map(({ code, severity }) => [code, severity])).toEqual([["RUN_NOT_DRAWN", "warning"]]);
  });
});
