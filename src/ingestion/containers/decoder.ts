/**
 * The decoder of an encoding. windows-1252 is decoded here: some releases of Node (20.20 among them) read the bytes 80 to 9F as control
 * characters unless they come as a stream. Source: WHATWG Encoding Standard, index windows-1252; latin1 is a label of it.
 */
import type { Encoding } from "../../definition/sources/packing.ts";

export interface Decoder {
  decode(bytes?: Uint8Array, options?: { readonly stream?: boolean }): string;
}

/** With `fatal` bytes that the encoding does not have throw; a byte order mark stays in the text. */
export function decoderOf(encoding: Encoding, { fatal }: { readonly fatal: boolean }): Decoder {
  return encoding === "windows-1252" || encoding === "iso-8859-1"
    ? WINDOWS_1252
    : new TextDecoder(encoding, { fatal, ignoreBOM: true });
}

/** 80 to 9F; the five that have no letter stay control characters. */
const LETTERS =
  "\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f" +
  "\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178";

/** Every byte is a letter, so it never fails and holds nothing back. */
const WINDOWS_1252: Decoder = {
  decode: (bytes = new Uint8Array(0)) =>
    byteText(bytes).replace(/[\u0080-\u009f]/g, (byte) => LETTERS[byte.charCodeAt(0) - 0x80] ?? byte),
};

/** As many as a call may have arguments. */
const PIECE = 8192;

/** One character for each byte, of the same number: for looking at binary headers. */
export function byteText(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += PIECE) text += String.fromCharCode(...bytes.subarray(at, at + PIECE));
  return text;
}
