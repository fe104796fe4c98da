/** Whether two stretches of bytes are the same, compared four at a time. A stretch that is not whole equals nothing. */
export function areEqual(a: DataView, aStart: number, b: DataView, bStart: number, length: number): boolean {
  if (aStart + length > a.byteLength || bStart + length > b.byteLength) return false;
  const words = length & ~3;
  let at = 0;
  for (; at < words; at += 4) if (a.getInt32(aStart + at, true) !== b.getInt32(bStart + at, true)) return false;
  for (; at < length; at += 1) if (a.getUint8(aStart + at) !== b.getUint8(bStart + at)) return false;
  return true;
}
