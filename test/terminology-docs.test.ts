/** docs/terminology.md says what the tables in the source say. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ANALYTE_NAMES, analyteOf } from "../src/core/analyte.ts";
import { OTHER_THINGS, TERM_ROWS } from "../src/core/analyte-terms-table.ts";
import { otherUnits, usualRange } from "../src/ingestion/forensics/unit-choices.ts";

const DOCUMENT = readFileSync(join(import.meta.dirname, "../docs/terminology.md"), "utf8");

describe.each(ANALYTE_NAMES)("%s", (name) => {
  test("codes and names", () => {
    const { testCodes, loinc, nci, names } = TERM_ROWS[name];
    expect(DOCUMENT).toContain(`| ${name} | ${[...testCodes, ...loinc, ...nci].join(", ")} | ${names.join(" · ")} |`);
  });

  test("usual range and units", () => {
    const analyte = analyteOf(name);
    const [low, high] = usualRange(analyte);
    const units = otherUnits(analyte, 1e-9).map(({ unit }) => unit);
    expect(DOCUMENT).toContain(`| ${name} | ${low} to ${high} ${analyte.unit.code} | ${units.join(", ")} |`);
  });
});

test.each(Object.entries(OTHER_THINGS))("known to be something else: %s", (what, names) =>
  expect(DOCUMENT).toContain(`| ${what} | ${names.join(" · ")} |`),
);
