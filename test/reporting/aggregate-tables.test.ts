import { describe, expect, test } from "vitest";
import { aggregateOnly } from "../../src/reporting/model/aggregate/aggregate-only.ts";
import type { ReportData } from "../../src/reporting/model/report-data.ts";
import { reportTables } from "../../src/reporting/tables/report-tables.ts";
import { awkwardDataOf, FIXTURES, reportDataOf } from "./report-data-of.ts";

/** Counts of participants in the tables of an aggregate report, with where they stand. */
function countsIn(
  data: ReportData,
): readonly { readonly table: string; readonly label: string; readonly value: number }[] {
  return reportTables(data, "en")
    .filter(({ id }) => !id.startsWith("data-"))
    .flatMap(({ id, rows }) =>
      rows.flatMap(({ label, cells }) =>
        cells.flatMap(({ kind, values }) =>
          values.flatMap(({ value, statistic }) =>
            (kind === "count" || kind === "proportion") &&
            typeof value === "number" &&
            /^(n|N|population|analysed|numerator|denominator)$/.test(statistic)
              ? [{ table: id, label, value }]
              : [],
          ),
        ),
      ),
    );
}

describe("tables of an aggregate report", () => {
  test.each(FIXTURES)("%s: a count is neither small nor a 0 that the full report does not have", async (fixture) => {
    const data = await reportDataOf(fixture);
    const full = countsIn(data).filter(({ value }) => value === 0);
    const counts = countsIn(aggregateOnly(data));
    expect(counts.length).toBeGreaterThan(3);
    expect(counts.filter(({ value }) => value > 0 && value < 5)).toEqual([]);
    const zeros = counts.filter(({ value }) => value === 0);
    for (const { table, label } of zeros)
      expect(full.map((each) => `${each.table} ${each.label}`)).toContain(`${table} ${label}`);
  });

  test("a row set aside for one participant's text says what it is, not the text", async () => {
    const data = aggregateOnly(await awkwardDataOf("hostile-names"));
    expect(data.ledgerCounts.map(({ message }) => message).join("")).toBe("");
  });

  test("extremes that are not shown are not called not estimable", async () => {
    const tables = reportTables(aggregateOnly(await reportDataOf("NCT05660785")), "en");
    const weeks = tables.filter(({ id }) => id.startsWith("weeks-"));
    expect(weeks.length).toBeGreaterThan(0);
    const cells = weeks.flatMap(({ rows }) => rows.flatMap((row) => row.cells));
    expect(cells.filter(({ kind }) => kind === "not-estimable")).toEqual([]);
  });

  test("every table says what its dashes are", async () => {
    const tables = reportTables(aggregateOnly(await reportDataOf("NCT07362095"), 7), "en");
    for (const { foot } of tables) expect(foot[0]).toMatch(/^Aggregate output.*below 7 participants/);
  });
});
