import { describe, expect, test } from "vitest";
import type { ReportData } from "../../src/reporting/model/report-data.ts";
import { readReportData, reportDataJson } from "../../src/reporting/model/report-data-json.ts";
import { awkwardDataOf, FIXTURES, reportDataOf } from "./report-data-of.ts";

const again = (data: ReportData) => readReportData(reportDataJson(data));

describe("report-data.json", () => {
  test.each(FIXTURES)("%s is read back as it was", async (fixture) => {
    const data = await reportDataOf(fixture);
    expect(again(data)).toEqual({ status: "read", data });
  });

  test("hostile names are read back as they were", async () => {
    const data = await awkwardDataOf("hostile-names");
    expect(again(data)).toEqual({ status: "read", data });
  });

  test("limits without bound stay without bound, in either direction", async () => {
    const data = await awkwardDataOf("one-participant");
    const [row] = data.estimates;
    if (row === undefined) throw new Error("no estimates");
    const estimates = [{ ...row, lower: Number.NEGATIVE_INFINITY, upper: Number.POSITIVE_INFINITY }];
    expect(again({ ...data, estimates })).toMatchObject({ data: { estimates } });
  });

  test("what is no number does not get in", async () => {
    const data = await awkwardDataOf("one-participant");
    const estimates = data.estimates.map((row) => ({ ...row, value: Number.NaN }));
    expect(() => reportDataJson({ ...data, estimates })).toThrow("not one");
  });

  test.each([
    { name: "no JSON", text: "{", status: "not-report-data" },
    { name: "another file of nadir's", text: '{"nadir":"0.1.0"}', status: "not-report-data" },
    { name: "a list", text: "[]", status: "not-report-data" },
    { name: "null", text: "null", status: "not-report-data" },
    { name: "a form to come", text: '{"schema":2}', status: "other-schema" },
    { name: "parts missing", text: '{"schema":1,"study":{}}', status: "not-report-data" },
  ])("$name: $status", ({ text, status }) => expect(readReportData(text).status).toBe(status));
});
