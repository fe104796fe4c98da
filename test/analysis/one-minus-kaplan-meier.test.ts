import { describe, expect, test } from "vitest";
import { overstatementOfOneMinusKaplanMeier } from "../../src/statistics/competing-risks/overstatement.ts";
import { loadRows } from "../oracles/time-to-event-oracle.ts";
import { analysed, rows, shortly, studyText, time } from "./sample-endpoints.ts";

const data = loadRows("bmt_derived.csv").map((row) => [Number(row["rel_time"]), Number(row["rel"])] as const);
const members = data.map(([days, status]) => ({ outcome: time(days, status) }));
const asked = (estimate: string) => studyText("time-to-event", "competing: [death]", `estimate: ${estimate}`);
const guarded = asked("{ kaplan-meier: { at: [365 d, 730 d] } }");

describe("Kaplan-Meier asked of an endpoint with competing events", () => {
  const found = overstatementOfOneMinusKaplanMeier(
    { time: data.map(([days]) => days), status: data.map(([, status]) => status) },
    { cause: 1, times: [365, 730] },
  );
  if ("kind" in found) throw new Error(found.why);
  const [first, second] = found.flatMap((over) => ("oneMinusKaplanMeier" in over ? [over] : []));

  test("gives the cumulative incidence and says what 1 - Kaplan-Meier would have", () => {
    const incidence = rows(asked("{ cumulative-incidence: { at: [365 d, 730 d] } }"), members);
    const instead = rows(guarded, members);
    expect(
      instead.map(({ statistic, category, value, lower, upper }) => [statistic, category, value, lower, upper]),
    ).toEqual(
      incidence.map(({ statistic, category, value, lower, upper }) => [statistic, category, value, lower, upper]),
    );
    expect(instead[0]?.method).toBe(
      `cumulative incidence in place of 1 - Kaplan-Meier, which would say ${first?.oneMinusKaplanMeier.toFixed(3)}; Aalen-Johansen, Aalen variance, log-log interval`,
    );
    expect(instead.find(({ category }) => category === "death")?.method).toBe(
      "Aalen-Johansen, Aalen variance, log-log interval",
    );
  });

  test("warns at the estimate by how much it would overstate", () => {
    const { diagnostics } = analysed(guarded, members);
    expect(shortly(diagnostics)).toEqual(["17:15 warning STAT_ONE_MINUS_KM"]);
    expect(diagnostics[0]?.message).toContain(
      `by ${first?.difference.toFixed(3)} at 365 d (${first?.oneMinusKaplanMeier.toFixed(3)} instead of`,
    );
    expect(diagnostics[0]?.message).toContain(`by ${second?.difference.toFixed(3)} at 730 d`);
    expect(first?.difference).toBeGreaterThan(0.01);
  });

  test("a restricted mean is not computed and says why; the follow-up is", () => {
    const found = rows(
      asked("{ kaplan-meier: { at: [365 d], restricted-mean: 365 d, follow-up: true, interval: logit } }"),
      members,
    );
    expect(found.find(({ statistic }) => statistic === "restricted-mean")).toMatchObject({
      value: undefined,
      method: expect.stringContaining("competing events"),
    });
    expect(found.find(({ statistic }) => statistic === "median-follow-up")?.value).toBeGreaterThan(365);
    expect(found[0]?.method).toContain("log-log interval");
  });
});

test.each([
  ["Kaplan-Meier without competing events", studyText("time-to-event", "estimate: { kaplan-meier: { at: [365 d] } }")],
  ["a cumulative incidence", asked("{ cumulative-incidence: { at: [365 d] } }")],
])("%s is no reason to warn", (_, text) => {
  const plain = members.map(({ outcome }) => ({ outcome }));
  expect(analysed(text, plain).diagnostics).toEqual([]);
});

test("nobody with the event: the sentence stands without a number", () => {
  const none = [{ outcome: time(10, 2) }, { outcome: time(400, 0) }];
  expect(rows(guarded, none)[0]?.method).toMatch(/^cumulative incidence in place of 1 - Kaplan-Meier; /);
  expect(analysed(guarded, none).diagnostics[0]?.message).toContain("an unknown amount at 365 d");
});
