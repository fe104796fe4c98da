import { expect, test } from "vitest";
import { dayText } from "../../../src/core/calendar.ts";
import type { StudyRun } from "../../../src/engine.ts";
import { type DatasetFiles, datasetFiles } from "../../../src/reporting/datasets/dataset-files.ts";
import { runFixture } from "../../derivation/fixture-run.ts";

function filesOf({ study, dataset, derivations, analysis }: StudyRun, id = (text: string) => text): DatasetFiles {
  const renamed = new Map(
    dataset.participants.map((participant) => [participant, { ...participant, id: id(participant.id) }]),
  );
  return datasetFiles({
    study,
    participants: [...renamed.values()],
    derivations: derivations.map((derivation) => ({
      ...derivation,
      participant: renamed.get(derivation.participant) ?? derivation.participant,
    })),
    estimates: analysis.estimates,
    decisions: analysis.decisions,
    cutoff: dayText(dataset.cutoff),
    version: "0.0.0",
  });
}

test("a data set per kind of endpoint, in both formats, with what describes them and the results", async () => {
  const { files, diagnostics } = filesOf(await runFixture("NCT05832216"));
  expect(diagnostics).toEqual([]);
  expect([...files.keys()]).toEqual([
    "datasets/adsl.json",
    "datasets/adsl.xpt",
    "datasets/adeff.json",
    "datasets/adeff.xpt",
    "datasets/adtte.json",
    "datasets/adtte.xpt",
    "datasets/adepis.json",
    "datasets/adepis.xpt",
    "datasets/define.xml",
    "datasets/ard.csv",
    "datasets/reporting-event.json",
  ]);
});

test("the same run gives the same bytes", async () => {
  const run = await runFixture("NCT05832216");
  expect(filesOf(run)).toEqual(filesOf(run));
});

test("names beyond ASCII cost the transport files, with a word per row, and nothing else", async () => {
  const run = await runFixture("NCT05832216");
  const { files, diagnostics } = filesOf(run, (id) => id.replace("SYN", "患者"));
  expect([...files.keys()].filter((name) => name.endsWith(".xpt"))).toEqual([]);
  expect([...files.keys()].filter((name) => name.endsWith(".json"))).toHaveLength(5);
  expect(diagnostics[0]).toMatchObject({
    code: "RUN_XPORT_VALUE",
    severity: "warning",
    where: { file: "datasets/adsl.xpt", line: 1 },
  });
  expect(files.get("datasets/adsl.json")).toContain("患者");
});
