/** A figure on a sheet of its own: title, picture, notes. */
import type { Sheet } from "write-excel-file/universal";
import type { Figure } from "./document.ts";
import { marks, spanned } from "./table-xlsx.ts";

const COLUMNS = 8;
const WIDTH = 14;
/** About the height of a row, in pixels of the screen. */
const ROW = 18;
const WIDEST = 900;

export function figureSheet(figure: Figure): Omit<Sheet<Blob>, "sheet"> {
  const widths = Array.from({ length: COLUMNS }, () => WIDTH);
  const across = (text: string) => spanned(text, COLUMNS, { widths, more: {} });
  const scale = Math.min(1, WIDEST / Math.max(1, figure.width));
  const size = { width: Math.round(figure.width * scale), height: Math.round(figure.height * scale) };
  const above = [figure.title, figure.population].filter((text) => text !== "").map(across);
  const room = Array.from({ length: Math.ceil(size.height / ROW) + 1 }, () => [null]);
  const below = [...figure.notes.map(({ mark, text }) => `${marks([mark])} ${text}`), ...figure.foot];
  return {
    data: [...above, ...room, ...below.map(across)],
    columns: widths.map((width) => ({ width })),
    orientation: "landscape",
    showGridLines: false,
    images: [
      {
        content: new Blob([new Uint8Array(figure.png)], { type: "image/png" }),
        contentType: "image/png",
        ...size,
        dpi: 96,
        anchor: { row: above.length + 1, column: 1 },
        title: figure.title,
        description: figure.alternative,
      },
    ],
  };
}
