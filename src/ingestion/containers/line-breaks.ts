/** How many lines end in a text or in its bytes: LF, CR LF and a lone CR each end one. */

export const LINE_FEED = 0x0a;
export const CARRIAGE_RETURN = 0x0d;

export function lineBreaks(text: string): number {
  return text.match(/\r\n|\n|\r/g)?.length ?? 0;
}

/** Of the bytes from `start` to `end` of a text in which no other letter has the byte of a line end. */
export function lineBreaksInBytes(bytes: Uint8Array, start: number, end: number): number {
  let count = 0;
  for (let at = start; at < end; at += 1) {
    if (bytes[at] === LINE_FEED || (bytes[at] === CARRIAGE_RETURN && bytes[at + 1] !== LINE_FEED)) count += 1;
  }
  return count;
}
