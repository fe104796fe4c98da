/** What a laboratory prints beside a number: arrows, H and L, asterisks, "(repeated)". Stripped for reading, and kept. */

const MARK = "↑+|↓+|⬆+|⬇+|▲+|▼+|△+|▽+|[*★☆!#]+";
const LETTERS = "HH|LL|H|L|N|AA|A|R|HIGH|LOW|High|Low|high|low";
const WORDS = "已?复查|已?复测|已?复检|偏高|偏低|危急值?|高|低|repeated|Repeated|rechecked|checked";
const TRAILING = new RegExp(`^ ?(${MARK}|[([](?:${MARK}|${LETTERS}|${WORDS})[)\\]]|${LETTERS}|${WORDS})(?![A-Za-z])`);
const LEADING = new RegExp(`^(${MARK}|(?:HH|LL|H|L)(?= )) ?(?=[\\d<>≤≥.+-])`);

export interface Unflagged {
  readonly text: string;
  /** As printed, in order; empty where there was none. */
  readonly flags: readonly string[];
}

/** Takes the flags off a number. A text of which anything else remains after the last digit is left as it is. */
export function stripFlags(text: string): Unflagged {
  const flags: string[] = [];
  const lead = LEADING.exec(text);
  if (lead !== null) flags.push(lead[1] ?? "");
  const body = lead === null ? text : text.slice(lead[0].length);
  const end = afterLastDigit(body);
  if (end === 0) return { text, flags: [] };
  let tail = body.slice(end);
  while (tail !== "") {
    const found = TRAILING.exec(tail);
    if (found === null) return tail.trim() === "" ? { text: body.slice(0, end), flags } : { text, flags: [] };
    flags.push(found[1] ?? "");
    tail = tail.slice(found[0].length);
  }
  return { text: body.slice(0, end), flags };
}

function afterLastDigit(text: string): number {
  for (let at = text.length; at > 0; at -= 1) {
    const code = text.charCodeAt(at - 1);
    if (code >= 0x30 && code <= 0x39) return at;
  }
  return 0;
}
