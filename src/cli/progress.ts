/** One line of progress on standard error, only on a terminal and only for files that take a while. */
const WORTH_SHOWING_BYTES = 20_000_000;
const INTERVAL_MS = 200;
const CLEAR_LINE = "\r\u001b[K";

export interface Progress {
  readonly read: (chunk: Uint8Array) => void;
  readonly end: () => void;
}

const SILENT: Progress = { read: () => {}, end: () => {} };

/** `total` in bytes. Of a text file also the lines per second since its start. */
export function showProgress(name: string, total: number): Progress {
  if (process.stderr.isTTY !== true || total < WORTH_SHOWING_BYTES) return SILENT;
  const started = Date.now();
  const isText = /\.(csv|tsv|txt|tab|json|ndjson)$/i.test(name);
  let [bytes, lines, shown] = [0, 0, 0];
  return {
    read: (chunk) => {
      bytes += chunk.length;
      if (isText) lines += lineCount(chunk);
      const now = Date.now();
      if (now - shown < INTERVAL_MS) return;
      shown = now;
      const speed = isText && now > started ? `, ${speedText((1000 * lines) / (now - started))}` : "";
      process.stderr.write(`${CLEAR_LINE}${progressText(name, bytes, total)}${speed}`);
    },
    end: () => process.stderr.write(CLEAR_LINE),
  };
}

function progressText(name: string, bytes: number, total: number): string {
  return `${name}: ${Math.floor((100 * bytes) / total)}% of ${Math.round(total / 1e6)} MB`;
}

/** `1.2 million lines/s`, `84,000 lines/s` */
function speedText(linesPerSecond: number): string {
  if (linesPerSecond >= 1e6) return `${(linesPerSecond / 1e6).toFixed(1)} million lines/s`;
  const thousands = Math.round(linesPerSecond / 1000);
  return thousands === 0 ? `${Math.round(linesPerSecond)} lines/s` : `${thousands},000 lines/s`;
}

function lineCount(chunk: Uint8Array): number {
  const LINE_FEED = 10;
  let count = 0;
  for (let at = chunk.indexOf(LINE_FEED); at !== -1; at = chunk.indexOf(LINE_FEED, at + 1)) count += 1;
  return count;
}

/** Says what is being done while it is; on a terminal only. */
export async function whileShowing<Value>(text: string, work: () => Promise<Value>): Promise<Value> {
  if (process.stderr.isTTY !== true) return work();
  process.stderr.write(`${CLEAR_LINE}${text} …`);
  try {
    return await work();
  } finally {
    process.stderr.write(CLEAR_LINE);
  }
}
