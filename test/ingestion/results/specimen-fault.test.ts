import { describe, expect, test } from "vitest";
import { effectOn, specimenFaultOf } from "../../../src/ingestion/results/specimen-fault.ts";
import { entries, GOOD, read } from "../small-export.ts";

test.each([
  ["", undefined],
  ["blood", undefined],
  ["capillary", undefined],
  ["not done", undefined],
  ["clotted", "specimen-clotted"],
  ["标本有凝块", "specimen-clotted"],
  ["platelet clumps on smear", "platelet-clumps"],
  ["血小板聚集", "platelet-clumps"],
  ["轻度溶血", "specimen-haemolysed"],
  ["lipaemic +++", "specimen-lipaemic"],
  ["no clots", undefined],
  ["No visible clot.", undefined],
  ["without haemolysis", undefined],
  ["未见凝块", undefined],
  ["无溶血", undefined],
])("%j: %s", (text, fault) => {
  expect(specimenFaultOf(text)).toBe(fault);
});

test.each([
  ["platelets", "specimen-clotted", "wrong"],
  ["hemoglobin", "specimen-clotted", "doubtful"],
  ["ferritin", "specimen-clotted", undefined],
  ["platelets", "platelet-clumps", "wrong"],
  ["platelets", "specimen-haemolysed", undefined],
  ["hemoglobin", "specimen-lipaemic", "doubtful"],
  ["platelets", "not-done", undefined],
] as const)("%s, %s: %s", (analyte, fault, effect) => expect(effectOn(analyte, fault)).toBe(effect));

describe("beside a number", () => {
  const HEADER = "participant_id,analyte,collected_at,value,unit,specimen,comment\n";
  const OTHERS = "P2,hemoglobin,2026-01-06,68,g/L,,\nP2,neutrophils,2026-01-06,1,10*9/L,,\n";

  test.each([
    ["P1,platelets,2026-01-14,41,10*9/L,,clotted", ["labs.csv:4:value SPECIMEN_FAULT 41 10*9/L"], 2],
    ["P1,platelets,2026-01-14,41,10*9/L,clotted,", ["labs.csv:4:value SPECIMEN_FAULT 41 10*9/L"], 2],
    ["P1,platelets,2026-01-14,41,10*9/L,blood,no clots", [], 3],
    ["P1,hemoglobin,2026-01-14,81,g/L,,lipaemic", ["labs.csv:4:value SPECIMEN_DOUBTFUL 81 g/L"], 3],
    ["P1,neutrophils,2026-01-14,0.5,10*9/L,,lipaemic", [], 3],
    ['P1,platelets,2026-01-14,41,10*9/L,,"clotted, again"', ["labs.csv:4:value SPECIMEN_FAULT 41 10*9/L"], 2],
  ] as const)("%s", async (row, said, used) => {
    const platelets = row.includes("platelets") ? "" : "P1,platelets,2026-02-01,50,10*9/L,,\n";
    const { dataset } = await read({ ...GOOD, "labs.csv": `${HEADER}${OTHERS}${row}\n${platelets}` });
    expect(entries(dataset?.ledger ?? [])).toEqual(said);
    expect(dataset?.accounting.find(({ file }) => file === "labs.csv")?.used).toBe(platelets === "" ? used : used + 1);
  });
});
