/** What each participant of the fixtures was made for (fixtures/README.md), derived. */
import { beforeAll, describe, expect, test } from "vitest";
import type { StudyRun } from "../../src/engine.ts";
import { short } from "./course.ts";
import { runFixture } from "./fixture-run.ts";

function outcome(run: StudyRun, participant: string, paramcd: string): string {
  const found = run.derivations.find(
    (derivation) => derivation.participant.id === participant && derivation.endpoint.paramcd === paramcd,
  );
  return found === undefined ? "not derived" : short(found);
}

function counts(run: StudyRun, paramcd: string, of: (text: string) => string): Record<string, number> {
  const counted: Record<string, number> = {};
  for (const derivation of run.derivations) {
    if (derivation.endpoint.paramcd !== paramcd) continue;
    const state = of(short(derivation));
    if (state !== "NOT_IN_POPULATION") counted[state] = (counted[state] ?? 0) + 1;
  }
  return counted;
}

const firstWord = (text: string) =>
  text
    .split(" ")
    .slice(0, text.includes("NRI") ? 2 : 1)
    .join(" ");

describe("NCT07362095", () => {
  let run: StudyRun;
  beforeAll(async () => {
    run = await runFixture("NCT07362095");
  });

  test.each([
    ["1001", "HB15W8", "Y"],
    ["1002", "HB15W8", "Y"],
    ["1003", "HB15W8", "N"],
    ["1008", "HB15W8", "Y"],
    ["1009", "HB15W8", "N"],
    ["1010", "HB15W8", "N"],
    ["1017", "HB15W8", "N (NRI TRANSFUSION_LOG_INCOMPLETE)"],
    ["1018", "HB15W8", "N"],
    ["1020", "HB15W8", "NOT_IN_POPULATION"],
    ["1021", "ANCENGR", "NOT_IN_POPULATION"],
    ["1022", "HB15W8", "N (NRI TOO_FEW_DAYS)"],
    ["1023", "HB15W8", "Y"],
    ["1024", "HB15W8", "N"],
    ["1025", "HB15W8", "Y"],
    ["1026", "HB15W8", "N (NRI NO_VALUE)"],
    ["1034", "HB15W8", "Y"],
    ["1035", "HB15W8", "N"],
    ["1039", "HB15W8", "N (NRI DIED)"],
    ["1004", "ANCENGR", "event 17"],
    ["1011", "ANCENGR", "NEVER_BELOW"],
    ["1012", "ANCENGR", "death (4) 18"],
    ["1013", "ANCENGR", "graft-failure (2) 24"],
    ["1014", "ANCENGR", "second-transplant (3) 21"],
    ["1029", "ANCENGR", "event 16"],
    ["1030", "ANCENGR", "censored 28"],
    ["1031", "ANCENGR", "INTERVAL"],
    ["1032", "ANCENGR", "event 16"],
    ["1033", "ANCENGR", "event 13"],
    ["1005", "PLTENGR", "event 9"],
    ["1006", "PLTENGR", "event 17"],
    ["1007", "PLTENGR", "event 19"],
    ["1011", "PLTENGR", "NEVER_BELOW"],
    ["1019", "PLTENGR", "TRANSFUSION_LOG_INCOMPLETE"],
    ["1028", "PLTENGR", "censored 28"],
    ["1037", "PLTENGR", "event 21"],
    ["1041", "PLTENGR", "event 24"],
    ["1036", "RBCUNITS", "value 4"],
    ["1001", "DOSEWIN", "Y"],
    ["1002", "DOSEWIN", "N"],
    ["1003", "DOSEWIN", "Y"],
    ["1004", "DOSEWIN", "N"],
    ["1040", "DOSEWIN", "N"],
    ["1042", "DOSEWIN", "N"],
    ["1043", "ELIGHB", "N"],
  ])("SYN-%s %s: %s", (participant, paramcd, wanted) =>
    expect(outcome(run, `SYN-${participant}`, paramcd)).toBe(wanted),
  );

  test("as many of each as intended", () => {
    expect(counts(run, "HB15W8", (text) => text.split(" ").slice(0, 2).join(" "))).toEqual({
      Y: 24,
      N: 12,
      "N (NRI": 8,
    });
    expect(counts(run, "ELIGHB", firstWord)).toEqual({ Y: 41, N: 3 });
    expect(counts(run, "DOSEWIN", firstWord)).toEqual({ Y: 39, N: 5 });
    expect(counts(run, "ANCENGR", (text) => (text.includes("(") ? "competing" : firstWord(text)))).toEqual({
      event: 38,
      NEVER_BELOW: 1,
      competing: 3,
      censored: 1,
      INTERVAL: 1,
    });
    expect(counts(run, "PLTENGR", (text) => (text.includes("(") ? "competing" : firstWord(text)))).toEqual({
      event: 36,
      NEVER_BELOW: 1,
      competing: 3,
      censored: 3,
      TRANSFUSION_LOG_INCOMPLETE: 1,
    });
  });

  test("at the data cut-off two windows are open", async () => {
    const cut = await runFixture("NCT07362095", "2026-11-30");
    expect(["1044", "1045", "1046"].map((id) => outcome(cut, `SYN-${id}`, "HB15W8"))).toEqual([
      "WINDOW_OPEN",
      expect.stringMatching(/^[YN]/),
      "WINDOW_OPEN",
    ]);
    const headline = cut.analysis.estimates.find(
      ({ paramcd, statistic }) => paramcd === "HB15W8" && statistic === "proportion",
    );
    expect([headline?.events, headline?.n]).toEqual([22, 42]);
  });
});

describe("NCT05660785", () => {
  let run: StudyRun;
  beforeAll(async () => {
    run = await runFixture("NCT05660785");
  });

  const GROUPS: readonly { readonly ids: string; readonly paramcd: string; readonly wanted: string }[] = [
    { ids: "2102 2106 2112 2115 2210 2123", paramcd: "BORW24", wanted: "CR" },
    { ids: "2102 2106 2112 2115 2210 2123", paramcd: "RESPW24", wanted: "Y" },
    { ids: "2127", paramcd: "RESPW24", wanted: "N (NRI INTERCURRENT_EVENT)" },
    { ids: "2109", paramcd: "RESPW24", wanted: "N" },
    { ids: "2301 2120", paramcd: "RESPW24", wanted: "N (NRI DIED)" },
    { ids: "2205", paramcd: "RESPW24", wanted: "N (NRI WITHDRAWN)" },
    { ids: "2101 2207 2204 2118", paramcd: "HIE", wanted: "Y" },
    { ids: "2105 2111 2406 2126", paramcd: "HIN", wanted: "Y" },
    { ids: "2202 2110 2114 2303", paramcd: "HIP", wanted: "Y" },
    { ids: "2401 2206 2124 2107 2117", paramcd: "BORW24", wanted: "PR" },
    { ids: "2203 2402", paramcd: "RESPW24", wanted: "N" },
    { ids: "2405", paramcd: "HIN", wanted: "N" },
    { ids: "2116", paramcd: "BORW24", wanted: "PR" },
    { ids: "2408", paramcd: "RESPW24", wanted: "N" },
    { ids: "2103 2407", paramcd: "RESPW24", wanted: "NOT_IN_POPULATION" },
  ];
  const cases = GROUPS.flatMap(({ ids, paramcd, wanted }) =>
    ids.split(" ").map((id) => [id, paramcd, wanted] as const),
  );
  test.each(cases)("SYN-%s %s: %s", (participant, paramcd, wanted) =>
    expect(outcome(run, `SYN-${participant}`, paramcd)).toBe(wanted),
  );

  // Once a fault: days without a count are taken for a gap in a run that asks for successive measured days.
  test.each(["2113", "2119"])("SYN-%s ELIGPLT: N", (participant) =>
    expect(outcome(run, `SYN-${participant}`, "ELIGPLT")).toBe("N"),
  );

  test.each([
    { cutoff: undefined, word: "reject", stage1: [10, 15, 0], final: [29, 43, 0] },
    { cutoff: "2024-11-15", word: "reject", stage1: [10, 15, 0], final: [29, 43, 0] },
    { cutoff: "2023-10-31", word: "stage-1-pending", stage1: [9, 14, 1], final: undefined },
  ])("the gate at $cutoff: $word", async ({ cutoff, word, stage1, final }) => {
    const { analysis } = cutoff === undefined ? run : await runFixture("NCT05660785", cutoff);
    const [gate] = analysis.decisions;
    expect(gate?.word).toBe(word);
    expect(gate && [gate.stage1.responders, gate.stage1.evaluable, gate.stage1.pending]).toEqual(stage1);
    if (final !== undefined)
      expect(gate && [gate.final.responders, gate.final.evaluable, gate.final.pending]).toEqual(final);
  });

  test("stage 1 is decided at 2023-11-30, whoever else is still open", async () => {
    const [gate] = (await runFixture("NCT05660785", "2023-11-30")).analysis.decisions;
    expect(gate && [gate.stage1.responders, gate.stage1.evaluable]).toEqual([10, 15]);
    expect(["continue", "stage-2-pending"]).toContain(gate?.word);
  });

  test("who counts last, and who was replaced", () => {
    const [gate] = run.analysis.decisions;
    const at = (place: number) => gate?.places.find((other) => other.place === place)?.participant;
    expect([at(15), at(16), at(43)]).toEqual(["SYN-2110", "SYN-2403", "SYN-2127"]);
    const replaced = gate?.places
      .filter(({ standing }) => standing === "replaced")
      .map(({ participant }) => participant);
    expect(replaced?.sort()).toEqual(["2103", "2104", "2121", "2125", "2208", "2404", "2407"].map((id) => `SYN-${id}`));
  });
});
