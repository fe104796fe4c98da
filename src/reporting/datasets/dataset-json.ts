/**
 * CDISC Dataset-JSON 1.1, as one JSON object and as NDJSON (metadata on the first line, then one row a line). Empty text is null; dates
 * are ISO texts that a reader turns into SAS days. Source: CDISC Dataset-JSON 1.1, schema/dataset.schema.json.
 */
import type { Cell } from "../csv.ts";
import { type AnalysisDataset, type DatasetContext, isMissing, type Variable } from "./dataset.ts";

export const DEFINE_FILE = "define.xml";

export function datasetJson(dataset: AnalysisDataset, context: DatasetContext): string {
  const rows = dataset.rows.map((row) => `    ${rowJson(dataset, row)}`).join(",\n");
  const metadata = JSON.stringify(metadataOf(dataset, context), null, 2).replace(/\n\}$/, "");
  return `${metadata},\n  "rows": [${rows === "" ? "" : `\n${rows}\n  `}]\n}\n`;
}

export function datasetNdjson(dataset: AnalysisDataset, context: DatasetContext): string {
  return [JSON.stringify(metadataOf(dataset, context)), ...dataset.rows.map((row) => rowJson(dataset, row)), ""].join(
    "\n",
  );
}

/** The names that the define file gives the same things. */
export const oids = {
  study: (studyId: string) => `STUDY.${studyId}`,
  metaDataVersion: (studyId: string) => `MDV.${studyId}`,
  itemGroup: (dataset: string) => `IG.${dataset}`,
  item: (dataset: string, variable: string) => `IT.${dataset}.${variable}`,
};

function metadataOf(dataset: AnalysisDataset, { studyId, version, cutoff }: DatasetContext) {
  return {
    datasetJSONCreationDateTime: `${cutoff}T00:00:00`,
    datasetJSONVersion: "1.1.0",
    fileOID: `${oids.study(studyId)}.${dataset.name}.${cutoff}`,
    dbLastModifiedDateTime: `${cutoff}T00:00:00`,
    originator: "nadir",
    sourceSystem: { name: "nadir", version },
    studyOID: oids.study(studyId),
    metaDataVersionOID: oids.metaDataVersion(studyId),
    metaDataRef: DEFINE_FILE,
    itemGroupOID: oids.itemGroup(dataset.name),
    records: dataset.rows.length,
    name: dataset.name,
    label: dataset.label,
    columns: dataset.variables.map((variable, column) => columnOf(dataset, variable, column)),
  };
}

function columnOf(dataset: AnalysisDataset, variable: Variable, column: number) {
  const { name, label, type, key } = variable;
  return {
    itemOID: oids.item(dataset.name, name),
    name,
    label,
    ...typeOf(variable),
    ...(type === "text" ? { length: longestText(dataset, column) } : {}),
    ...(key === undefined ? {} : { keySequence: key }),
  };
}

function typeOf({ type }: Variable): Readonly<Record<string, string>> {
  switch (type) {
    case "text":
      return { dataType: "string" };
    case "integer":
      return { dataType: "integer" };
    case "float":
      return { dataType: "float" };
    case "date":
      return { dataType: "date", targetDataType: "integer", displayFormat: "E8601DA." };
  }
}

/** Characters of the longest text, at least 1. */
export function longestText({ rows }: AnalysisDataset, column: number): number {
  return rows.reduce((longest, row) => Math.max(longest, String(row[column] ?? "").length), 1);
}

function rowJson({ variables }: AnalysisDataset, row: readonly Cell[]): string {
  return JSON.stringify(variables.map((_, column) => jsonCell(row[column])));
}

function jsonCell(cell: Cell): string | number | null {
  if (isMissing(cell) || (typeof cell === "number" && !Number.isFinite(cell))) return null;
  return Object.is(cell, -0) ? 0 : cell;
}
