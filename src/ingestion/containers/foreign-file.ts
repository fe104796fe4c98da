/** The files that are no table nadir can read, and what their owner does about it. */
import type { Diagnostic } from "../../core/diagnostic.ts";
import { messages } from "./messages.ts";
import type { Signature } from "./signature.ts";

const REMEDIES: Partial<Record<Signature, readonly [what: string, remedy: string]>> = {
  xls: ["an old Excel workbook (.xls), whatever its name says", "open it in Excel and save it as .xlsx or CSV (UTF-8)"],
  "encrypted-workbook": [
    "a workbook with a password",
    "open it in Excel, remove the password (File, Info, Protect Workbook) and save it again",
  ],
  zip: ["a zip archive", "unpack it and give the files inside it"],
  html: [
    "a web page (HTML), not a table",
    "a download that needed a login gives one, and so do reports 'for Excel': open it in a spreadsheet and save it as CSV (UTF-8)",
  ],
  xml: ["XML, not a table", "export the table as CSV (UTF-8), or open it in a spreadsheet and save it as .xlsx"],
  pdf: ["a PDF document, not a table", "ask for the export as CSV or .xlsx"],
  rtf: ["a text document (RTF), not a table", "ask for the export as CSV or .xlsx"],
  sas7bdat: ["a SAS dataset (.sas7bdat)", "write it as a transport file (.xpt) with the XPORT engine, or as CSV"],
  compressed: ["a compressed file", "unpack it; of compressed text only .gz is read"],
};

/** The diagnostic for a file of a kind that no option makes readable; undefined for the others. */
export function foreignFile(file: string, signature: Signature): Diagnostic | undefined {
  const remedy = REMEDIES[signature];
  return remedy === undefined ? undefined : messages.otherFormat(file, remedy[0], remedy[1]);
}

/** What to declare so that a file that was taken for plain CSV is read; undefined where nothing is known. */
export function declaration(signature: Signature): string | undefined {
  if (signature === "utf-16le" || signature === "utf-16be")
    return `it is text in UTF-16: write \`encoding: ${signature}\` in sources.yaml, or export the table as CSV (UTF-8)`;
  const container = { gzip: "csv.gz", xlsx: "xlsx", parquet: "parquet", xpt: "xpt" }[signature as string];
  return container === undefined
    ? undefined
    : `write \`container: ${container}\` in sources.yaml, or export the table as CSV (UTF-8)`;
}
