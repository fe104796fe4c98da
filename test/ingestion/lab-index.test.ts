/** The order of very many rows of one participant and analyte, as late in time as dates are read: their keys are large numbers. */
import { expect, test } from "vitest";
import { findAnalyte } from "../../src/core/analyte.ts";
import { dayFromDate } from "../../src/core/calendar.ts";
import { VisitDates } from "../../src/ingestion/checks/visit-order.ts";
import { GrowingLabColumns, ResultDictionary } from "../../src/ingestion/lab-columns.ts";
import { indexLabs } from "../../src/ingestion/lab-index.ts";
import { FileLedger } from "../../src/ingestion/ledger.ts";
import { Problems } from "../../src/ingestion/problems.ts";
import { ValueColumns } from "../../src/ingestion/value-columns.ts";

const DAY = dayFromDate(2249, 12, 1);
/** Shares no factor with either count, so that multiples of it visit every row once. */
const STRIDE = 7919;

test.each([799_999, 999_999])("%i results in no order at all are put in order, and none is lost", (rows) => {
  const hemoglobin = findAnalyte("hemoglobin");
  if (hemoglobin === undefined) throw new Error("no such analyte");
  const dictionary = new ResultDictionary();
  const result = dictionary.codeOf(hemoglobin, { rawValue: "7.1", rawUnit: "g/dL", printed: undefined });
  const growing = new GrowingLabColumns();
  for (let line = 0; line < rows; line += 1) {
    const time = (line * STRIDE) % rows;
    growing.push({ participant: 0, day: DAY + (time >> 16), second: time & 0xffff, line, result, source: 0 });
  }
  const columns = growing.finish();
  const labs = {
    columns,
    dictionary,
    valueColumns: new ValueColumns(),
    visits: new VisitDates(),
    ledgers: [new FileLedger("labs.csv")],
    readable: true,
    latestDay: DAY + 16,
    analytesSeen: new Set(["hemoglobin"] as const),
    otherTests: [],
  };
  indexLabs({
    labs,
    participants: 1,
    cutoff: DAY + 16,
    deathOf: () => undefined,
    birthOf: () => undefined,
    conflictsOf: () => "refuse",
    problems: new Problems(),
    idOf: () => "P1",
    takeOutNumbers: (all) => all,
  });
  expect(columns.length).toBe(rows);
  const isInOrder = columns.day.every((day, at) => ((day - DAY) << 16) + (columns.second[at] ?? 0) === at);
  expect(isInOrder).toBe(true);
});
