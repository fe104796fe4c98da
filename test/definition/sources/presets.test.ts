/** Presets, and what a file may say over them. */
import { describe, expect, test } from "vitest";
import { loadSources } from "../../../src/definition/sources/load.ts";
import type { FileMapping, Sources } from "../../../src/definition/sources/model.ts";
import { PRESETS } from "../../../src/definition/sources/presets.ts";
import { shortly } from "../small-study.ts";

function loaded(text: string): Sources {
  const { sources, diagnostics } = loadSources(`nadir-sources: 1\n${text}`, "sources.yaml");
  expect(shortly(diagnostics)).toEqual([]);
  if (sources === undefined) throw new Error("not loaded");
  return sources;
}

const files = ({ files: all }: Sources, table: string) => all.filter((file) => file.table === table);
const names = (sources: Sources, table: string) => files(sources, table).map(({ file }) => file);
const cell = (file: FileMapping | undefined, column: string) => file?.columns.get(column);

test.each(Object.keys(PRESETS))("%s alone is a mapping", (preset) => {
  const sources = loaded(`preset: ${preset}\n`);
  expect(files(sources, "participants").length).toBeGreaterThan(0);
  expect(files(sources, "labs").length).toBeGreaterThan(0);
});

describe("over a preset", () => {
  test("an entry is changed where it stands, and the others stay", () => {
    const sources = loaded(`preset: sdtm
labs:
  - change: lb
    file: central.xpt
    where: { LBSPEC: [BLOOD], LBSTAT: null }
    columns: { value: LBSTRESC, unit: { column: LBSTRESU }, visit: null }
`);
    const [labs] = files(sources, "labs");
    expect([labs?.file, labs?.otherNames, labs?.where.map(({ text }) => text)]).toEqual([
      "central.xpt",
      [],
      ["LBSPEC is BLOOD"],
    ]);
    expect(["analyte", "value", "unit"].map((column) => cell(labs, column)?.columns)).toEqual([
      ["LBTESTCD"],
      ["LBSTRESC"],
      ["LBSTRESU"],
    ]);
    expect(cell(labs, "visit")).toBeUndefined();
    expect(names(sources, "interventions")).toEqual(["ex.csv", "cm.csv", "pr.csv"]);
  });

  test("a cell that names no column keeps that of the preset, and its map is joined", () => {
    const sources = loaded(`preset: mimic
labs:
  - change: labevents
    columns: { analyte: { map: { "51144": none-of-these, "51265": hemoglobin } } }
interventions:
  - change: inputevents_mv
    columns: { intervention: { unmapped: refuse } }
`);
    const map = cell(files(sources, "labs")[0], "analyte")?.map;
    expect(["51144", "51222", "51265"].map((item) => map?.get(item))).toEqual([
      "none-of-these",
      "hemoglobin",
      "hemoglobin",
    ]);
    expect(files(sources, "interventions").map((file) => cell(file, "intervention")?.unmapped)).toEqual([
      "refuse",
      "not-needed",
    ]);
  });

  test("otherwise stands in the place of what the preset does with other texts", () => {
    const sources = loaded("preset: mimic\nlabs: [{ change: labevents, columns: { analyte: { otherwise: x } } }]\n");
    const analyte = cell(files(sources, "labs")[0], "analyte");
    expect([analyte?.otherwise, analyte?.unmapped]).toEqual(["x", "keep"]);
  });

  test("an entry is left out, and others come behind", () => {
    const sources = loaded(`preset: sdtm
interventions:
  - leave-out: cm
  - file: bank.csv
    columns: { participant_id: ID, intervention: WHAT, started_at: AT }
`);
    expect(names(sources, "interventions")).toEqual(["ex.csv", "pr.csv", "bank.csv"]);
  });

  test("a fault of one's own entry stands where it is written, though others come before it", () => {
    const { diagnostics } = loadSources(
      `nadir-sources: 1
preset: sdtm
interventions:
  - file: bank.csv
    columns: { participant_id: ID, intervention: WHAT, started_at: { column: AT, date: m/y/d } }
events:
  - change: ce
    columns: { occurred_on: { date: days } }
`,
      "sources.yaml",
    );
    expect(shortly(diagnostics)).toEqual(["5:88 DEF_INVALID_VALUE"]);
    const { diagnostics: later } = loadSources(
      "nadir-sources: 1\npreset: sdtm\nevents:\n  - change: ce\n    columns: { occurred_on: { date: days } }\n",
      "sources.yaml",
    );
    expect(shortly(later)).toEqual(["5:29 DEF_SOURCES_DATE"]);
  });

  test("what a preset says itself is never at fault", () => {
    for (const preset of Object.keys(PRESETS))
      expect(loadSources(`nadir-sources: 1\npreset: ${preset}\nnull: [x]\n`, "s").diagnostics).toEqual([]);
  });
});

test("without a preset there is nothing to change", () => {
  const { diagnostics } = loadSources("nadir-sources: 1\nlabs: [{ change: lb }]\n", "sources.yaml");
  expect(shortly(diagnostics)).toEqual(["2:18 DEF_SOURCES_PRESET"]);
});

test.each([
  "",
  "- a\n",
  "labs: 3\n",
  "labs: [3]\n",
  "participants: {}\n",
  "labs: [{ columns: 3 }]\n",
  "__proto__: 1\n",
])("%j is refused, not a bug", (text) => {
  expect(loadSources(`nadir-sources: 1\n${text}`, "s").sources === undefined || text === "").toBe(true);
});
