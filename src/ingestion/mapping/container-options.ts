/** The reading options of a mapping in the words of the container reader, which are the same. */
import type { ReadingOptions, Sources } from "../../definition/sources/model.ts";
import type { ContainerOptions } from "../containers/container-options.ts";

/** Of canonical files: what sources.yaml declares for all files, and nothing else. */
export function canonicalOptions({ canonical }: Sources): ContainerOptions {
  const { encoding, delimiter, quote, comment, headerLine } = canonical.reading;
  return {
    encoding: encoding as ContainerOptions["encoding"],
    delimiter: delimiter as ContainerOptions["delimiter"],
    quote: quote as ContainerOptions["quote"],
    comment,
    headerLine,
  };
}

/** `columns` are the paths that become the columns of NDJSON. */
export function containerOptions(reading: ReadingOptions, columns: readonly string[]): ContainerOptions {
  return {
    container: reading.container as ContainerOptions["container"],
    encoding: reading.encoding as ContainerOptions["encoding"],
    delimiter: reading.delimiter as ContainerOptions["delimiter"],
    quote: reading.quote as ContainerOptions["quote"],
    comment: reading.comment,
    headerLine: reading.headerLine,
    sheet: reading.sheet,
    paths: reading.container === "ndjson" ? columns : undefined,
  };
}
