import { expect, test } from "vitest";
import { remembered } from "../../src/core/remembered.ts";

test("each text is asked once, undefined included, until the room is full; the answers stay the same", () => {
  const asked: string[] = [];
  const lengthOf = remembered((text) => {
    asked.push(text);
    return text === "" ? undefined : text.length;
  }, 2);
  expect(["", "ab", "", "ab", "c", "c"].map(lengthOf)).toEqual([undefined, 2, undefined, 2, 1, 1]);
  expect(asked).toEqual(["", "ab", "c", "c"]);
});
