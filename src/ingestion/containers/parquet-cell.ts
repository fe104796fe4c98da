/** A value of a Parquet column as the text of a cell, without loss. */
import type { FileMetaData, ParquetParsers, SchemaElement } from "hyparquet";
import { clockText, dayText, instantText, numberText, scaledText, singleText } from "./value-text.ts";

/** The text of a value; undefined where it has none. */
export type CellText = (value: unknown) => string | undefined;

/** In place of a date beyond the calendar: bytes that are no text, so that the cell they stand in is refused. */
const UNREADABLE = Uint8Array.of(0xff);

const utf8 = new TextDecoder("utf-8", { fatal: true });

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return utf8.decode(bytes);
  } catch {
    return undefined;
  }
}

export const PARSERS: Partial<ParquetParsers> = {
  timestampFromMilliseconds: (millis: bigint) => nullable(millis, (n) => instantText(n * 1_000_000n)),
  timestampFromMicroseconds: (micros: bigint) => nullable(micros, (n) => instantText(n * 1000n)),
  timestampFromNanoseconds: (nanos: bigint) => nullable(nanos, instantText),
  dateFromDays: (days: number) => (days === undefined || days === null ? days : (dayText(days) ?? UNREADABLE)),
  stringFromBytes: textOrBytes,
  jsonFromBytes: textOrBytes,
  geometryFromBytes: (bytes: Uint8Array) => bytes,
  geographyFromBytes: (bytes: Uint8Array) => bytes,
};

/** Bytes that are no UTF-8 stay bytes, so that the cell they stand in is refused. */
function textOrBytes(bytes: Uint8Array): unknown {
  return bytes instanceof Uint8Array ? (decoded(bytes) ?? bytes) : bytes;
}

function nullable(value: bigint | null | undefined, text: (value: bigint) => string | undefined): unknown {
  return value === undefined || value === null ? value : (text(BigInt(value)) ?? UNREADABLE);
}

/** Decimals are read as the integers they are stored as; the library would make doubles of them. */
export function withoutDecimals(metadata: FileMetaData): FileMetaData {
  const schema = metadata.schema.map((element) => (isDecimal(element) ? plain(element) : element));
  return { ...metadata, schema };
}

function isDecimal({ converted_type: converted, logical_type: logical }: SchemaElement): boolean {
  return converted === "DECIMAL" || logical?.type === "DECIMAL";
}

function plain({ converted_type: _converted, logical_type: _logical, ...element }: SchemaElement): SchemaElement {
  return element;
}

export function cellTextOf(element: SchemaElement): CellText {
  const scale = scaleOf(element);
  const clock = clockUnit(element);
  return (value) => {
    if (value === undefined || value === null) return "";
    if (scale !== undefined && isStoredInteger(value)) return scaledText(unscaled(value), scale);
    if (clock !== undefined && (typeof value === "number" || typeof value === "bigint"))
      return clockText(BigInt(value) * clock);
    if (element.type === "FLOAT" && typeof value === "number") return singleText(value);
    return plainText(value);
  };
}

function scaleOf(element: SchemaElement): number | undefined {
  if (!isDecimal(element)) return undefined;
  const logical = element.logical_type;
  return element.scale ?? (logical?.type === "DECIMAL" ? logical.scale : 0);
}

/** Nanoseconds in a unit of a column of clock times. */
function clockUnit({ converted_type: converted, logical_type: logical }: SchemaElement): bigint | undefined {
  if (converted === "TIME_MILLIS") return 1_000_000n;
  if (converted === "TIME_MICROS") return 1000n;
  if (logical?.type !== "TIME") return undefined;
  return { MILLIS: 1_000_000n, MICROS: 1000n, NANOS: 1n }[logical.unit];
}

type StoredInteger = number | bigint | Uint8Array;

function isStoredInteger(value: unknown): value is StoredInteger {
  return typeof value === "number" || typeof value === "bigint" || value instanceof Uint8Array;
}

/** Two's complement, big-endian, where it is bytes. */
function unscaled(value: StoredInteger): bigint {
  if (!(value instanceof Uint8Array)) return BigInt(value);
  const bits = value.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  return BigInt.asIntN(8 * value.length, bits);
}

function plainText(value: unknown): string | undefined {
  if (typeof value === "string") return value;
  if (typeof value === "number") return numberText(value);
  if (typeof value === "bigint" || typeof value === "boolean") return String(value);
  if (value instanceof Uint8Array) return decoded(value);
  return JSON.stringify(value, (_key, inner: unknown) => nestedValue(inner));
}

function nestedValue(value: unknown): unknown {
  if (typeof value === "bigint") return value.toString();
  return value instanceof Uint8Array ? decoded(value) : value;
}
