import { describe, expect, test } from "vitest";
import { estimateRows, runSafety } from "./safety-run.ts";

const ENDPOINT = `    kind: adverse-events
    onset: { from: 0 d of first-dose, to: 60 d of last-dose }
    treatment-emergent: onset
`;
const DOSED = ["P1", "P2", "P3", "P4"];
const GI = "Gastrointestinal disorders";

/** Four treated in two arms and one who never was; the window of each is 2026-01-01 to 2026-03-02, 61 days. */
const EXPORT = {
  participants: `P1,A,2026-06-01
P2,A,2026-01-10
P3,B,
P4,B,
P5,B,
`,
  interventions: DOSED.map((id) => `${id},luspatercept,2026-01-01\n`).join(""),
  events: `P1,adverse-event,2026-01-05,,2,Nausea,${GI},related
P1,adverse-event,2026-01-07,,3,nausea,${GI},related
P1,adverse-event,2026-01-09,,,Sepsis,Infections and infestations,related
P2,adverse-event,2026-01-08,,1,Nausea,${GI},possible
P3,adverse-event,2026-03-03,,4,Nausea,${GI},related
P5,adverse-event,2026-01-08,,5,Nausea,${GI},related
P4,death,2026-01-31,,,,,
`,
};

describe("adverse events of each group", () => {
  test("each participant once at the worst grade, over the population, with rows of 0", async () => {
    const run = await runSafety(ENDPOINT, EXPORT);
    const rows = estimateRows(run, "incidence").filter((row) => row.startsWith("Total"));
    expect(rows).toEqual([
      "Total any / any / any: 2 of 4",
      "Total any / any / grade 1: 1 of 4",
      "Total any / any / grade 2: 0 of 4",
      "Total any / any / grade 3: 1 of 4",
      "Total any / any / grade 4: 0 of 4",
      "Total any / any / grade 5: 0 of 4",
      "Total any / any / ungraded: 0 of 4",
      `Total ${GI} / any / any: 2 of 4`,
      ...[1, 2, 3, 4, 5].map((grade) => `Total ${GI} / any / grade ${grade}: ${[1, 0, 1, 0, 0][grade - 1]} of 4`),
      `Total ${GI} / any / ungraded: 0 of 4`,
      `Total ${GI} / Nausea / any: 2 of 4`,
      ...[1, 2, 3, 4, 5].map((grade) => `Total ${GI} / Nausea / grade ${grade}: ${[1, 0, 1, 0, 0][grade - 1]} of 4`),
      `Total ${GI} / Nausea / ungraded: 0 of 4`,
      "Total Infections and infestations / any / any: 1 of 4",
      ...[1, 2, 3, 4, 5].map((grade) => `Total Infections and infestations / any / grade ${grade}: 0 of 4`),
      "Total Infections and infestations / any / ungraded: 1 of 4",
      "Total Infections and infestations / Sepsis / any: 1 of 4",
      ...[1, 2, 3, 4, 5].map((grade) => `Total Infections and infestations / Sepsis / grade ${grade}: 0 of 4`),
      "Total Infections and infestations / Sepsis / ungraded: 1 of 4",
    ]);
  });

  test("a term known in one arm is a row of 0 in the other", async () => {
    const run = await runSafety(ENDPOINT, EXPORT);
    expect(estimateRows(run, "incidence")).toContain(`B ${GI} / Nausea / any: 0 of 2`);
    expect(estimateRows(run, "events")).toContain("A any / any / any: 4 of 2");
  });

  test("a threshold leaves only its grades, and shows the ungraded apart", async () => {
    const run = await runSafety(`${ENDPOINT}    grade: ">= 3"\n`, EXPORT);
    const rows = estimateRows(run, "incidence").filter((row) => row.startsWith("A any"));
    expect(rows).toEqual([
      "A any / any / any: 1 of 2",
      "A any / any / grade 3: 1 of 2",
      "A any / any / grade 4: 0 of 2",
      "A any / any / grade 5: 0 of 2",
      "A any / any / ungraded: 0 of 2",
    ]);
    expect(estimateRows(run, "events")).toContain("A any / any / ungraded: 1 of 2");
    expect(estimateRows(run, "incidence")).toContain("A Infections and infestations / Sepsis / ungraded: 1 of 2");
  });

  test("rates: days at risk to the end of the window, of follow-up or of life, first and last day included", async () => {
    const run = await runSafety(ENDPOINT, EXPORT);
    const rate = (statistic: string) =>
      run.analysis.estimates.find((row) => row.statistic === statistic && row.group === "Total");
    // P1 61 days, P2 10, P3 61, P4 31; to the first event P1 5 and P2 8.
    expect(rate("event-rate")).toMatchObject({
      events: 4,
      method: "exact poisson; per 100 patient-years; 163 days at risk",
    });
    expect(rate("event-rate")?.value).toBeCloseTo((4 * 36525) / 163, 9);
    expect(rate("incidence-rate")).toMatchObject({
      events: 2,
      method: "exact poisson; per 100 patient-years; 105 days at risk",
    });
  });

  test("verdicts, states and the population agree", async () => {
    const run = await runSafety(ENDPOINT, EXPORT);
    const total = run.analysis.estimates.filter(({ group }) => group === "Total");
    const states = total.filter(({ statistic }) => statistic === "participants");
    expect(states.map(({ category, value, n }) => `${category} ${value}/${n}`)).toEqual(["N 2/4", "Y 2/4"]);
  });

  test("who leaves early without an event stays in the denominator; nothing is divided by the verdicts alone", async () => {
    const participants = EXPORT.participants.replace("P3,B,", "P3,B,2026-01-15");
    const run = await runSafety(ENDPOINT, {
      ...EXPORT,
      participants,
      events: EXPORT.events.replace(/^P3.*\n/m, ""),
    });
    const shares = run.analysis.estimates.filter(({ statistic }) => !statistic.endsWith("rate"));
    const total = shares.filter(({ group }) => group === "Total");
    expect(total.filter(({ statistic }) => statistic === "participants").map(({ category }) => category)).toContain(
      "FOLLOW_UP_ENDED",
    );
    expect(new Set(total.map(({ n }) => n))).toEqual(new Set([4]));
    expect(total.find(({ category }) => category === "any / any / any")).toMatchObject({ events: 2, value: 0.5 });
  });

  test("with nobody treated there are rows and no numbers", async () => {
    const run = await runSafety(ENDPOINT, { participants: "P5,,\n", interventions: "", events: "" });
    const row = run.analysis.estimates.find(({ statistic }) => statistic === "incidence");
    expect(row).toMatchObject({ value: undefined, n: 0, method: expect.stringContaining("nobody") });
  });
});

describe("what continues from before the first dose", () => {
  const events = (ended: string) => `P1,adverse-event,2025-12-20,${ended},2,Nausea,${GI},related
P1,adverse-event,2026-01-05,,2,Nausea,${GI},related
`;
  test.each([
    { name: "still going on the day before", ended: "2026-01-04", wanted: "N" },
    { name: "ended two days before", ended: "2026-01-03", wanted: "Y" },
  ])("$name: $wanted", async ({ ended, wanted }) => {
    const endpoint = ENDPOINT.replace("treatment-emergent: onset", "treatment-emergent: new-or-worse");
    const run = await runSafety(endpoint, {
      ...EXPORT,
      participants: "P1,,\n",
      interventions: "P1,luspatercept,2026-01-01\n",
      events: events(ended),
    });
    expect(run.derivations[0]?.outcome).toMatchObject({ verdict: wanted });
  });
});
