import { expect, test } from "vitest";
import { RESERVED_ARMS } from "../../../src/core/participant.ts";
import { termsIn } from "../../../src/reporting/language/language.ts";

test.each(["en", "zh"] as const)(
  "no arm may have the name that outputs in %s give to a group of their own",
  (language) => {
    const { total, noArm } = termsIn(language);
    expect([...RESERVED_ARMS.keys()]).toEqual(expect.arrayContaining([total, noArm]));
  },
);
