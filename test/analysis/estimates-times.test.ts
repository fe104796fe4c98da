import { describe, expect, test } from "vitest";
import type { Estimate } from "../../src/analysis/estimates/estimate.ts";
import { loadCases, loadRows, type OracleData } from "../oracles/time-to-event-oracle.ts";
import { type Member, refusals, rows, studyText, time } from "./sample-endpoints.ts";

const COMPETING = "competing: [progression]";

function membersOf(data: OracleData): readonly Member[] {
  return loadRows(data.file, data.filter).map((row) => ({
    arm: data.group ? row[data.group]! : "",
    outcome: time(Number(row[data.time]), Number(row[data.status])),
  }));
}

interface At {
  readonly time: readonly number[];
  readonly [key: string]: unknown;
}

type Limits = Readonly<
  Record<string, { readonly lower: readonly (number | null)[]; readonly upper: readonly (number | null)[] }>
>;

function expectNumber(actual: number | undefined, expected: number | null | undefined): void {
  if (expected === null || expected === undefined) expect(actual).toBeUndefined();
  else expect(actual).toBeCloseTo(expected, 9);
}

const survivalCases = loadCases<{
  groups: Record<string, { at: At; quantile: Record<string, unknown>; rmst: unknown }>;
}>("km");
const overall = survivalCases.find(({ id }) => id === "bmt_os_overall")!;
const flat = survivalCases.find(({ id }) => id === "camis_flat10")!;

describe.each([
  ["log-log", "loglog"],
  ["log", "log"],
  ["plain", "plain"],
  ["logit", "logit"],
  ["arcsin", "arcsin"],
])("kaplan-meier: { interval: %s }", (interval, key) => {
  test.each([overall, flat])("$id", (oracle) => {
    const { at } = oracle.expected.groups["(all)"]!;
    const asked = `{ at: [${at.time.map((day) => `${day} d`).join(", ")}], interval: ${interval} }`;
    const found = rows(studyText("time-to-event", `estimate: { kaplan-meier: ${asked} }`), membersOf(oracle.data));
    const survival = found.filter(({ statistic }) => statistic === "survival");
    const limits = (at["ci"] as Limits)[key]!;
    at.time.forEach((_, index) => {
      expectNumber(survival[index]?.value, (at["surv"] as (number | null)[])[index]);
      expectNumber(survival[index]?.lower, limits.lower[index]);
      expectNumber(survival[index]?.upper, limits.upper[index]);
      expect(survival[index]?.method).toContain(`Kaplan-Meier, Greenwood, ${interval} interval`);
    });
  });
});

test.each([
  ["sas", undefined],
  ["r", 102.5],
  ["first", 87],
])("the median of a flat stretch by the rule %s", (rule, median) => {
  const asked = `{ at: [80 d], quantile-rule: ${rule} }`;
  const found = rows(studyText("time-to-event", `estimate: { kaplan-meier: ${asked} }`), membersOf(flat.data));
  expect(found.find(({ statistic }) => statistic === "median")?.value).toBe(median);
});

test("the restricted mean up to a year, and the median follow-up, where they are asked for", () => {
  const members = membersOf(overall.data);
  const plain = rows(studyText("time-to-event", "estimate: { kaplan-meier: { at: [365 d] } }"), members);
  expect(plain.map(({ statistic }) => statistic)).not.toContain("restricted-mean");
  const asked = "{ at: [365 d], restricted-mean: 365 d, follow-up: true }";
  const found = rows(studyText("time-to-event", `estimate: { kaplan-meier: ${asked} }`), members);
  const mean = found.find(({ statistic }) => statistic === "restricted-mean");
  expect(mean).toMatchObject({ timepoint: "365 d", value: expect.closeTo(286.626768955757, 8) });
  expect([mean?.lower, mean?.upper]).toEqual([
    expect.closeTo(266.861140666258, 8),
    expect.closeTo(306.392397245257, 8),
  ]);
  const followUp = found.find(({ statistic }) => statistic === "median-follow-up");
  expect(followUp?.method).toBe("reverse Kaplan-Meier median, SAS rule, log-log interval");
  expect(followUp?.events).toBe(56);
  expect(followUp?.value).toBeGreaterThan(1000);
});

const incidenceCase = loadCases<{ groups: Record<string, { causes: Record<string, { at: At }> }> }>("cif").find(
  ({ id }) => id === "bmt_relapse_nrm_by_group",
)!;

describe.each(["aalen", "delta"])("cumulative-incidence: { variance: %s }", (variance) => {
  test.each([
    ["log-log", "loglog"],
    ["plain", "plain"],
    ["log", "log"],
    ["complementary-log-log", "cloglog"],
  ])("interval: %s", (interval, key) => {
    const { causes } = incidenceCase.expected.groups["1"]!;
    const { at } = causes["cause_1"]!;
    const days = at.time.flatMap((day, index) => (Number.isInteger(day) ? [{ day, index }] : []));
    const asked = `{ at: [${days.map(({ day }) => `${day} d`).join(", ")}], variance: ${variance}, interval: ${interval} }`;
    const members = membersOf(incidenceCase.data).filter(({ arm }) => arm === "1");
    const text = studyText("time-to-event", COMPETING, `estimate: { cumulative-incidence: ${asked} }`);
    const found = rows(text, members).filter(
      ({ statistic, category }) => statistic === "cumulative-incidence" && category === "event",
    );
    const limits = (at[`ci_${variance}`] as Limits)[key]!;
    days.forEach(({ index }, row) => {
      expectNumber(found[row]?.value, (at["est"] as (number | null)[])[index]);
      expectNumber(found[row]?.lower, limits.lower[index]);
      expectNumber(found[row]?.upper, limits.upper[index]);
    });
  });
});

describe("calendar months", () => {
  const text = (at: string) => studyText("time-to-event", `estimate: { kaplan-meier: { at: [${at}] } }`);
  /** 24 months after 2023-03-01 are 731 days, after 2025-03-01 730. */
  const [leap, common] = ["2023-03-01", "2025-03-01"];
  const survivalAt = (at: string, members: readonly Member[]): Estimate =>
    rows(text(at), members).find(({ statistic }) => statistic === "survival")!;

  test.each([
    { name: "on the own calendar day", start: common, days: 730, by: true },
    { name: "a day later, though within the 731 days of others", start: common, days: 731, by: false },
    { name: "on the own calendar day of a leap year", start: leap, days: 731, by: true },
    { name: "a day after that", start: leap, days: 732, by: false },
    { name: "a day before it", start: leap, days: 730, by: true },
  ])("an event $name counts: $by", ({ start, days, by }) => {
    const others = [leap, common].map((from) => ({ start: from, outcome: time(900, 0) }));
    const row = survivalAt("24 mo", [{ start, outcome: time(days, 1) }, ...others]);
    expect(row.value).toBeCloseTo(by ? 2 / 3 : 1, 12);
    expect(row.method).toBe(
      "Kaplan-Meier, Greenwood, log-log interval; 24 mo is day 730 to 731, each participant's own",
    );
  });

  test("everybody followed to his own day is enough to know the share at 24 months", () => {
    const row = survivalAt("24 mo", [
      { start: leap, outcome: time(100, 1) },
      { start: common, outcome: time(730, 0) },
    ]);
    expect(row.value).toBe(0.5);
  });

  test("one number of days for everybody is said as such", () => {
    const members = [
      { start: common, outcome: time(100, 1) },
      { start: common, outcome: time(900, 0) },
    ];
    expect(survivalAt("24 mo", members).method).toContain("; 24 mo is day 730");
    expect(survivalAt("730 d", members).method).toBe("Kaplan-Meier, Greenwood, log-log interval");
  });

  test("two years are 24 months", () => {
    const members = [
      { start: leap, outcome: time(731, 1) },
      { start: common, outcome: time(731, 1) },
    ];
    expect(survivalAt("2 a", members).value).toBe(survivalAt("24 mo", members).value);
  });
});

describe("delayed entry", () => {
  const late = (entry: number, days: number, status: number): Member => ({
    outcome: { ...time(days, status), entry } as Member["outcome"],
  });

  test("nobody is at risk before entering", () => {
    const members = [late(0, 5, 1), late(10, 20, 1), late(10, 30, 0)];
    const found = rows(studyText("time-to-event", "estimate: { kaplan-meier: { at: [20 d] } }"), members);
    expect(found[0]?.value).toBe(0);
    const later = rows(studyText("time-to-event", "estimate: { kaplan-meier: { at: [20 d] } }"), members.slice(1));
    expect(later[0]?.value).toBe(0.5);
  });

  test("the variance is the delta variance, and Aalen's is refused", () => {
    const members = [late(0, 5, 2), late(1, 20, 1), late(1, 30, 0), late(2, 30, 0)];
    const asked = (more: string) =>
      studyText("time-to-event", COMPETING, `estimate: { cumulative-incidence: { at: [20 d]${more} } }`);
    expect(rows(asked(""), members)[0]?.method).toBe("Aalen-Johansen, delta variance, log-log interval");
    expect(rows(asked(", variance: aalen"), members)[0]).toMatchObject({ value: undefined });
  });

  test("entry on the day that observation ends is said", () => {
    const members = [late(20, 20, 0), late(1, 25, 1), late(1, 30, 0)];
    const found = rows(studyText("time-to-event", "estimate: { kaplan-meier: { at: [20 d] } }"), members);
    expect(found[0]?.method).toContain("1 left out: entry not before the end of observation");
  });
});

test.each([
  ["an interval of survival only", "{ cumulative-incidence: { at: [28 d], interval: ¶arcsin } }"],
  ["a rule nobody knows", "{ kaplan-meier: { at: [28 d], quantile-rule: ¶spss } }"],
  ["a variance of survival", "{ cumulative-incidence: { at: [28 d], variance: ¶greenwood } }"],
  ["a restricted mean without an end", "{ kaplan-meier: { at: [28 d], restricted-mean: ¶true } }"],
])("%s is refused", (_, asked) => {
  const found = refusals(studyText("time-to-event", `estimate: ${asked}`));
  expect(found).toEqual([expect.stringContaining("¶ DEF_INVALID_VALUE")]);
});

test("an estimate of neither kind is refused with the kinds there are", () => {
  const [said] = refusals(studyText("time-to-event", "estimate: ¶{ kaplan: { at: [28 d] } }"));
  expect(said).toContain("¶ DEF_UNKNOWN_FORM this is no time-to-event estimate");
});
