/** One line of progress on standard error, only on a terminal and only for files that take a while. */
const WORTH_SHOWING_BYTES = 20_000_000;
const INTERVAL_MS = 200;

export interface Progress {
  readonly at: (bytes: number) => void;
  readonly end: () => void;
}

export function showProgress(name: string, total: number): Progress {
  if (process.stderr.isTTY !== true || total < WORTH_SHOWING_BYTES) return { at: () => {}, end: () => {} };
  let shown = 0;
  return {
    at: (bytes) => {
      const now = Date.now();
      if (now - shown < INTERVAL_MS) return;
      shown = now;
      process.stderr.write(`\r${name}: ${Math.floor((100 * bytes) / total)}% of ${Math.round(total / 1e6)} MB`);
    },
    end: () => process.stderr.write("\r\u001b[K"),
  };
}

/** Says what is being done while it is; on a terminal only. */
export async function whileShowing<Value>(text: string, work: () => Promise<Value>): Promise<Value> {
  if (process.stderr.isTTY !== true) return work();
  process.stderr.write(`${text} …`);
  try {
    return await work();
  } finally {
    process.stderr.write("\r\u001b[K");
  }
}
