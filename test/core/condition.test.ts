import { describe, expect, test } from "vitest";
import { parseCondition } from "../../src/core/condition.ts";
import { exact } from "../../src/core/exact.ts";
import { point, within } from "../../src/core/interval.ts";

/** Which of the values meet the condition. */
function meeting(text: string, values: readonly number[]): number[] | undefined {
  const condition = parseCondition(text);
  return condition && values.filter((value) => within(point(exact(value)), condition.range) === "met");
}

describe("which side of the boundary", () => {
  test.each([
    { text: "> 0.5 10*9/L", unit: "10*9/L", met: [0.51, 0.6] },
    { text: ">= 0.5 10*9/L", unit: "10*9/L", met: [0.5, 0.51, 0.6] },
    { text: "≥ 0.5 10*9/L", unit: "10*9/L", met: [0.5, 0.51, 0.6] },
    { text: "< 0.5", unit: "", met: [0.49] },
    { text: "<= 0.5", unit: "", met: [0.49, 0.5] },
    { text: "≤0.5", unit: "", met: [0.49, 0.5] },
    { text: "= 0.5", unit: "", met: [0.5] },
    { text: ">.5 g/L", unit: "g/L", met: [0.51, 0.6] },
    { text: "  >= 5e-1   g/dL  ", unit: "g/dL", met: [0.5, 0.51, 0.6] },
    { text: "0.5 d to 0.51 d", unit: "d", met: [0.5, 0.51] },
    { text: "0.5 to 0.51 d", unit: "d", met: [0.5, 0.51] },
    { text: "0.5 to 0.51", unit: "", met: [0.5, 0.51] },
    { text: ">= -1", unit: "", met: [0.49, 0.5, 0.51, 0.6] },
  ])("$text", ({ text, unit, met }) => {
    expect(meeting(text, [0.49, 0.5, 0.51, 0.6])).toEqual(met);
    expect(parseCondition(text)?.unit).toBe(unit);
  });
});

test.each([
  "",
  "0.5",
  "0.5 g/L",
  ">",
  "> g/L",
  "> 0,5",
  ">> 0.5",
  "!= 0.5",
  "=> 0.5",
  "> 0.5g/L",
  "> x",
  "4 d to 10 h",
  "4 d to 10",
  "4 d - 10 d",
  "4 d to",
  "> 1e1234",
])("%j is no condition", (text) => expect(parseCondition(text)).toBeUndefined());
