/** What a byte of a delimited text file is to a scanner. Ordinary and wide bytes are text; the others end it. */
import { CARRIAGE_RETURN, LINE_FEED } from "../containers/line-breaks.ts";

export const QUOTE = 0x22;

export const ORDINARY = 0;
export const WIDE = 1;
/** The classes from here to RETURN end a bare field. */
export const DELIMITER = 2;
export const LINE_END = 3;
export const RETURN = 4;
export const QUOTATION = 5;
export const NUL = 6;

/** The class of every byte. */
export type ByteClasses = Uint8Array;

export function byteClasses(delimiter: number): ByteClasses {
  const classes = new Uint8Array(256).fill(WIDE, 0x80);
  classes[0] = NUL;
  classes[LINE_FEED] = LINE_END;
  classes[CARRIAGE_RETURN] = RETURN;
  classes[QUOTE] = QUOTATION;
  classes[delimiter] = DELIMITER;
  return classes;
}

/** Whether a bare field ends before the byte at `at`; false behind the last byte there is. */
export function endsField(classes: ByteClasses, bytes: Uint8Array, at: number): boolean {
  if (at >= bytes.length) return false;
  const kind = classes[bytes[at] ?? 0] ?? ORDINARY;
  return kind >= DELIMITER && kind <= RETURN;
}
