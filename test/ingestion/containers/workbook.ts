/** Workbooks made for the tests, part by part, so that each can be wrong in one place. */
import { strToU8, zipSync } from "fflate";

export interface Parts {
  /** The content of `<sheetData>`. */
  readonly rows: string;
  readonly workbook?: string;
  readonly styles?: string;
  /** Where the workbook stands in the package. */
  readonly folder?: string;
  readonly extra?: Readonly<Record<string, Uint8Array>>;
}

const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const relations = (list: readonly (readonly [type: string, target: string])[]) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list
    .map(([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`)
    .join("")}</Relationships>`;

/** A workbook of one sheet, `Data`. */
export function workbook({ rows, workbook: flags = "", styles = "", folder = "xl/", extra = {} }: Parts): Uint8Array {
  const parts: Record<string, string> = {
    "[Content_Types].xml": "<Types/>",
    "_rels/.rels": relations([["officeDocument", `${folder}workbook.xml`]]),
    [`${folder}workbook.xml`]: `<workbook ${MAIN} xmlns:r="${OFFICE}">${flags}<sheets><sheet name="Data" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    [`${folder}_rels/workbook.xml.rels`]: relations([
      ["worksheet", "sheet1.xml"],
      ["styles", "styles.xml"],
    ]),
    [`${folder}sheet1.xml`]: `<worksheet ${MAIN}><sheetData>${rows}</sheetData></worksheet>`,
    [`${folder}styles.xml`]: `<styleSheet ${MAIN}>${styles}</styleSheet>`,
  };
  const files = Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)]));
  return zipSync({ ...files, ...extra }, { level: 1 });
}

/** Styles whose cell formats have these number formats, in order; those from 164 on are given. */
export function stylesOf(ids: readonly number[], own: Readonly<Record<number, string>> = {}): string {
  const formats = Object.entries(own).map(([id, code]) => `<numFmt numFmtId="${id}" formatCode="${code}"/>`);
  const cells = ids.map((id) => `<xf numFmtId="${id}" xfId="0"/>`);
  return `<numFmts>${formats.join("")}</numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs>${cells.join("")}</cellXfs>`;
}
