/**
 * When V8 turns functions into optimised machine code. With its own settings a run of a second spends a third of its processor time on
 * code that is used for a moment; compiled later, a large export takes a little longer. So: late, until a large file is opened.
 * Measured in docs/performance.md, on Node 20 only: other versions keep their settings.
 */
import { setFlagsFromString } from "node:v8";

const IS_MEASURED = process.versions.node.startsWith("20.");
/** Bytes of bytecode that a function runs through between two looks at whether it is hot; V8's own number is that of V8 11.3. */
const BUDGET = { late: 528_000, usual: 67_584 };
const LARGE_FILE_BYTES = 10_000_000;

let isLate = false;

export function optimiseLate(): void {
  if (!IS_MEASURED) return;
  setFlagsFromString(`--interrupt-budget=${BUDGET.late}`);
  isLate = true;
}

/** Before a file of this size is read. */
export function optimiseFor(bytes: number): void {
  if (!isLate || bytes < LARGE_FILE_BYTES) return;
  setFlagsFromString(`--interrupt-budget=${BUDGET.usual}`);
  isLate = false;
}
