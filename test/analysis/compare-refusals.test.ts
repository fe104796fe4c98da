import { describe, expect, test } from "vitest";
import {
  analysed,
  type Kind,
  type Member,
  refusals,
  responders,
  shortly,
  studyText,
  time,
} from "./sample-endpoints.ts";

interface Refused {
  readonly name: string;
  readonly kind: Kind;
  /** `¶` marks the place of the complaint. */
  readonly asked: string;
  readonly code?: string;
  readonly said: string;
}

const REFUSED: readonly Refused[] = [
  {
    name: "a test of values on responders",
    kind: "response",
    asked: "{ randomised: true, methods: [fisher, ¶welch-t] }",
    said: '"welch-t" is not allowed here',
  },
  {
    name: "a test of responders on values",
    kind: "change",
    asked: "{ randomised: true, methods: [¶newcombe] }",
    said: '"newcombe" is not allowed here',
  },
  {
    name: "a test of times on values",
    kind: "change",
    asked: "{ randomised: true, methods: [¶log-rank] }",
    said: '"log-rank" is not allowed here',
  },
  {
    name: "two arms' interval on categories",
    kind: "category",
    asked: "{ randomised: true, methods: [¶newcombe] }",
    said: "not allowed here",
  },
  { name: "no method", kind: "response", asked: "{ randomised: true, methods: ¶[] }", said: ">=1 items" },
  {
    name: "a method twice",
    kind: "response",
    asked: "{ randomised: true, methods: [fisher, ¶fisher] }",
    said: "stands here twice",
  },
  {
    name: "a misspelt method",
    kind: "response",
    asked: "{ randomised: true, methods: [¶newcomb] }",
    said: "not allowed here",
  },
  {
    name: "randomised or not is not said",
    kind: "response",
    asked: "¶{ methods: [fisher] }",
    code: "DEF_MISSING_KEY",
    said: "randomised",
  },
  {
    name: "randomised in words",
    kind: "response",
    asked: "{ randomised: ¶partly, methods: [fisher] }",
    said: '"partly" stands here',
  },
  {
    name: "a pair of one",
    kind: "response",
    asked: "{ between: [¶[a]], randomised: true, methods: [fisher] }",
    said: ">=2 items",
  },
  {
    name: "an arm against itself",
    kind: "response",
    asked: "{ between: [¶[a, a]], randomised: true, methods: [fisher] }",
    said: "an arm compared with itself",
  },
  {
    name: "three arms for two",
    kind: "response",
    asked: "{ between: [[a, b, c]], randomised: true, methods: [¶newcombe] }",
    said: "compares two arms",
  },
  {
    name: "all arms for two",
    kind: "time-to-event",
    asked: "{ between: all-arms, randomised: true, methods: [log-rank, ¶cox] }",
    said: "compares two arms",
  },
  {
    name: "a trend without an order",
    kind: "response",
    asked: "{ randomised: true, methods: [¶cochran-armitage] }",
    said: "in their order",
  },
  {
    name: "strata without a column",
    kind: "response",
    asked: "{ randomised: true, methods: [¶mantel-haenszel] }",
    said: "stratify-by",
  },
  {
    name: "a column that is no name",
    kind: "response",
    asked: "{ randomised: true, stratify-by: ¶the site, methods: [mantel-haenszel] }",
    said: "column",
  },
];

test.each(REFUSED)("$name", ({ kind, asked, code = "DEF_INVALID_VALUE", said }) => {
  const estimate = kind === "time-to-event" ? ["estimate: { kaplan-meier: { at: [28 d] } }"] : [];
  const found = refusals(studyText(kind, ...estimate, `compare: ${asked}`));
  expect(found).toEqual([expect.stringContaining(`¶ ${code} `)]);
  expect(found[0]).toContain(said);
});

describe("what only the participants can tell", () => {
  const members: readonly Member[] = ["control", "treated"].flatMap((arm) =>
    responders(arm, 2, 5).map((member) => ({ ...member, attributes: { site: "A" } })),
  );
  const compare = (asked: string) => studyText("response", `compare: { randomised: true, ${asked} }`);
  const place = (text: string, part: string) => {
    const before = text.slice(0, text.indexOf(part)).split("\n");
    return `${before.length}:${(before.at(-1) ?? "").length + 1}`;
  };

  test("an arm that nobody has", () => {
    const text = compare("between: [[treated, contrl]], methods: [fisher]");
    const { diagnostics } = analysed(text, members);
    expect(shortly(diagnostics)).toEqual([`${place(text, "contrl")} error STAT_UNKNOWN_ARM`]);
    expect(diagnostics[0]).toMatchObject({
      message: 'no participant has the arm "contrl"',
      hint: 'did you mean "control"?',
    });
  });

  test("a stratum column that nobody has", () => {
    const text = compare("stratify-by: center, methods: [mantel-haenszel]");
    const { diagnostics } = analysed(text, members);
    expect(shortly(diagnostics)).toEqual([`${place(text, "center")} error STAT_UNKNOWN_COLUMN`]);
    expect(diagnostics[0]?.message).toContain('"center"');
  });

  test.each([
    ["one arm", members.slice(0, 5), "one arm, control"],
    ["no arm", responders("", 1, 3), "no arm"],
  ])("%s leaves nothing to compare", (_, few, said) => {
    const text = compare("methods: [fisher]");
    const { diagnostics, estimates } = analysed(text, few);
    expect(shortly(diagnostics)).toEqual([`${place(text, "{ randomised")} warning STAT_NOTHING_TO_COMPARE`]);
    expect(diagnostics[0]?.message).toContain(said);
    expect(estimates.filter(({ comparison }) => comparison !== undefined)).toEqual([]);
  });

  test("a sound comparison says nothing", () => {
    expect(analysed(compare("stratify-by: site, methods: [mantel-haenszel, newcombe]"), members).diagnostics).toEqual(
      [],
    );
  });

  test("nobody analysed in an arm is no fault of the study file", () => {
    const text = studyText(
      "time-to-event",
      "estimate: { kaplan-meier: { at: [28 d] } }",
      "compare: { randomised: true, methods: [log-rank] }",
    );
    const unseen: Member = { arm: "b", outcome: { kind: "not-evaluable", reason: "NO_COUNTS", detail: "" } };
    const { diagnostics, estimates } = analysed(text, [{ arm: "a", outcome: time(3, 1) }, unseen]);
    expect(diagnostics).toEqual([]);
    expect(estimates.find(({ comparison }) => comparison !== undefined)?.method).toBe(
      "log-rank; nobody was analysed in the arm b",
    );
  });
});
