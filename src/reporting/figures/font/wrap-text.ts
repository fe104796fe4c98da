/** Lines of text that fit a width. Nothing is ever cut off: what has no place to break at is broken where the width ends. */
import type { FigureFont, Weight } from "./figure-font.ts";

/** Where a line may end: after a space, a hyphen or a slash, and on both sides of a Chinese character. */
const PIECES = /[^ \-/\u2e80-\u9fff\uff00-\uffef]*(?:[ \-/]+|[\u2e80-\u9fff\uff00-\uffef][，。；、：）”]*|$)/gu;

export function wrapText(
  font: FigureFont,
  text: string,
  width: number,
  size: number,
  weight: Weight,
): readonly string[] {
  const fits = (line: string) => font.width(line.trimEnd(), size, weight) <= width;
  const lines: string[] = [];
  let line = "";
  const place = (piece: string) => {
    if (line === "" || fits(line + piece)) line += piece;
    else {
      lines.push(line);
      line = piece;
    }
    while (!fits(line)) {
      const head = longestFitting(line, fits);
      lines.push(head);
      line = line.slice(head.length);
    }
  };
  for (const [piece] of text.matchAll(PIECES)) if (piece !== "") place(piece);
  return [...lines, line].map((each) => each.trim()).filter((each, index) => each !== "" || index === 0);
}

function longestFitting(line: string, fits: (head: string) => boolean): string {
  let head = "";
  for (const character of line) {
    if (head !== "" && !fits(head + character)) return head;
    head += character;
  }
  return head;
}
