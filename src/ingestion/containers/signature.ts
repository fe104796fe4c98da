/**
 * What the first bytes of a file say it is: the containers nadir reads, and the files that newcomers give it instead.
 * Signatures: RFC 1952 (gzip), PKWARE APPNOTE (zip), [MS-CFB] (old Excel, encrypted workbooks), Apache Parquet, SAS TS-140.
 */
import { byteText } from "./decoder.ts";

export type Signature =
  | "text"
  | "gzip"
  | "xlsx"
  | "zip"
  | "xls"
  | "encrypted-workbook"
  | "parquet"
  | "xpt"
  | "sas7bdat"
  | "html"
  | "xml"
  | "pdf"
  | "rtf"
  | "compressed"
  | "utf-16le"
  | "utf-16be";

const BINARY: readonly (readonly [string, Signature])[] = [
  ["\x1f\x8b", "gzip"],
  ["PAR1", "parquet"],
  ["HEADER RECORD*******LIB", "xpt"],
  ["%PDF-", "pdf"],
  ["{\\rtf", "rtf"],
  ["\xfd7zXZ\x00", "compressed"],
  ["BZh", "compressed"],
  ["(\xb5/\xfd", "compressed"],
  ["7z\xbc\xaf'\x1c", "compressed"],
  ["Rar!\x1a\x07", "compressed"],
  ["\xff\xfe", "utf-16le"],
  ["\xfe\xff", "utf-16be"],
];

export function signatureOf(prefix: Uint8Array): Signature {
  const head = byteText(prefix.subarray(0, 1024));
  if (head.startsWith("PK\x03\x04") || head.startsWith("PK\x05\x06")) return zipKind(prefix);
  if (head.startsWith("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")) return oldOffice(prefix);
  if (head.startsWith("\u00c2\u00ea\u0081\u0060", 12)) return "sas7bdat";
  const binary = BINARY.find(([start]) => head.startsWith(start));
  if (binary !== undefined) return binary[1];
  const opening = head.replace(/^(?:\xef\xbb\xbf)?\s+|^\xef\xbb\xbf/, "").toLowerCase();
  if (/^(?:<!doctype html|<html|<head|<body|<table|<meta )/.test(opening)) return "html";
  if (opening.startsWith("<?xml")) return opening.includes("<html") ? "html" : "xml";
  return wideText(prefix) ?? "text";
}

function zipKind(prefix: Uint8Array): Signature {
  const text = byteText(prefix);
  return text.includes("xl/") || text.includes("[Content_Types].xml") ? "xlsx" : "zip";
}

/** A workbook with a password is wrapped in the old container, with a stream of this name (UTF-16). */
function oldOffice(prefix: Uint8Array): Signature {
  const wrapped = [..."EncryptedPackage"].map((letter) => `${letter}\0`).join("");
  return byteText(prefix).includes(wrapped) ? "encrypted-workbook" : "xls";
}

/** Text of two bytes a letter without a mark: in a table, delimiters and digits leave a zero in every other byte. */
function wideText(prefix: Uint8Array): Signature | undefined {
  const sample = prefix.subarray(0, 4096);
  const zeros = [0, 0];
  for (const [index, byte] of sample.entries()) if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const enough = sample.length >= 4 && Math.max(even, odd) >= sample.length / 8;
  if (!enough || Math.min(even, odd) > 0) return undefined;
  return odd > even ? "utf-16le" : "utf-16be";
}
