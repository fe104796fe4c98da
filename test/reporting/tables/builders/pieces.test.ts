/** The small pieces that builders share. */
import { describe, expect, test } from "vitest";
import type { ParticipantFacts } from "../../../../src/reporting/model/participant-level.ts";
import { decimalsFor } from "../../../../src/reporting/tables/builders/decimals.ts";
import { evidenceText } from "../../../../src/reporting/tables/builders/evidence-text.ts";
import { classOfState, stateText } from "../../../../src/reporting/tables/builders/state-words.ts";
import { tableContext } from "../../../../src/reporting/tables/builders/table-context.ts";
import { methodEn } from "../../../../src/reporting/tables/words/method-words-en.ts";
import { methodZh, recognisedZh } from "../../../../src/reporting/tables/words/method-words-zh.ts";
import { reportDataOf } from "../../report-data-of.ts";

describe("the rows behind a verdict", () => {
  const rows = [14, 15, 16, 22, 3].map((line) => row("labs.csv", line)).concat(row("events.csv", 7));
  const participant = { rows } as unknown as ParticipantFacts;

  test.each([
    ["several in a row as a range", [0, 1, 2], "labs.csv:14–16"],
    ["ascending, whatever the order", [3, 0, 4], "labs.csv:3, 14, 22"],
    ["two as a range", [0, 1], "labs.csv:14–15"],
    ["each file apart", [0, 5], "labs.csv:14; events.csv:7"],
    ["twice is once", [0, 0], "labs.csv:14"],
    ["none", [], ""],
  ])("%s", (_, places, wanted) => {
    expect(evidenceText(participant, places)).toBe(wanted);
  });
});

function row(file: string, line: number) {
  return { file, line, at: "2026-01-01", kind: "observation" as const, what: "", raw: "", converted: "" };
}

test.each([
  [[1, 2, 3], { data: 0, mean: 1, spread: 2 }],
  [[0.1, 2.5], { data: 1, mean: 2, spread: 3 }],
  [[49.9], { data: 1, mean: 2, spread: 3 }],
  [[2.37, 1], { data: 2, mean: 2, spread: 3 }],
  [[100 / 3], { data: 2, mean: 2, spread: 3 }],
  [[200 / 3], { data: 1, mean: 1, spread: 2 }],
  [[62.5, 7], { data: 1, mean: 1, spread: 2 }],
  [[-50], { data: 0, mean: 1, spread: 2 }],
  [[999.9], { data: 1, mean: 1, spread: 2 }],
  [[1000], { data: 0, mean: 0, spread: 0 }],
  [[-1462.49], { data: 0, mean: 0, spread: 0 }],
  [[], { data: 0, mean: 1, spread: 2 }],
  [[undefined], { data: 0, mean: 1, spread: 2 }],
])("data %j are described with decimals %j", (values, wanted) => {
  expect(decimalsFor(values)).toEqual(wanted);
});

describe("states", () => {
  test.each([
    ["Y", "result", "Yes"],
    ["N (imputed: DIED)", "imputed", "No, imputed: died before it could be assessed"],
    ["NO_VALUE", "not-evaluable", "nothing was measured in the window"],
    ["death", "result", "death"],
    ["censored", "result", "Censored"],
  ])("%s is %s: %s", async (state, kind, text) => {
    const data = await reportDataOf("NCT07362095");
    const [endpoint] = data.endpoints;
    const context = tableContext(data, "en");
    if (endpoint === undefined) throw new Error("the fixture has endpoints");
    expect([classOfState(context, endpoint, state), stateText(context, endpoint, state)]).toEqual([kind, text]);
  });

  test("a category spelt like a reason is a category", async () => {
    const data = await reportDataOf("NCT05660785");
    const [first] = data.endpoints;
    if (first === undefined) throw new Error("the fixture has endpoints");
    const endpoint = { ...first, categories: [{ category: "DIED", label: "Died" }] };
    const context = tableContext(data, "en");
    expect([classOfState(context, endpoint, "DIED"), stateText(context, endpoint, "DIED")]).toEqual([
      "result",
      "DIED: Died",
    ]);
  });
});

test.each([
  [
    "clopper-pearson; 8 missing counted as yes",
    "Clopper–Pearson; 8 missing counted as yes",
    "Clopper–Pearson；8 例缺失计为是",
  ],
  ["newcombe; not randomised", "Newcombe; not randomised", "Newcombe；非随机"],
  [
    "Aalen-Johansen, Aalen variance, log-log interval",
    "Aalen–Johansen, Aalen variance, log-log interval",
    "Aalen–Johansen，Aalen 方差，log-log 区间",
  ],
  ["quantile type-2", "quantiles of type 2", "第 2 类分位数"],
  ["something new", "something new", "something new"],
  [
    "reject: stands unless 1 of the 4 missing is a non-responder",
    "reject: stands unless 1 of the 4 missing is a non-responder",
    "拒绝：除非 4 例缺失中有 1 例为无应答者，否则结论不变",
  ],
])("the method %s", (method, english, chinese) => {
  expect([methodEn(method), methodZh(method)]).toEqual([english, chinese]);
});

test.each([
  [
    "optimal and minimax design for p0 0.1, p1 0.3, alpha 0.05, power 0.8 (reconstructed)",
    "最优且极小化极大设计：p0 0.1, p1 0.3, alpha 0.05, power 0.8（推得）",
  ],
  [
    "minimax design for p0 0.2, p1 0.6, alpha 0.05, power 0.8 (reconstructed), and 1 other set of inputs",
    "极小化极大设计：p0 0.2, p1 0.6, alpha 0.05, power 0.8（推得），另有 1 组输入",
  ],
])("the design recognised as %s", (sentence, chinese) => {
  expect(recognisedZh(sentence)).toBe(chinese);
});
