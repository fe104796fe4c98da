import { describe, expect, test } from "vitest";
import { participantContext } from "../../src/derivation/derive.ts";
import { alignColumns, printable } from "../../src/reporting/columns-text.ts";
import { verdictText } from "../../src/reporting/verdict-text.ts";
import { loaded } from "../definition/small-study.ts";
import { participantOf, responseStudy } from "../derivation/course.ts";

const RIGHT_TO_LEFT = ["\u202e", "\u202b", "\u2067", "\u200f"];

describe("texts of files do not drive the terminal", () => {
  test.each(["\u001b[31m", "\u0007", "\b", "\r", "\n", "\u009b", "\u007f", "\0"])("%j is not passed on", (text) => {
    expect(printable(`a${text}b`)).not.toContain(text);
  });

  // Once a fault: only control characters are replaced; these turn the rest of a line round.
  test.each(RIGHT_TO_LEFT)("%j is not passed on", (text) => expect(printable(`a${text}b`)).not.toContain(text));

  test.each(["血红蛋白", "é", "🩸", "a b"])("%s is", (text) => expect(printable(text)).toBe(text));

  test("a participant's name in a verdict", () => {
    const { study } = loaded(responseStudy("{ attribute: sex, in: [F] }"));
    const context = participantContext(study, participantOf({ id: "P\u001b[2J1", attributes: { sex: "\u001b[2J" } }));
    expect(verdictText(study, context.endpoint("response"))).not.toContain("\u001b");
  });
});

describe("columns", () => {
  test.each([
    {
      name: "as wide as the widest cell",
      rows: [
        ["a", "bbb", "c"],
        ["aaa", "b", "c"],
      ],
      right: [],
      wanted: "a    bbb  c\naaa  b    c",
    },
    {
      name: "right-aligned",
      rows: [
        ["n", "x"],
        ["100", "y"],
      ],
      right: [0],
      wanted: "  n  x\n100  y",
    },
    {
      name: "wide characters take two places",
      rows: [
        ["血红", "x"],
        ["abcd", "y"],
      ],
      right: [],
      wanted: "血红  x\nabcd  y",
    },
    {
      name: "no blanks at the end",
      rows: [
        ["a", ""],
        ["aaa", "b"],
      ],
      right: [],
      wanted: "a\naaa  b",
    },
    { name: "nothing", rows: [], right: [], wanted: "" },
  ])("$name", ({ rows, right, wanted }) => expect(alignColumns(rows, right)).toBe(wanted));
});
