/** Text inside RTF: braces and backslashes are escaped, everything beyond ASCII is `\uN?`. */

export function escapeRtf(text: string): string {
  let escaped = "";
  // Code units, not characters: RTF writes a character beyond the first plane as its two surrogates.
  for (let index = 0; index < text.length; index += 1) escaped += escapeUnit(text.charCodeAt(index));
  return escaped;
}

function escapeUnit(unit: number): string {
  const character = String.fromCharCode(unit);
  if (character === "\\" || character === "{" || character === "}") return `\\${character}`;
  if (unit >= 0x20 && unit < 0x7f) return character;
  // N is a signed 16-bit number.
  return `\\u${unit > 32767 ? unit - 65536 : unit}?`;
}
