/** Tables as one RTF document: landscape A4, the study at the top, `Page x of y` at the bottom. ASCII only. */
import { PAPER, type TablesDocument } from "./document.ts";
import { escapeRtf } from "./rtf-text.ts";
import { tableRtfPages } from "./table-rtf.ts";

export function documentRtf(document: TablesDocument): string {
  const { title, page } = document;
  const { width, height, margin, top, bottom } = PAPER;
  const pages = document.tables.flatMap(tableRtfPages);
  const lines = [
    "{\\rtf1\\ansi\\ansicpg1252\\deff0\\uc1",
    "{\\fonttbl{\\f0\\fswiss\\fcharset0 Arial;}}",
    `\\paperw${width}\\paperh${height}\\landscape\\margl${margin}\\margr${margin}\\margt${top}\\margb${bottom}`,
    "\\headery600\\footery500\\widowctrl\\fs18",
    `{\\header\\pard\\plain\\f0\\ql\\fs16 ${escapeRtf(title)}\\par}`,
    `{\\footer\\pard\\plain\\f0\\qr\\fs16 ${escapeRtf(page.before)}${field("PAGE")}${escapeRtf(page.between)}${field("NUMPAGES")}${escapeRtf(page.after)}\\par}`,
    pages.join("\n\\page\n"),
    "}",
  ];
  return `${lines.join("\n")}\n`;
}

function field(name: string): string {
  return `{\\field{\\*\\fldinst ${name}}{\\fldrslt 1}}`;
}
