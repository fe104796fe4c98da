/** Which container a file is, by its first bytes and then by its name. */
import type { Container } from "../../definition/sources/packing.ts";
import { type Signature, signatureOf } from "./signature.ts";

const BY_SIGNATURE: Partial<Record<Signature, Container>> = { xlsx: "xlsx", parquet: "parquet", xpt: "xpt" };

export function recognise(name: string, prefix: Uint8Array): { signature: Signature; container: Container } {
  const signature = signatureOf(prefix);
  return { signature, container: BY_SIGNATURE[signature] ?? textContainer(name.toLowerCase(), prefix, signature) };
}

function textContainer(name: string, prefix: Uint8Array, signature: Signature): Container {
  const isTabbed = /\.(?:tsv|tab)(?:\.gz)?$/.test(name);
  if (signature === "gzip") return isTabbed ? "tsv.gz" : "csv.gz";
  const opening = new TextDecoder().decode(prefix.subarray(0, 8192)).replace(/^\ufeff?\s*/, "");
  if (opening.startsWith("{")) return jsonContainer(name, opening);
  return isTabbed ? "tsv" : "csv";
}

/** Dataset-JSON says so among its first keys; its NDJSON form ends that object on the first line. */
function jsonContainer(name: string, opening: string): Container {
  if (!opening.includes('"datasetJSONVersion"')) return "ndjson";
  const isLines = /\.(?:ndjson|jsonl)$/.test(name) || /\}\s*\n\s*\[/.test(opening);
  return isLines ? "dataset-ndjson" : "dataset-json";
}
