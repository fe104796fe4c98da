/**
 * Whether the pages of a Parquet file are what its directory says: their sizes, how many values they have, and their check sums where they
 * have some. The library believes a page that says it has a thousand million values. Source: Apache Parquet format, PageHeader.
 */
import type { ColumnMetaData, CompressionCodec, FileMetaData } from "hyparquet";
import { crc32 } from "./crc32.ts";
import { areRunsSound, type Levels } from "./parquet-runs.ts";
import { leafLevels } from "./parquet-schema.ts";
import { type ThriftFields, ThriftReader } from "./thrift.ts";

/** Numbers of the fields of PageHeader, and the kinds of pages. */
const [TYPE, UNPACKED, PACKED, CHECK_SUM, DATA, DICTIONARY, DATA_V2] = [1, 2, 3, 4, 5, 7, 8];
const DICTIONARY_PAGE = 2;
/** Writers make pages of a megabyte; what a column unpacks to in all is not always told rightly. */
const LARGEST_PAGE = 256_000_000;
/** Of DataPageHeader and the others: the first field. */
const VALUES = 1;

/** The columns are those of the schema, in its order. Throws where a page cannot be unpacked or is cut short. */
export function arePagesSound(bytes: Uint8Array, { schema, row_groups: groups }: FileMetaData): boolean {
  const levels = leafLevels(schema);
  return groups.every(({ columns }) =>
    columns.every(
      ({ meta_data: column }, index) => column === undefined || isColumnSound(bytes, column, levels[index]),
    ),
  );
}

function isColumnSound(bytes: Uint8Array, column: ColumnMetaData, levels: Levels | undefined): boolean {
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
    if (page.end > end || !isPageSound(bytes, page, { codec: column.codec, levels, left: values - found }))
      return false;
    found += page.isDictionary ? 0 : page.values;
    at = page.end;
  }
  return found === values;
}

interface InColumn {
  readonly codec: CompressionCodec;
  readonly levels: Levels | undefined;
  /** Values of the column that earlier pages do not have. */
  readonly left: number;
}

function isPageSound(bytes: Uint8Array, page: Page, { codec, levels, left }: InColumn): boolean {
  const content = bytes.subarray(page.start, page.end);
  if (page.unpacked > LARGEST_PAGE || page.values < 0) return false;
  if (page.checkSum !== undefined && page.checkSum !== crc32(content)) return false;
  // A dictionary has a value in a bit of its text at most.
  if (page.isDictionary) return page.values <= 8 * page.unpacked;
  if (page.values > left) return false;
  return page.values === 0 || levels === undefined || areRunsSound({ ...page, bytes: content, codec }, levels);
}

interface Page {
  readonly start: number;
  readonly end: number;
  readonly unpacked: number;
  readonly values: number;
  readonly isDictionary: boolean;
  readonly encoding: number;
  readonly levelBytes: readonly [number, number] | undefined;
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
    encoding: encodingOf(header),
    levelBytes: levelBytesOf(header),
    checkSum: typeof checkSum === "number" ? checkSum >>> 0 : undefined,
  };
}

/** Field 2 of DataPageHeader, 4 of DataPageHeaderV2. */
function encodingOf(header: ThriftFields): number {
  const [first, second] = [header.get(DATA as number), header.get(DATA_V2 as number)];
  if (first instanceof Map) return numberIn(first, 2);
  return second instanceof Map ? numberIn(second, 4) : -1;
}

/** DataPageHeaderV2: 5 definition levels, 6 repetition levels, in bytes. */
function levelBytesOf(header: ThriftFields): readonly [number, number] | undefined {
  const second = header.get(DATA_V2 as number);
  return second instanceof Map ? [numberIn(second, 6), numberIn(second, 5)] : undefined;
}

function numberIn(fields: ThriftFields, id: number | undefined): number {
  const value = id === undefined ? undefined : fields.get(id);
  if (typeof value !== "number") throw new RangeError("a field is missing");
  return value;
}
