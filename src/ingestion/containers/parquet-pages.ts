/**
 * Whether the pages of a Parquet file are what its directory says: their sizes, how many values they have, and their check sums where they
 * have some. The library believes a page that says it has a thousand million values. Source: Apache Parquet format, PageHeader.
 */
import type { ColumnMetaData, FileMetaData } from "hyparquet";
import { crc32 } from "./crc32.ts";
import { type ThriftFields, ThriftReader } from "./thrift.ts";

/** Numbers of the fields of PageHeader, and the kinds of pages. */
const [TYPE, UNPACKED, PACKED, CHECK_SUM, DATA, DICTIONARY, DATA_V2] = [1, 2, 3, 4, 5, 7, 8];
const DICTIONARY_PAGE = 2;
/** Writers make pages of a megabyte; what a column unpacks to in all is not always told rightly. */
const LARGEST_PAGE = 256_000_000;
/** Of DataPageHeader and the others: the first field. */
const VALUES = 1;

export function arePagesSound(bytes: Uint8Array, { row_groups: groups }: FileMetaData): boolean {
  try {
    return groups.every(({ columns }) =>
      columns.every(({ meta_data: column }) => column === undefined || isColumnSound(bytes, column)),
    );
  } catch (problem) {
    if (problem instanceof RangeError) return false;
    throw problem;
  }
}

function isColumnSound(bytes: Uint8Array, column: ColumnMetaData): boolean {
  const [from, size, values] = [
    column.dictionary_page_offset || column.data_page_offset,
    column.total_compressed_size,
    column.num_values,
  ].map(Number) as [number, number, number];
  const end = from + size;
  if (from < 0 || size < 0 || values < 0 || end > bytes.length) return false;
  let found = 0;
  for (let at = from; at < end && found < values; ) {
    const page = pageAt(bytes, at);
    if (page.end > end || page.unpacked > LARGEST_PAGE || page.values < 0) return false;
    // A dictionary has a value in a bit of its text at most.
    if (page.isDictionary ? page.values > 8 * page.unpacked : page.values > values - found) return false;
    if (page.checkSum !== undefined && page.checkSum !== crc32(bytes.subarray(page.start, page.end))) return false;
    found += page.isDictionary ? 0 : page.values;
    at = page.end;
  }
  return found === values;
}

interface Page {
  readonly start: number;
  readonly end: number;
  readonly unpacked: number;
  readonly values: number;
  readonly isDictionary: boolean;
  readonly checkSum: number | undefined;
}

function pageAt(bytes: Uint8Array, at: number): Page {
  const reader = new ThriftReader(bytes, at);
  const header = reader.structure();
  const own = [DATA, DICTIONARY, DATA_V2].map((field) => header.get(field)).find((value) => value instanceof Map);
  const packed = numberIn(header, PACKED);
  if (packed < 0) throw new RangeError("a size below nothing");
  const checkSum = header.get(CHECK_SUM);
  return {
    start: reader.at,
    end: reader.at + packed,
    unpacked: numberIn(header, UNPACKED),
    values: own instanceof Map ? numberIn(own, VALUES) : 0,
    isDictionary: numberIn(header, TYPE) === DICTIONARY_PAGE,
    checkSum: typeof checkSum === "number" ? checkSum >>> 0 : undefined,
  };
}

function numberIn(fields: ThriftFields, id: number | undefined): number {
  const value = id === undefined ? undefined : fields.get(id);
  if (typeof value !== "number") throw new RangeError("a field is missing");
  return value;
}
