/**
 * Which encoding a text has. The guess of chardet is taken only where strict decoding and the letters themselves agree;
 * where two encodings remain, the owner says which.
 */
import type { Diagnostic } from "../../core/diagnostic.ts";
import type { Encoding } from "../../definition/sources/packing.ts";
import { decoderOf } from "./decoder.ts";
import { messages } from "./messages.ts";
import type { Signature } from "./signature.ts";

/** chardet's names of the encodings nadir reads. EUC and KOI8 are not among them: then the text is not read. */
const OF_CHARDET: Readonly<Record<string, Encoding>> = {
  GB18030: "gb18030",
  Big5: "big5",
  Shift_JIS: "shift_jis",
  "ISO-8859-1": "windows-1252",
  "windows-1252": "windows-1252",
};

const LIKELY = 20;

/** Where the guess of chardet fits nothing, as for a text of a few letters: what strict decoding and the letters allow. */
const BY_LETTERS: readonly Encoding[] = ["gb18030", "big5", "shift_jis", "windows-1252"];

export type DetectedEncoding = { readonly encoding: Encoding } | { readonly failure: Diagnostic };

export async function detectEncoding(
  file: string,
  prefix: Uint8Array,
  signature: Signature,
): Promise<DetectedEncoding> {
  if (signature === "utf-16le" || signature === "utf-16be") return { encoding: signature };
  if (decodes("utf-8", prefix)) return { encoding: "utf-8" };
  const candidates = await plausibleEncodings(prefix);
  const [only, other] = candidates;
  if (only !== undefined && other === undefined) return { encoding: only };
  return { failure: messages.encodingUnclear(file, candidates) };
}

/** What a text that is not UTF-8 may be, the likeliest first; empty where nothing fits. */
export async function plausibleEncodings(prefix: Uint8Array): Promise<readonly Encoding[]> {
  const { default: chardet } = await import("chardet");
  const rated = new Map<Encoding, number>();
  for (const { name, confidence } of chardet.analyse(prefix)) {
    const encoding = OF_CHARDET[name];
    if (encoding !== undefined && !rated.has(encoding)) rated.set(encoding, confidence);
  }
  const fitting = [...rated].filter(
    ([encoding, confidence]) => confidence >= LIKELY && decodes(encoding, prefix) && isPlausible(encoding, prefix),
  );
  if (fitting.length === 0)
    return BY_LETTERS.filter((encoding) => decodes(encoding, prefix) && isPlausible(encoding, prefix));
  const best = Math.max(...fitting.map(([, confidence]) => confidence));
  return fitting.filter(([, confidence]) => confidence > best / 2).map(([encoding]) => encoding);
}

/** The prefix may end within a letter. */
function decodes(encoding: Encoding, prefix: Uint8Array): boolean {
  try {
    decoderOf(encoding, { fatal: true }).decode(prefix, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** Letters that a table of a hospital in that part of the world is made of; a wrong guess gives rare and private ones. */
const COMMON: Readonly<Partial<Record<Encoding, RegExp>>> = {
  gb18030:
    /[\u3001-\u3011\u4e00-\u9fff\uff01-\uff5e\u00b5\u00b0\u00b1\u00b7\u00d7\u2013-\u2030\u2190-\u2193\u2264\u2265\u03b1-\u03c9\u2160-\u216b]/u,
  big5: /[\u3001-\u3011\u4e00-\u9fff\uff01-\uff5e\u00b0\u00b1\u00b7\u00d7\u2013-\u2030\u2190-\u2193\u2264\u2266\u2267\u03b1-\u03c9]/u,
  shift_jis:
    /[\u3001-\u3011\u3040-\u30ff\u4e00-\u9fff\uff01-\uff9f\u00b0\u00b1\u00d7\u2190-\u2193\u2266\u2267\u03b1-\u03c9]/u,
  "windows-1252":
    /[\u00a0-\u00bf\u00c0-\u00ff\u20ac\u0160\u0161\u017d\u017e\u0152\u0153\u0178\u2013-\u2026\u2030\u2122]/u,
};

function isPlausible(encoding: Encoding, prefix: Uint8Array): boolean {
  const text = decoderOf(encoding, { fatal: false }).decode(prefix, { stream: true });
  const letters = [...text].filter((letter) => letter > "\u007f");
  const common = COMMON[encoding];
  if (common === undefined || letters.length === 0) return true;
  // Western letters stand alone among ASCII, or two together; four are two letters of another writing read byte by byte.
  if (encoding === "windows-1252" && /[\u0080-\u00ff\u0152-\u0192\u02c6-\u02dc\u2013-\u2122]{4}/u.test(text))
    return false;
  return letters.filter((letter) => common.test(letter)).length >= 0.95 * letters.length;
}
