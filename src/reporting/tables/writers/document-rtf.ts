/** Tables and figures as one RTF document: landscape A4, the study at the top, `Page x of y` at the bottom. ASCII only. */
import { type DocumentItem, type Figure, figureSize, PAPER, type TablesDocument } from "./document.ts";
import { LINE_HEIGHT } from "./pages.ts";
import { escapeRtf } from "./rtf-text.ts";
import { notesRtf, tableRtfPages, titleRtf } from "./table-rtf.ts";

export function documentRtf(document: TablesDocument): string {
  const { title, page } = document;
  const { width, height, margin, top, bottom } = PAPER;
  const pages = document.items.flatMap(itemPages);
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

function itemPages(item: DocumentItem): readonly string[] {
  return item.kind === "table" ? tableRtfPages(item.table) : [figurePage(item.figure)];
}

function figurePage(figure: Figure): string {
  const reserved = (figure.notes.length + figure.foot.length + 5) * LINE_HEIGHT;
  const { width, height } = figureSize(figure, reserved);
  const words = `{\\*\\picprop{\\sp{\\sn wzDescription}{\\sv ${escapeRtf(figure.alternative)}}}}`;
  const picture = `{\\pict${words}\\pngblip\\picw${figure.width}\\pich${figure.height}\\picwgoal${width}\\pichgoal${height}\n${hex(figure.png)}}`;
  return [titleRtf(figure), `\\pard\\qc ${picture}\\par`, ...notesRtf(figure)].join("\n");
}

/** Lines of 64 bytes. */
function hex(bytes: Uint8Array): string {
  const lines: string[] = [];
  for (let start = 0; start < bytes.length; start += 64)
    lines.push([...bytes.subarray(start, start + 64)].map((byte) => byte.toString(16).padStart(2, "0")).join(""));
  return lines.join("\n");
}
