/** report-data.json: the report data as text and back. The same data give the same bytes. */
import { REPORT_DATA_SCHEMA, type ReportData } from "./report-data.ts";

/** JSON has no infinity, and limits can be infinite: `{ "infinite": 1 }`. */
const INFINITE = "infinite";

/** One line per part, so that a difference between two runs can be looked at. */
export function reportDataJson(data: ReportData): string {
  const parts = Object.entries(data).map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value, encode)}`);
  return `{\n${parts.join(",\n")}\n}\n`;
}

function encode(_: string, value: unknown): unknown {
  if (typeof value !== "number" || Number.isFinite(value)) return value;
  if (Number.isNaN(value)) throw new Error("a number that is not one must not reach the report data");
  return { [INFINITE]: Math.sign(value) };
}

export type ReadReportData =
  | { readonly status: "read"; readonly data: ReportData }
  /** No JSON, or not what a run of nadir writes. */
  | { readonly status: "not-report-data" }
  /** Written by a version of nadir with another form of the data. */
  | { readonly status: "other-schema"; readonly schema: number };

/** The shape is checked at its outermost level: whoever edits the inside changes the hash in manifest.json. */
export function readReportData(text: string): ReadReportData {
  const value = parse(text);
  if (typeof value !== "object" || value === null) return { status: "not-report-data" };
  const { schema } = value as { schema?: unknown };
  if (typeof schema !== "number") return { status: "not-report-data" };
  if (schema !== REPORT_DATA_SCHEMA) return { status: "other-schema", schema };
  return PARTS.every((part) => part in value)
    ? { status: "read", data: value as ReportData }
    : { status: "not-report-data" };
}

const PARTS: readonly (keyof ReportData)[] = [
  "study",
  "run",
  "groups",
  "endpoints",
  "analytes",
  "estimates",
  "curves",
  "weeks",
  "safety",
  "decisions",
  "readings",
  "rows",
  "ledgerCounts",
  "participantLevel",
  "suppression",
];

function parse(text: string): unknown {
  try {
    return JSON.parse(text, decode);
  } catch {
    return undefined;
  }
}

function decode(_: string, value: unknown): unknown {
  const sign = typeof value === "object" && value !== null ? (value as { [INFINITE]?: unknown })[INFINITE] : undefined;
  return typeof sign === "number" && Object.keys(value as object).length === 1
    ? sign * Number.POSITIVE_INFINITY
    : value;
}
