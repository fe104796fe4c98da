import { expect, test } from "vitest";
import { reachedFrom } from "../../src/definition/walk/reached.ts";
import { edited, loaded, SMALL_STUDY } from "./small-study.ts";

/** The small study with names that are also words of the model: a kind, an analyte, an intervention. */
const AWKWARD = [
  ["  plt-first:", "  change: { change: hb-week-8, from: hb-baseline }\n  hemoglobin:"],
  ["  risen:", "  luspatercept: { present: { intervention: g-csf } }\n  risen:"],
].reduce((text, [from = "", to = ""]) => edited(text, from, to), SMALL_STUDY);

test("names are followed, and words that happen to be names are not", () => {
  const { study } = loaded(AWKWARD);
  const { names } = reachedFrom(study, study.endpoints.get("response"));
  expect([...names].sort()).toEqual([
    "anchor first-dose",
    "anchor transplant",
    "criterion risen",
    "population treated",
    "quantity hb-baseline",
    "quantity hb-week-8",
    "quantity units",
    "quantity wait",
  ]);
});
