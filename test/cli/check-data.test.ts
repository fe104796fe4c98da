import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { inRoot, inTemporaryFolder, nadir, nadirJson } from "./command.ts";

const STUDY = `nadir: 1
study: { id: S1, title: Sampling, status: registered, facts: seeds/S1.yaml }
anchors:
  transplant: { event: stem-cell-infusion }
quantities:
  hb: { measure: hemoglobin, window: { from: -3 d, to: -1 d, of: transplant }, summarize: mean, require: { days: { use: 2, or: [1], ref: A12, why: not said } } }
endpoints:
  anaemic:
    paramcd: HBLOW
    label: Anaemic
    role: primary
    kind: response
    cites: seeds/S1.yaml#primary-1
    criterion: { compare: hb, is: "< 80 g/L" }
    estimate: { proportion: { interval: clopper-pearson } }
  engraftment:
    paramcd: ENGR
    label: Engraftment
    role: secondary
    kind: time-to-event
    cites: seeds/S1.yaml#primary-1
    origin: transplant
    event: { sustained: neutrophils, is: "> 0.5 10*9/L", run: { length: 3 d, consecutive: calendar }, start-after: origin }
    competing: [death]
    horizon: { use: 28 d, or: [29 d], ref: A07, why: not said }
    estimate: { cumulative-incidence: { at: [28 d] } }
`;

const FACTS = "facts: [{ id: primary-1, threshold: '< 80 g/L' }]\n";

/** P1 was measured on three days in a row, P2 every other day, P3 once; P4 had no transplant. */
const EXPORT = {
  "participants.csv": "participant_id\nP1\nP2\nP3\nP4\n",
  "events.csv":
    "participant_id,event,occurred_on\nP1,stem-cell-infusion,2026-01-10\nP2,stem-cell-infusion,2026-01-10\nP3,stem-cell-infusion,2026-01-10\n",
  "interventions.csv": "participant_id,intervention,started_at\n",
  "labs.csv": `participant_id,analyte,collected_at,value,unit
P1,hemoglobin,2026-01-07,7,g/dL
P1,hemoglobin,2026-01-08,7,g/dL
P2,hemoglobin,2026-01-08,7,g/dL
P1,neutrophils,2026-01-20,0.6,10*9/L
P1,neutrophils,2026-01-21,0.6,10*9/L
P1,neutrophils,2026-01-22,0.6,10*9/L
P2,neutrophils,2026-01-20,0.6,10*9/L
P2,neutrophils,2026-01-22,0.6,10*9/L
P2,neutrophils,2026-01-24,0.6,10*9/L
P3,neutrophils,2026-01-20,0.6,10*9/L
P3,hemoglobin,2026-03-20,7,g/dL
`,
};

async function inStudyFolder<Value>(
  study: string,
  work: (study: string, data: string) => Promise<Value>,
): Promise<Value> {
  return inTemporaryFolder((folder) => {
    mkdirSync(join(folder, "seeds"));
    writeFileSync(join(folder, "seeds/S1.yaml"), FACTS);
    writeFileSync(join(folder, "study.yaml"), study);
    for (const [name, text] of Object.entries(EXPORT)) writeFileSync(join(folder, name), text);
    return work(join(folder, "study.yaml"), folder);
  });
}

interface Observed {
  readonly paramcd: string;
  readonly requirements: readonly { readonly requirement: string; readonly met: number; readonly of: number }[];
  readonly participants: readonly {
    readonly participant: string;
    readonly status: string;
    readonly reason: string;
    readonly lacks: readonly { readonly missing?: number; readonly unit: string }[];
  }[];
}

async function observed(): Promise<readonly Observed[]> {
  const { studies } = await inStudyFolder(STUDY, (study, data) => nadirJson("check", study, "--data", data));
  return (studies as { observability: readonly Observed[] }[])[0]?.observability ?? [];
}

describe("can the sampling show it?", () => {
  test("how many were measured as the endpoint needs", async () => {
    const counts = (await observed()).map(({ requirements }) => requirements);
    expect(counts).toEqual([
      [
        {
          requirement: "hb: hemoglobin on 2 days from 3 days before transplant to 1 day before transplant",
          met: 1,
          of: 4,
        },
      ],
      [{ requirement: "neutrophils on 3 calendar days in a row from transplant to 28 d", met: 1, of: 4 }],
    ]);
  });

  test("who is evaluable, and how far the others are from it", async () => {
    const [anaemic, engraftment] = await observed();
    const shortly = (endpoint: Observed | undefined) =>
      endpoint?.participants.map(({ participant, status, reason, lacks }) =>
        [participant, status, reason, ...lacks.map(({ missing, unit }) => `${missing} ${unit}`)].join(" "),
      );
    expect(shortly(anaemic)).toEqual([
      "P1 evaluable ",
      "P2 not-evaluable TOO_FEW_DAYS 1 measured days",
      "P3 not-evaluable NO_VALUE 2 measured days",
      "P4 not-evaluable NO_ANCHOR undefined no stem-cell-infusion is recorded",
    ]);
    expect(shortly(engraftment)).toEqual([
      "P1 evaluable ",
      "P2 cannot-show TOO_FEW_DAYS 1 measured days",
      "P3 cannot-show TOO_FEW_DAYS 2 measured days",
      "P4 not-evaluable NO_ANCHOR undefined no stem-cell-infusion is recorded",
    ]);
  });

  test("in words", async () => {
    const { out, status } = await inStudyFolder(STUDY, (study, data) => nadir("check", study, "--data", data));
    expect(status).toBe(0);
    expect(out).toContain("neutrophils on 3 calendar days in a row from transplant to 28 d: 1 of 4 participants");
    expect(out).toContain("    1  TOO_FEW_DAYS  P2  1 more measured day for hb\n");
    expect(out).toContain("    1  NO_ANCHOR     P4  hb: no stem-cell-infusion is recorded\n");
  });

  test("a reading that changes nothing on the export is a note, one that does is not", async () => {
    const { err } = await inStudyFolder(STUDY, (study, data) => nadir("check", study, "--data", data));
    expect(err).toMatch(/study\.yaml:25:14 note LINT_READING_NO_EFFECT the alternative 29 d changes nothing/);
    expect(err.match(/LINT_READING_NO_EFFECT/g)).toHaveLength(1);
  });
});

describe("what the study cites", () => {
  test("is found beside the study file", async () => {
    const { err } = await inStudyFolder(STUDY.replace('"< 80 g/L"', '"<= 80 g/L"'), (study) => nadir("check", study));
    expect(err).toMatch(/study\.yaml:14:35 warning LINT_CITE_THRESHOLD .*\(see seeds\/S1\.yaml:1:15\)/);
  });

  test("is missed once where the file is not there", async () => {
    const { err, status } = await inTemporaryFolder((folder) => {
      const path = join(folder, "study.yaml");
      writeFileSync(path, STUDY);
      return nadir("check", path);
    });
    expect(status).toBe(0);
    expect(err.match(/note LINT_FACTS_NOT_FOUND/g)).toHaveLength(1);
  });
});

const CASES = `cases:
  - case: Two days of 79
    events: { stem-cell-infusion: [10] }
    labs: { hemoglobin g/L: { 7: 79, 9: 79 } }
    through: 100
    expect: { HBLOW: Y }
  - case: Two days of 80
    events: { stem-cell-infusion: [2024-01-11] }
    labs: { hemoglobin g/L: { 2024-01-08: [79, 81], 9: 80 } }
    through: 2024-04-01
    expect: { HBLOW: N, ENGR: NO_COUNTS }
`;

describe("cases", () => {
  const check = (study: string, ...options: readonly string[]) =>
    inStudyFolder(study, (path) => nadir("check", path, ...options));

  test("that come out as expected are counted", async () => {
    const { out, status } = await check(`${STUDY}${CASES}`);
    expect(status).toBe(0);
    expect(out).toContain("2 cases with 3 expected verdicts, all as expected");
  });

  test("that do not are errors at the expectation", async () => {
    const { err, status } = await check(`${STUDY}${CASES.replace("HBLOW: N", "HBLOW: Y")}`);
    expect(status).toBe(1);
    expect(err).toMatch(/:37:22 error CASE_FAILED case "Two days of 80": expected HBLOW Y, found N\n/);
  });

  test("that name no endpoint, or whose rows cannot be read, are faults", async () => {
    const { err } = await check(`${STUDY}${CASES.replace("ENGR:", "ENGF:").replace("7: 79, 9: 79", "7: 7900, 9: 79")}`);
    expect(err).toMatch(/:37:31 error CASE_FAULT .* no endpoint has the PARAMCD ENGF; did you mean "ENGR"\?/);
    expect(err).toMatch(/:28:5 error CASE_FAULT case "Two days of 79": /);
  });

  test("a fault of their shape is one of the study file", async () => {
    const { err, status } = await check(`${STUDY}${CASES.replace("through: 100", "trough: 100")}`);
    expect(status).toBe(1);
    expect(err).toMatch(/:31:5 error DEF_UNKNOWN_KEY unknown key "trough"; did you mean "through"\?/);
  });

  test("mutants that no case kills are listed where they stand", async () => {
    const { err, out, status } = await check(`${STUDY}${CASES}`, "--mutate");
    expect(status).toBe(0);
    const survivors = [...err.matchAll(/:(\d+:\d+) note CASE_MUTANT_SURVIVES (\S+ ?\S* ?\S*) in place/g)].map(
      ([, at, what]) => `${at} ${what}`,
    );
    // The threshold is pinned from both sides; the neutrophils are in no case, so that nothing about them is.
    expect(survivors.filter((text) => text.startsWith("14:"))).toEqual([]);
    expect(survivors.some((text) => text.startsWith("23:"))).toBe(true);
    expect(out).toMatch(/(\d+) of (\d+) mutants are killed by the cases/);
  });
});

test.each([
  { study: "NCT07362095", thresholds: [">= 1.5 g/dL", "> 0.5 10*9/L", ">= 40 10*9/L", "< 80 g/L", ">= 21 d"] },
  { study: "NCT05660785", thresholds: ["> 30 g/L", "< 60 g/L", ">= 2"] },
])("the cases of $study pin down its thresholds", async ({ study, thresholds }) => {
  const { out, err } = await nadir("check", inRoot(`endpoints/${study}.yaml`), "--mutate");
  expect(out).toMatch(/all as expected/);
  for (const threshold of thresholds) expect(err).not.toContain(`in place of "${threshold}"`);
});
