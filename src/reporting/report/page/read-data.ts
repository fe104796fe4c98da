/** The data of the page: JSON, compressed so that a file of many participants stays small enough to send. */
import type { PageData } from "../page-data.ts";

export async function readPageData(): Promise<PageData | undefined> {
  const packed = document.getElementById("page-data")?.textContent?.trim() ?? "";
  if (packed === "") return undefined;
  const bytes = Uint8Array.from(atob(packed), (character) => character.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return JSON.parse(await new Response(stream).text()) as PageData;
}
