/** Whether bytes are UTF-8 as the Unicode Standard defines it (table 3-7): no overlong forms, no surrogates, nothing above U+10FFFF. */
export function isUtf8(bytes: Uint8Array, start: number, end: number): boolean {
  let at = start;
  while (at < end) {
    const lead = bytes[at] ?? 0;
    const length = lead < 0x80 ? 1 : sequenceLength(lead, bytes[at + 1] ?? 0);
    if (length === 0 || at + length > end) return false;
    for (let next = at + 2; next < at + length; next += 1) if (!isContinuation(bytes[next] ?? 0)) return false;
    at += length;
  }
  return true;
}

/** Bytes of the sequence that a lead and its second byte begin; 0 where they begin none. */
function sequenceLength(lead: number, second: number): number {
  if (!isContinuation(second)) return 0;
  if (lead >= 0xc2 && lead <= 0xdf) return 2;
  if (lead === 0xe0) return second >= 0xa0 ? 3 : 0;
  if (lead === 0xed) return second <= 0x9f ? 3 : 0;
  if (lead >= 0xe1 && lead <= 0xef) return 3;
  if (lead === 0xf0) return second >= 0x90 ? 4 : 0;
  if (lead === 0xf4) return second <= 0x8f ? 4 : 0;
  return lead >= 0xf1 && lead <= 0xf3 ? 4 : 0;
}

function isContinuation(byte: number): boolean {
  return byte >= 0x80 && byte <= 0xbf;
}
