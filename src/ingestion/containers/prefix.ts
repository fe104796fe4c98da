/** A look at the beginning of a file that leaves the file whole. */

/** Enough to meet the first letters that are not ASCII in nearly every export. */
const PREFIX_BYTES = 1 << 20;

export interface Peeked {
  readonly prefix: Uint8Array;
  /** The file ends within the prefix. */
  readonly whole: boolean;
  /** All bytes, the prefix included. */
  readonly bytes: AsyncIterable<Uint8Array>;
}

export async function peek(bytes: AsyncIterable<Uint8Array>, limit = PREFIX_BYTES): Promise<Peeked> {
  const iterator = bytes[Symbol.asyncIterator]();
  const chunks: Uint8Array[] = [];
  let size = 0;
  let whole = false;
  while (size < limit && !whole) {
    const next = await iterator.next();
    if (next.done === true) whole = true;
    else {
      chunks.push(next.value);
      size += next.value.length;
    }
  }
  return { prefix: joined(chunks, size).subarray(0, limit), whole, bytes: rest(chunks, iterator, whole) };
}

async function* rest(
  chunks: readonly Uint8Array[],
  iterator: AsyncIterator<Uint8Array>,
  whole: boolean,
): AsyncGenerator<Uint8Array> {
  try {
    yield* chunks;
    if (whole) return;
    for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) yield next.value;
  } finally {
    // A reader that stops early closes the file.
    await iterator.return?.();
  }
}

export function joined(chunks: readonly Uint8Array[], size: number): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}
