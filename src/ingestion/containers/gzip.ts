/** The bytes inside a gzip file, as a stream, with a guard against a small file that unpacks to an endless one. */
import type { Diagnostic } from "../../core/diagnostic.ts";
import type { ExportFile } from "./export-file.ts";
import { messages } from "./messages.ts";

/** Laboratory exports shrink to a tenth or a twentieth; deflate cannot go beyond 1032. */
const HIGHEST_RATIO = 200;
/** Below this size a high ratio does no harm. */
const HARMLESS = 100_000_000;

/** Ends the reading of an unpacked file: an end would make a row of the row that is cut. Caught where the reading began. */
export class CannotUnpack extends Error {}

/** An unpacked file; `failure` is set when reading its bytes has thrown CannotUnpack. */
export interface Unpacked {
  readonly file: ExportFile;
  readonly failure: () => Diagnostic | undefined;
}

export function gunzipped(file: ExportFile): Unpacked {
  let failure: Diagnostic | undefined;
  const bytes = inflate(file, "gzip", (found) => {
    failure = found;
  });
  return { file: { name: file.name, bytes }, failure: () => failure };
}

async function* inflate(
  file: ExportFile,
  format: "gzip" | "deflate-raw",
  fail: (failure: Diagnostic) => void,
): AsyncGenerator<Uint8Array> {
  const stream = new DecompressionStream(format);
  const counts = { packed: 0, unpacked: 0 };
  const fed = feed(file.bytes, stream.writable, counts);
  const reader = stream.readable.getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      counts.unpacked += next.value.length;
      if (counts.unpacked > HARMLESS && counts.unpacked > HIGHEST_RATIO * counts.packed) {
        fail(bomb(file.name, counts));
        throw new CannotUnpack();
      }
      yield next.value;
    }
  } catch (problem) {
    if (!(problem instanceof CannotUnpack))
      fail(messages.damaged(file.name, "the gzip data are damaged or cut short", "copy the file again"));
    throw new CannotUnpack();
  } finally {
    await reader.cancel().catch(() => undefined);
    await fed;
  }
}

/** Never rejects: what is wrong with the data is seen where they are read. */
async function feed(
  bytes: AsyncIterable<Uint8Array>,
  writable: DecompressionStream["writable"],
  counts: { packed: number },
): Promise<void> {
  const writer = writable.getWriter();
  writer.closed.catch(() => undefined);
  try {
    for await (const chunk of bytes) {
      counts.packed += chunk.length;
      await writer.ready;
      await writer.write(chunk as Uint8Array<ArrayBuffer>);
    }
    await writer.close();
  } catch {
    await writer.abort().catch(() => undefined);
  }
}

function bomb(file: string, { packed, unpacked }: { packed: number; unpacked: number }): Diagnostic {
  return messages.tooLarge(
    file,
    `${packed} bytes unpack to more than ${unpacked}`,
    `${HIGHEST_RATIO} times from ${HARMLESS} bytes on`,
    "unpack it yourself and give the .csv if the content is meant",
  );
}
