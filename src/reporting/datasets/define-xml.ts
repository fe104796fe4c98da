/**
 * Define-XML 2.1 for the analysis data sets: variables, keys, code lists and how every value is made. Minimal: no value-level metadata,
 * no analysis results metadata. `Context` is Other: the file goes with an analysis, not with a submission.
 * Source: CDISC Define-XML 2.1, define2-1-0.xsd.
 */
import type { AnalysisDataset, Code, DatasetContext, Variable } from "./dataset.ts";
import { longestText, oids } from "./dataset-json.ts";
import { type Element, element } from "./xml.ts";

const NAMESPACES = {
  xmlns: "http://www.cdisc.org/ns/odm/v1.3",
  "xmlns:xlink": "http://www.w3.org/1999/xlink",
  "xmlns:def": "http://www.cdisc.org/ns/def/v2.1",
};
const STANDARD = "STD.1";

/** `fileOf` names the file that holds a data set, beside this one. */
export function defineXml(
  datasets: readonly AnalysisDataset[],
  context: DatasetContext,
  fileOf: (dataset: AnalysisDataset) => string,
): string {
  const { studyId, studyTitle, version, cutoff } = context;
  const odm = element(
    "ODM",
    {
      ...NAMESPACES,
      ODMVersion: "1.3.2",
      FileType: "Snapshot",
      FileOID: `DEF.${studyId}`,
      CreationDateTime: `${cutoff}T00:00:00`,
      SourceSystem: "nadir",
      SourceSystemVersion: version,
      "def:Context": "Other",
    },
    [
      element("Study", { OID: oids.study(studyId) }, [
        element("GlobalVariables", {}, [
          element("StudyName", {}, [studyId]),
          element("StudyDescription", {}, [studyTitle]),
          element("ProtocolName", {}, [studyId]),
        ]),
        metaDataVersion(datasets, context, fileOf),
      ]),
    ],
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${odm.xml.replace(/></g, ">\n<")}\n`;
}

function metaDataVersion(
  datasets: readonly AnalysisDataset[],
  { studyId }: DatasetContext,
  fileOf: (dataset: AnalysisDataset) => string,
): Element {
  const items = datasets.flatMap((dataset) =>
    dataset.variables.map((variable, column) => ({ dataset, variable, column })),
  );
  return element(
    "MetaDataVersion",
    {
      OID: oids.metaDataVersion(studyId),
      Name: `Analysis data sets of ${studyId}`,
      "def:DefineVersion": "2.1.0",
    },
    [
      element("def:Standards", {}, [
        element("def:Standard", { OID: STANDARD, Name: "ADaMIG", Type: "IG", Version: "1.3", Status: "Final" }),
      ]),
      ...datasets.map((dataset) => itemGroup(dataset, fileOf(dataset))),
      ...items.map(({ dataset, variable, column }) => itemDef(dataset, variable, column)),
      ...items.flatMap(({ dataset, variable }) =>
        variable.codes === undefined ? [] : [codeList(dataset, variable, variable.codes)],
      ),
      ...items.map(({ dataset, variable }) => method(dataset, variable)),
    ],
  );
}

const listId = (dataset: AnalysisDataset, { name }: Variable) => `CL.${dataset.name}.${name}`;
const methodId = (dataset: AnalysisDataset, { name }: Variable) => `MT.${dataset.name}.${name}`;
const leafId = ({ name }: AnalysisDataset) => `LF.${name}`;

function itemGroup(dataset: AnalysisDataset, file: string): Element {
  const { name, label, structure, variables } = dataset;
  return element(
    "ItemGroupDef",
    {
      OID: oids.itemGroup(name),
      Name: name,
      SASDatasetName: name,
      Repeating: name === "ADSL" ? "No" : "Yes",
      IsReferenceData: "No",
      Purpose: "Analysis",
      "def:Structure": structure,
      "def:StandardOID": STANDARD,
      "def:ArchiveLocationID": leafId(dataset),
    },
    [
      description(label),
      ...variables.map((variable, column) =>
        element("ItemRef", {
          ItemOID: oids.item(name, variable.name),
          OrderNumber: column + 1,
          Mandatory: variable.key === undefined ? "No" : "Yes",
          KeySequence: variable.key,
          MethodOID: methodId(dataset, variable),
        }),
      ),
      element("def:Class", { Name: dataset.class }),
      element("def:leaf", { ID: leafId(dataset), "xlink:href": file }, [element("def:title", {}, [file])]),
    ],
  );
}

function itemDef(dataset: AnalysisDataset, variable: Variable, column: number): Element {
  const { name, label, type, codes } = variable;
  return element(
    "ItemDef",
    {
      OID: oids.item(dataset.name, name),
      Name: name,
      SASFieldName: name,
      DataType: type,
      Length: lengthOf(dataset, variable, column),
    },
    [
      description(label),
      codes === undefined ? undefined : element("CodeListRef", { CodeListOID: listId(dataset, variable) }),
      element("def:Origin", { Type: "Derived", Source: "Sponsor" }),
    ],
  );
}

/** Dates and floats of unbounded precision have no length. */
function lengthOf(dataset: AnalysisDataset, { type }: Variable, column: number): number | undefined {
  if (type === "text" || type === "integer") return longestText(dataset, column);
  return undefined;
}

function codeList(dataset: AnalysisDataset, variable: Variable, codes: readonly Code[]): Element {
  return element(
    "CodeList",
    {
      OID: listId(dataset, variable),
      Name: `${dataset.name}.${variable.name}`,
      DataType: "text",
      "def:IsNonStandard": "Yes",
    },
    codes.map(({ value, meaning }) =>
      element("CodeListItem", { CodedValue: value }, [element("Decode", {}, [translated(meaning)])]),
    ),
  );
}

function method(dataset: AnalysisDataset, variable: Variable): Element {
  return element(
    "MethodDef",
    { OID: methodId(dataset, variable), Name: `${dataset.name}.${variable.name}`, Type: "Computation" },
    [description(variable.derivation)],
  );
}

function description(text: string): Element {
  return element("Description", {}, [translated(text)]);
}

function translated(text: string): Element {
  return element("TranslatedText", { "xml:lang": "en" }, [text]);
}
