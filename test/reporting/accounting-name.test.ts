import { expect, test } from "vitest";
import { accountingNames } from "../../src/reporting/accounting-name.ts";

test.each<[string, readonly (readonly [string, string?])[], readonly string[]]>([
  ["a file that needed no mapping", [["labs.csv"], ["events.csv"]], ["labs.csv", "events.csv"]],
  ["a mapped file with the name of its table", [["labs.csv", "labs"]], ["labs.csv"]],
  [
    "one file for several tables",
    [
      ["dm.csv", "participants"],
      ["dm.csv", "events"],
      ["ds.csv", "events"],
    ],
    ["dm.csv (participants)", "dm.csv (events)", "ds.csv (events)"],
  ],
  [
    "several entries for one table, in the order of sources.yaml",
    [
      ["bmt.csv", "participants"],
      ["bmt.csv", "events"],
      ["ds.csv", "events"],
      ["bmt.csv", "events"],
    ],
    ["bmt.csv (participants)", "bmt.csv (events 1)", "ds.csv (events)", "bmt.csv (events 2)"],
  ],
  [
    "the same, where the file has the name of the table",
    [
      ["labs.csv", "labs"],
      ["labs.csv", "labs"],
    ],
    ["labs.csv (labs 1)", "labs.csv (labs 2)"],
  ],
])("%s", (_, rows, wanted) => {
  const names = accountingNames(rows.map(([file, table]) => ({ file, ...(table === undefined ? {} : { table }) })));
  expect(names).toEqual(wanted);
  expect(new Set(names).size).toBe(names.length);
});
