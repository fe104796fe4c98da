/** Whether bytes are UTF-8 text without NUL. The last character may be cut off; the first begins where the bytes do. */

const LEADING_BITS = 0x80808080 | 0;
const ONES = 0x01010101;

export function isSoundText(bytes: Uint8Array): boolean {
  if (isPlainAscii(bytes)) return true;
  if (bytes.includes(0)) return false;
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** Four bytes at a time: none has its leading bit, and none is NUL (a byte borrows from its leading bit only where it is 0). */
function isPlainAscii(bytes: Uint8Array): boolean {
  const shift = (4 - (bytes.byteOffset % 4)) % 4;
  const count = Math.max(0, Math.floor((bytes.length - shift) / 4));
  const words = count === 0 ? NONE : new Int32Array(bytes.buffer, bytes.byteOffset + shift, count);
  let seen = 0;
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? 0;
    seen |= word | ((word - ONES) & ~word);
  }
  if ((seen & LEADING_BITS) !== 0) return false;
  return isEachAscii(bytes, 0, Math.min(shift, bytes.length)) && isEachAscii(bytes, shift + 4 * count, bytes.length);
}

function isEachAscii(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === 0 || byte >= 0x80) return false;
  }
  return true;
}

const NONE = new Int32Array(0);
