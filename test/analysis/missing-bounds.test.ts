import { describe, expect, test } from "vitest";
import { tippingOf, tippingText } from "../../src/analysis/robustness/tipping.ts";
import { outputFiles, type RunOptions, runStudy } from "../../src/engine.ts";
import { textOf } from "../../src/reporting/file-content.ts";
import { openFiles } from "../ingestion/small-export.ts";

/** Of ten participants six have a haemoglobin of 80 g/L, two less, and two were not measured in the window. */
const STUDY = (missing: string, estimate: string) => `nadir: 1
study: { id: M1, title: Bounds, status: registered }
quantities:
  hb: { measure: hemoglobin, window: { from: 0 d, to: 30 d, of: start }, choose: last }
anchors:
  start: { attribute: enrolled_on }
endpoints:
  risen:
    paramcd: RISEN
    label: Risen
    role: primary
    kind: response
    criterion: { compare: hb, is: ">= 80 g/L" }
    missing: ${missing}
    estimate: { proportion: { interval: wilson${estimate} } }
`;

const IDS = ["P0", "P1", "P2", "P3", "P4", "P5", "P6", "P7", "P8", "P9"];
const FILES = {
  "participants.csv": `participant_id,enrolled_on\n${IDS.map((id) => `${id},2026-01-01`).join("\n")}\n`,
  "labs.csv": `participant_id,analyte,collected_at,value,unit\n${IDS.slice(0, 8)
    .map((id, index) => `${id},hemoglobin,2026-01-10,${index < 6 ? 80 : 79},g/L`)
    .join("\n")}\nP0,hemoglobin,2026-06-01,80,g/L\n`,
  "interventions.csv": "participant_id,intervention,started_at\n",
  "events.csv": "participant_id,event,occurred_on\n",
};

const OPTIONS: RunOptions = { cutoff: undefined, transfusionsComplete: false, readings: "none", only: undefined };

/** STATISTIC, VALUE, N, EVENTS and METHOD of the rows about the missing. */
async function bounds(missing: string, estimate = ""): Promise<string[]> {
  const { value: run, diagnostics } = await runStudy(
    { name: "study.yaml", text: STUDY(missing, estimate) },
    openFiles(FILES),
    OPTIONS,
  );
  if (run === undefined) throw new Error(JSON.stringify(diagnostics));
  const rows = textOf(outputFiles(run, "none").get("estimates.csv") ?? "")
    .split("\n")
    .map((line) => line.split(","));
  const [head = []] = rows;
  const at = (row: readonly string[], name: string) => row[head.indexOf(name)] ?? "";
  return rows
    .filter((row) => ["best-case", "worst-case", "tipping-count"].includes(at(row, "STATISTIC")))
    .map((row) => ["STATISTIC", "VALUE", "N", "EVENTS", "METHOD"].map((name) => at(row, name)).join("|"));
}

describe("best and worst case", () => {
  test("over those not evaluable, whose denominator is everybody", async () =>
    expect(await bounds("not-evaluable")).toEqual([
      "best-case|0.8|10|8|wilson; 2 missing counted as yes",
      "worst-case|0.6|10|6|wilson; 2 missing counted as no",
    ]));

  test("over those imputed, the same", async () =>
    expect(await bounds("non-response")).toEqual([
      "best-case|0.8|10|8|wilson; 2 missing counted as yes",
      "worst-case|0.6|10|6|wilson; 2 missing counted as no",
    ]));

  test("with a proportion to test, how soon the conclusion tips", async () => {
    expect((await bounds("not-evaluable", ", against: 0.35")).at(-1)).toBe(
      "tipping-count|2|2||the interval lies above 0.35: stands unless 2 of the 2 missing are non-responders",
    );
    expect((await bounds("not-evaluable", ", against: 0.5")).at(-1)).toBe(
      "tipping-count||2||the interval holds 0.5: stands whatever the 2 missing are",
    );
  });
});

describe("tipping", () => {
  const above = (limit: number) => (responders: number) => 6 + responders > limit;

  test.each([
    {
      name: "holds with none: responders are counted",
      missing: 4,
      limit: 8,
      drawn: false,
      count: 3,
      kind: "responders",
    },
    { name: "the first responder tips it", missing: 4, limit: 6, drawn: false, count: 1, kind: "responders" },
    {
      name: "holds with all: non-responders are counted",
      missing: 4,
      limit: 7,
      drawn: true,
      count: 3,
      kind: "non-responders",
    },
    { name: "agrees with neither side", missing: 2, limit: 20, drawn: true, count: 0, kind: "responders" },
  ] as const)("$name", ({ missing, limit, drawn, count, kind }) =>
    expect(tippingOf({ missing, conclusion: above(limit), drawn })).toEqual({ count, kind }),
  );

  test("nobody can tip it", () =>
    expect(tippingOf({ missing: 2, conclusion: above(8), drawn: false })).toBeUndefined());

  test.each([
    [{ count: 3, kind: "non-responders" }, 4, "stands unless 3 of the 4 missing are non-responders"],
    [{ count: 1, kind: "responders" }, 4, "stands unless 1 of the 4 missing is a responder"],
    [{ count: 1, kind: "responders" }, 1, "stands unless the one missing is a responder"],
    [undefined, 4, "stands whatever the 4 missing are"],
    [undefined, 1, "stands whatever the one missing is"],
  ] as const)("%j of %i", (tipping, missing, text) => expect(tippingText(tipping, missing)).toBe(text));
});
