/** The data of the page as compressed JSON in base64: small, and never markup, whatever the export holds. */
import { deflateSync } from "fflate";
import type { PageData } from "./page-data.ts";

const LEVEL = 9;
const BLOCK = 0x8000;

export function packedData(data: PageData): string {
  const packed = deflateSync(new TextEncoder().encode(JSON.stringify(data)), { level: LEVEL });
  let text = "";
  for (let start = 0; start < packed.length; start += BLOCK)
    text += String.fromCharCode(...packed.subarray(start, start + BLOCK));
  return btoa(text);
}
