import { expect, test } from "vitest";
import { parseMoment } from "../../src/core/moment.ts";

test.each([
  ["60 d of last-dose", { count: 60, unit: "days", of: "last-dose" }],
  ["0 d of first-dose", { count: 0, unit: "days", of: "first-dose" }],
  ["-28 d of first-dose", { count: -28, unit: "days", of: "first-dose" }],
  ["8 wk of transplant", { count: 56, unit: "days", of: "transplant" }],
  ["2 mo of first-dose", { count: 2, unit: "months", of: "first-dose" }],
  [" 3d  of day-0 ", { count: 3, unit: "days", of: "day-0" }],
])("%s", (text, { count, unit, of }) => {
  expect(parseMoment(text)).toMatchObject({ offset: { count, unit }, of });
});

test.each(["60 d", "of last-dose", "60 of last-dose", "60 d of", "60 d of Last-dose", "60 d after last-dose", ""])(
  "%s is no moment",
  (text) => {
    expect(parseMoment(text)).toBeUndefined();
  },
);
