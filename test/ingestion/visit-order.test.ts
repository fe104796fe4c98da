import { expect, test } from "vitest";
import { numberedVisit } from "../../src/ingestion/checks/visit-order.ts";
import { GOOD, places, read } from "./small-export.ts";

test.each([
  ["Week 4", "week 4"],
  ["WEEK  04", "week 4"],
  ["V3", "v 3"],
  ["12", " 12"],
  ["Unscheduled 1.2", "unscheduled 1.2"],
  ["第4周", "第 周 4"],
  ["screening", undefined],
  ["cycle 1 day 8", undefined],
  ["Week -2", undefined],
  ["V-3", undefined],
  ["", undefined],
])("%j is %j", (text, wanted) => {
  const visit = numberedVisit(text);
  expect(visit === undefined ? undefined : `${visit.kind.trimEnd()} ${visit.number}`).toBe(wanted);
});

const HEADER = "participant_id,analyte,collected_at,value,unit,visit\n";
const OTHERS = "P2,hemoglobin,2026-01-06,68,g/L,\nP2,neutrophils,2026-01-06,1,10*9/L,\n";

test.each([
  ["in order", ["week 4,2026-02-01", "week 8,2026-03-01"], []],
  ["on one day", ["week 4,2026-02-01", "week 8,2026-02-01"], []],
  [
    "a day too early",
    ["week 4,2026-02-02", "week 8,2026-02-01"],
    ["labs.csv:5:visit DATA_VISIT_ORDER labs.csv:4:visit"],
  ],
  ["two kinds", ["week 4,2026-02-02", "day 8,2026-02-01"], []],
  [
    "the first result of a visit decides",
    ["week 4,2026-02-01", "week 8,2026-03-01", "week 8,2026-01-15", "week 4,2026-03-02"],
    ["labs.csv:6:visit DATA_VISIT_ORDER labs.csv:4:visit"],
  ],
  [
    "a participant is asked once",
    ["week 4,2026-02-03", "week 8,2026-02-02", "week 12,2026-02-01"],
    ["labs.csv:5:visit DATA_VISIT_ORDER labs.csv:4:visit"],
  ],
  [
    "of rows with a quotation mark too",
    ['"week 4",2026-02-02', '"week 8",2026-02-01'],
    ["labs.csv:5:visit DATA_VISIT_ORDER labs.csv:4:visit"],
  ],
] as const)("%s", async (_, rows, said) => {
  const lines = rows.map((row) => {
    const [visit, date] = row.split(",");
    return `P1,platelets,${date},41,10*9/L,${visit}\n`;
  });
  const { diagnostics } = await read({ ...GOOD, "labs.csv": HEADER + OTHERS + lines.join("") });
  expect(places(diagnostics)).toEqual(said);
});
