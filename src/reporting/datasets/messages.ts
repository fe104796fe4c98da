/** What may be said about a data set that a format cannot hold. The other formats are written all the same. */
import type { Diagnostic } from "../../core/diagnostic.ts";

function warning(code: string, file: string, line: number, message: string, hint: string): Diagnostic {
  return { code, severity: "warning", message, where: { file, line }, hint };
}

const INSTEAD = "the transport file is not written; the Dataset-JSON of the same name has everything";

export const datasetMessages = {
  xportName: (file: string, name: string) =>
    warning("RUN_XPORT_NAME", file, 1, `${JSON.stringify(name)} is no name for SAS version 5`, INSTEAD),
  xportLabel: (file: string, name: string, label: string) =>
    warning(
      "RUN_XPORT_LABEL",
      file,
      1,
      `the label ${JSON.stringify(label)} of ${name} has more than 40 characters, or other than ASCII`,
      INSTEAD,
    ),
  xportCell: (file: string, row: number, variable: string, fault: string) =>
    warning("RUN_XPORT_VALUE", file, row, `${variable}: ${fault}`, INSTEAD),
};
