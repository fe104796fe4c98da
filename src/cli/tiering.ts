/**
 * When V8 turns functions into optimised machine code. With its own settings a run of a second spends a fifth to a third of its processor
 * time on code that is used for a moment. So: late; on Node 20, where that makes a large export slower, until one is opened.
 * Measured in docs/performance.md, on the versions of Node named here: others keep their settings.
 */
import { setFlagsFromString } from "node:v8";

interface Settings {
  readonly late: readonly string[];
  /** V8's own, for a large export; none where later is no slower there. */
  readonly large: readonly string[];
}

/** V8's own counts of calls are a tenth of these. */
const CALLS_TEN_TIMES = [
  "--invocation-count-for-maglev=4000",
  "--invocation-count-for-maglev-osr=1000",
  "--invocation-count-for-turbofan=30000",
  "--invocation-count-for-osr=8000",
];

/** By the major version of Node. V8 11.3 counts the bytes of bytecode that a function runs through, later ones its calls. */
const SETTINGS: Readonly<Record<string, Settings>> = {
  "20": { late: ["--interrupt-budget=528000"], large: ["--interrupt-budget=67584"] },
  "22": { late: CALLS_TEN_TIMES, large: [] },
  "24": { late: CALLS_TEN_TIMES, large: [] },
};
const LARGE_FILE_BYTES = 10_000_000;

const settings = SETTINGS[process.versions.node.split(".")[0] ?? ""];
let isLate = false;

export function optimiseLate(): void {
  for (const flag of settings?.late ?? []) setFlagsFromString(flag);
  isLate = true;
}

/** Before a file of this size is read. */
export function optimiseFor(bytes: number): void {
  if (!isLate || bytes < LARGE_FILE_BYTES) return;
  for (const flag of settings?.large ?? []) setFlagsFromString(flag);
  isLate = false;
}
