/** The characters in which results are printed, made plain: full-width forms, superscripts, signs and spaces that only look different. */

const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** Changes no number: `１０⁹` is 10^9, never 109. */
export function plainText(text: string): string {
  if (isPlain(text)) return text.trim();
  return text
    .replace(/[⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+/g, (digits) => `^${[...digits].map(superscriptText).join("")}`)
    .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[\s\u200b\ufeff]+/g, " ")
    .replace(/[−﹣‐‑–—]/g, "-")
    .replace(/[〜∼]/g, "~")
    .replace(/[﹤]/g, "<")
    .replace(/[﹥]/g, ">")
    .replace(/[≦⩽]/g, "≤")
    .replace(/[≧⩾]/g, "≥")
    .replace(/[×✕✖]/g, "x")
    .trim();
}

/** Nearly all results are ASCII without odd spaces. */
function isPlain(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code > 0x7e || code < 0x20) return false;
  }
  return true;
}

function superscriptText(digit: string): string {
  if (digit === "⁻") return "-";
  return digit === "⁺" ? "" : String(SUPERSCRIPTS.indexOf(digit));
}
