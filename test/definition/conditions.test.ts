/** What a threshold of a study file comes to, in the canonical unit of what it is applied to. */
import { expect, test } from "vitest";
import type { Criterion } from "../../src/definition/model/criterion.ts";
import { edited, loaded, SMALL_STUDY } from "./small-study.ts";

function lowerBound(criterion: Criterion | undefined): string | undefined {
  if (criterion?.kind === "change") return criterion.is.range.lower?.toFraction();
  if (criterion?.kind !== "compare") return undefined;
  return criterion.is.by === "everyone"
    ? criterion.is.condition.range.lower?.toFraction()
    : criterion.is.F.range.lower?.toFraction();
}

test.each([
  { written: ">= 1.5 g/dL", canonical: "15" },
  { written: ">= 15 g/L", canonical: "15" },
  { written: ">= 1 mmol/L", canonical: "8057/500" },
  { written: "≥ 1.5 G/DL", canonical: "15" },
  { written: "> 0.1 kg/m3", canonical: "1/10" },
])("a rise of haemoglobin $written is $canonical g/L", ({ written, canonical }) => {
  const { study } = loaded(edited(SMALL_STUDY, '">= 1.5 g/dL"', JSON.stringify(written)));
  expect(lowerBound(study.criteria.get("risen"))).toBe(canonical);
});

test.each([
  ["> 0.5 10*9/L", "1/2"],
  ["> 500 /uL", "1/2"],
  ["> 0.5 G/L", "1/2"],
  ["> 0.5 10^3/µL", "1/2"],
])("neutrophils %s is %s 10*9/L", (written, canonical) => {
  const { study } = loaded(edited(SMALL_STUDY, '"> 0.5 10*9/L"', JSON.stringify(written)));
  const endpoint = study.endpoints.get("engraftment");
  const rule =
    endpoint?.kind === "time-to-event" && endpoint.event.kind === "sustained" ? endpoint.event.rule : undefined;
  expect(rule?.condition.range.lower?.toFraction()).toBe(canonical);
  expect(rule?.condition.range.lowerOpen).toBe(true);
});

test.each([
  ["4 d to 10 d", "4"],
  [">= 3 wk", "21"],
])("a wait of %s starts at %s days", (written, canonical) => {
  const { study } = loaded(edited(SMALL_STUDY, "is: 4 d to 10 d", `is: "${written}"`));
  const endpoint = study.endpoints.get("response");
  const parts = endpoint?.kind === "response" && endpoint.criterion.kind === "all" ? endpoint.criterion.parts : [];
  expect(lowerBound(parts[2])).toBe(canonical);
});

test.each([
  ['">= 9"', '"> 26"', { r1: 8, n1: 15, r: 26, n: 43 }],
  ['"> 8"', '">= 27"', { r1: 8, n1: 15, r: 26, n: 43 }],
  ['"≥ 9"', '"> 26"', { r1: 8, n1: 15, r: 26, n: 43 }],
])("continue if %s, reject if %s", (first, final, design) => {
  const text = edited(
    edited(SMALL_STUDY, 'continue-if: ">= 9"', `continue-if: ${first}`),
    'reject-if: "> 26"',
    `reject-if: ${final}`,
  );
  expect(loaded(text).study.decisions.get("gate")?.design).toEqual(design);
});
