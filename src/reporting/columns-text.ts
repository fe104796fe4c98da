/** Text in aligned columns for a terminal. */

/** Pads every column to its widest cell; columns listed in `right` are aligned right. Trailing blanks are dropped. */
export function alignColumns(rows: readonly (readonly string[])[], right: readonly number[] = []): string {
  const widths = rows.reduce<number[]>((known, row) => {
    row.forEach((cell, column) => {
      known[column] = Math.max(known[column] ?? 0, displayWidth(cell));
    });
    return known;
  }, []);
  return rows
    .map((row) =>
      row
        .map((cell, column) => pad(cell, widths[column] ?? 0, right.includes(column)))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

function pad(cell: string, width: number, right: boolean): string {
  const space = " ".repeat(Math.max(0, width - displayWidth(cell)));
  return right ? space + cell : cell + space;
}

/** East Asian wide characters take two places on a terminal. */
function displayWidth(text: string): number {
  let width = 0;
  for (const character of text)
    width += /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(
      character,
    )
      ? 2
      : 1;
  return width;
}

/** Control characters of names from files and marks that turn the direction of writing must not drive a terminal. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, "\uFFFD");
}
