import { expect, test } from "vitest";
import { runStudy } from "../../../src/engine.ts";
import { analysisDatasets } from "../../../src/reporting/datasets/analysis-datasets.ts";
import { edited, SMALL_STUDY } from "../../definition/small-study.ts";
import { GOOD, openFiles } from "../../ingestion/small-export.ts";

const WEEK_8 = "P1,hemoglobin,2026-02-26,90,g/L\nP1,platelets,2026-02-26,82,10*9/L\n";

/** The PARAMCD of ADCHG when the small study has a second response beside the one that is called response. */
async function codesBeside(criterion: string): Promise<readonly unknown[]> {
  const second = `  second: { paramcd: SECOND, label: Second, role: secondary, kind: response, population: treated, criterion: ${criterion} }\n`;
  const week8 =
    "  plt-week-8: { measure: platelets, target: { at: 56 d, of: transplant, within: 7 d }, choose: nearest }\n";
  const quantities = edited(SMALL_STUDY, "  units:", `${week8}  units:`);
  const study = edited(quantities, "  engraftment:", `${second}  engraftment:`);
  const files = { ...GOOD, "labs.csv": GOOD["labs.csv"] + WEEK_8 };
  const options = { cutoff: undefined, transfusionsComplete: true, readings: "none", only: undefined } as const;
  const { value: run, diagnostics } = await runStudy({ name: "study.yaml", text: study }, openFiles(files), options);
  if (run === undefined) throw new Error(JSON.stringify(diagnostics));
  const { derivations, dataset } = run;
  const adchg = analysisDatasets({ study: run.study, participants: dataset.participants, derivations }).find(
    ({ name }) => name === "ADCHG",
  );
  const column = adchg?.variables.findIndex(({ name }) => name === "PARAMCD") ?? -1;
  return [...new Set(adchg?.rows.map((row) => row[column]))];
}

const PLATELETS = "{ change: plt-week-8, from: plt-first, is: '>= 20 10*9/L' }";

test.each([
  ["of other values", PLATELETS, ["RESPV", "SECONDV"]],
  ["that needs a result of the first", `{ all: [{ evaluable: response }, ${PLATELETS}] }`, ["RESPV", "SECONDV"]],
  ["of the same values", "{ meets: doubled }", ["RESPV", "SECONDV"]],
  ["of two changes", `{ any: [{ meets: risen }, ${PLATELETS}] }`, ["RESPV"]],
  ["of none", "{ compare: units, is: '<= 4' }", ["RESPV"]],
])("an endpoint called response, which is also a kind, and one %s", async (_, criterion, wanted) => {
  expect(await codesBeside(criterion)).toEqual(wanted);
});
