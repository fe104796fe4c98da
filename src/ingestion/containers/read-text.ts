/** Delimited text of a file: encoding and delimiter as declared, or detected and said; then its rows. */
import type { Diagnostic } from "../../core/diagnostic.ts";
import type { Container, Delimiter, Encoding } from "../../definition/sources/packing.ts";
import { isPlainForm, type PlainLane, readPlainly } from "../plain-lane/plain-reading.ts";
import type { ContainerOptions } from "./container-options.ts";
import { type DelimitedText, readDelimited } from "./delimited-rows.ts";
import { detectDelimiter } from "./delimiter.ts";
import { detectEncoding, plausibleEncodings } from "./encoding.ts";
import type { ExportFile, OnRow } from "./export-file.ts";
import { declaration, foreignFile } from "./foreign-file.ts";
import { messages } from "./messages.ts";
import { type Peeked, peek } from "./prefix.ts";
import { type Signature, signatureOf } from "./signature.ts";

export interface TextRead {
  readonly failure: Diagnostic | undefined;
  readonly notes: readonly Diagnostic[];
  readonly encoding: Encoding | undefined;
  readonly delimiter: Delimiter | undefined;
}

/** Who takes the rows of a text: `onRow` all that no lane takes. */
export interface RowTakers {
  readonly onRow: OnRow;
  readonly lane: PlainLane | undefined;
}

export async function readText(
  file: ExportFile,
  container: Container,
  options: ContainerOptions,
  { onRow, lane }: RowTakers,
): Promise<TextRead> {
  const peeked = await peek(file.bytes);
  const signature = signatureOf(peeked.prefix);
  const foreign = foreignFile(file.name, signature);
  if (foreign !== undefined) return { failure: foreign, notes: [], encoding: undefined, delimiter: undefined };
  const form = await formOf(file.name, peeked, signature, { container, options });
  if ("failure" in form) return { ...form, encoding: undefined, delimiter: undefined };
  const { text, notes } = form;
  const again = { name: file.name, bytes: peeked.bytes };
  const { failure, comments } = await (isPlainForm(text)
    ? readPlainly(again, text, onRow, lane)
    : readDelimited(again, text, onRow));
  const passed = [
    ...(text.headerLine > 1
      ? [messages.passedOver(file.name, text.headerLine - 1, "they stand before the header")]
      : []),
    ...(comments > 0 ? [messages.passedOver(file.name, comments, "they are comments")] : []),
  ];
  return {
    failure,
    notes: [...notes, ...passed],
    encoding: text.encoding,
    delimiter: text.delimiter as Delimiter,
  };
}

interface Declared {
  readonly container: Container;
  readonly options: ContainerOptions;
}

type Form =
  | { readonly text: DelimitedText; readonly notes: readonly Diagnostic[] }
  | { readonly failure: Diagnostic; readonly notes: readonly Diagnostic[] };

async function formOf(
  file: string,
  peeked: Peeked,
  signature: Signature,
  { container, options }: Declared,
): Promise<Form> {
  const notes: Diagnostic[] = [];
  const detected =
    options.encoding === "detect"
      ? await detectEncoding(file, peeked.prefix, signature)
      : { encoding: options.encoding ?? ("utf-8" as const) };
  if ("failure" in detected) return { failure: detected.failure, notes };
  const { encoding } = detected;
  if (options.encoding === "detect" && encoding !== "utf-8") notes.push(messages.detectedEncoding(file, encoding));
  const base = {
    encoding,
    quote: options.quote ?? '"',
    comment: options.comment,
    headerLine: options.headerLine ?? 1,
    advice: await adviceOn(peeked.prefix, signature, options),
  };
  const declared = options.delimiter ?? (container.startsWith("tsv") ? "\t" : ",");
  if (declared !== "detect") return { text: { ...base, delimiter: declared }, notes };
  const found = detectDelimiter(file, peeked.prefix, peeked.whole, base);
  if ("failure" in found) return { failure: found.failure, notes };
  if (found.delimiter !== ",") notes.push(messages.detectedDelimiter(file, found.delimiter));
  return { text: { ...base, delimiter: found.delimiter }, notes };
}

/** What to write where text that should be UTF-8 is not. */
async function adviceOn(
  prefix: Uint8Array,
  signature: Signature,
  options: ContainerOptions,
): Promise<string | undefined> {
  if (signature !== "text") return declaration(signature);
  if (options.encoding !== undefined && options.encoding !== "utf-8") return undefined;
  const candidates = isUtf8(prefix) ? [] : await plausibleEncodings(prefix);
  if (candidates.length === 0) return undefined;
  const written = candidates.map((encoding) => `\`encoding: ${encoding}\``).join(" or ");
  return `it looks like ${candidates.join(" or ")}: write ${written} in sources.yaml, or export the table as CSV (UTF-8)`;
}

function isUtf8(prefix: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(prefix, { stream: true });
    return true;
  } catch {
    return false;
  }
}
