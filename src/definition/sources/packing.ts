/** The words of sources.yaml for how a file is packed and written. */

/** The word of `container:`; the order is the order of the documentation. */
export const CONTAINERS = [
  "csv",
  "tsv",
  "csv.gz",
  "tsv.gz",
  "xlsx",
  "dataset-json",
  "dataset-ndjson",
  "xpt",
  "parquet",
  "ndjson",
] as const;
export type Container = (typeof CONTAINERS)[number];

/** The word of `encoding:`; each is a label of the WHATWG Encoding Standard. */
export const ENCODINGS = [
  "utf-8",
  "utf-16le",
  "utf-16be",
  "gb18030",
  "gbk",
  "big5",
  "shift_jis",
  "windows-1252",
  "iso-8859-1",
] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** The word of `delimiter:`. */
export const DELIMITERS = [",", ";", "\t", "|"] as const;
export type Delimiter = (typeof DELIMITERS)[number];
