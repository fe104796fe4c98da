/** What is written into a file: whole, or in pieces where the whole would be held in memory twice. */
export type FileContent = string | Uint8Array | readonly Uint8Array[];

/** The content in pieces, in their order. */
export function piecesOf(content: FileContent): readonly (string | Uint8Array)[] {
  return typeof content === "string" || content instanceof Uint8Array ? [content] : content;
}

/** The content as text; bytes are read as UTF-8, and a byte order mark is kept. */
export function textOf(content: FileContent): string {
  if (typeof content === "string") return content;
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  const pieces = content instanceof Uint8Array ? [content] : content;
  return pieces.map((piece) => decoder.decode(piece, { stream: true })).join("") + decoder.decode();
}
