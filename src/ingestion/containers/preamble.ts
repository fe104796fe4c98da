/** The lines before the header: they are counted and not read. */

const BREAK = /\r\n|\n|\r(?!$)/g;

export class Preamble {
  private left: number;
  private held = "";

  constructor(lines: number) {
    this.left = lines;
  }

  /** The text after the lines that are passed over; empty while they last. A carriage return at the end waits for its line feed. */
  after(text: string, isLast: boolean): string {
    if (this.left === 0) return text;
    const all = this.held + text;
    let end = 0;
    BREAK.lastIndex = 0;
    while (this.left > 0) {
      const found = BREAK.exec(all);
      if (found === null) break;
      end = found.index + found[0].length;
      this.left -= 1;
    }
    if (this.left === 0) return this.release(all.slice(end));
    this.held = isLast ? "" : all.slice(end);
    return "";
  }

  private release(text: string): string {
    this.held = "";
    return text;
  }
}
