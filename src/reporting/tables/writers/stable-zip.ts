/** A ZIP container (DOCX, XLSX) packed again so that the same content gives the same bytes: no clock in it. */
import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from "fflate";

/** The earliest time that a ZIP can hold. */
const EPOCH = "1980-01-01T00:00:00Z";
const CORE_PROPERTIES = "docProps/core.xml";

/** Entries keep their order; every time of change is 1980-01-01, also in the document's own properties. */
export function stableZip(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const entries = Object.entries(unzipSync(bytes)).map(
    ([name, content]) => [name, stableEntry(name, content)] as const,
  );
  const packed: Zippable = Object.fromEntries(entries);
  // fflate writes the date in local time, so a local date is the same everywhere.
  return zipSync(packed, { mtime: new Date(1980, 0, 1), level: 6 });
}

function stableEntry(name: string, content: Uint8Array): Uint8Array {
  if (name !== CORE_PROPERTIES) return content;
  const text = strFromU8(content).replace(
    /(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)/g,
    (_, open: string, close: string) => `${open}${EPOCH}${close}`,
  );
  return strToU8(text);
}
